"""The private check for programs: the same advice, and the same silence."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from pedel.desk import packs
from pedel.desk.knowledge import known
from pedel.policy import Draft, Media, Profile, check
from pedel.policy.render.json import to_json

from .forms import LONGEST

PREFIX = "/check"
router = Router(tags=["check"])

Line = Annotated[str, Field(max_length=1000)]


class ProfileIn(Schema):
    """The profile a post appears under; an empty field means: known to be empty."""

    name: Line = ""
    handle: Line = ""
    bio: Line = ""
    link: Line = ""


class MediaIn(Schema):
    """A picture, video, sound or document; `alt` is null when it has no description."""

    name: Line = ""
    alt: Line | None = None
    kind: Literal["picture", "video", "audio", "document"] = "picture"


class CheckIn(Schema):
    """A draft; `reader` is the language of the answer, the draft's own when null."""

    text: Annotated[str, Field(max_length=LONGEST)]
    account: Literal["personal", "brand"] = "personal"
    lang: Literal["auto", "en", "nl"] = "auto"
    profile: ProfileIn | None = None
    media: Annotated[list[MediaIn], Field(max_length=20)] = []
    network: Annotated[str, Field(max_length=100)] = ""
    reader: Literal["en", "nl"] | None = None


@router.post("", auth=None, response=dict[str, Any], summary="Check a draft in private")
def private_check(request: HttpRequest, draft: CheckIn) -> HttpResponse:
    """What the guidelines say of a draft, as `urn:pedel:report:1`. Nothing is stored, logged or counted."""
    profile = Profile(**draft.profile.dict()) if draft.profile else None
    media = tuple(Media(**item.dict()) for item in draft.media)
    asked = Draft(draft.text, draft.account, draft.lang, profile, media, draft.network)
    report = check(asked, packs.in_force(), known=known())
    return HttpResponse(to_json(report, draft.reader), content_type="application/json")
