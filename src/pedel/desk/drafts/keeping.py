"""A draft's pictures and the library: each one is kept there, and each one there can be chosen here."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from pedel.desk.library import actions, renditions
from pedel.desk.library.access import may_change
from pedel.desk.library.incoming import Incoming
from pedel.desk.library.models import Asset
from pedel.desk.library.recipes import SHAPES, fitting
from pedel.desk.record.acting import Actor
from pedel.policy.language import identify

from .decoding import TYPES, Decoded, refusal
from .models import Draft, Picture

_ENDINGS = {kind: ending for ending, kind in TYPES.items()}
LANGUAGES = ("en", "nl")


def kept(by: Actor, draft: Draft, upload: Any, picture: Decoded) -> Asset:
    """What the library keeps of a picture that came with a draft: for the unit alone, until it is shared."""
    try:
        asset, _is_new = actions.add(by, draft.unit, Incoming.of(upload), is_shared=False)
    except ValidationError as error:
        raise refusal(" ".join(error.messages)) from error
    made = renditions.Made(b"", TYPES[picture.ending], picture.width, picture.height)
    renditions.known_as(asset, picture.sha256, picture.content.size, made)
    return asset


def taken(asset: Asset, draft: Draft, shape: str) -> Decoded:
    """A picture of the library for a draft: in that shape, small enough for all of the draft's networks."""
    if not asset.is_picture or asset.state != Asset.State.IN_USE:
        raise refusal(_("Only a picture that is in use can be put with a draft."))
    if asset.has_ended():
        raise refusal(_("The licence of “%s” has ended. Agree a new one, or choose another picture.") % asset)
    if shape not in SHAPES or (shape != "whole" and asset.terms and not asset.terms.may_be_cropped):
        raise refusal(_("This picture cannot be shown in that shape."))
    networks = [target.account.network for target in draft.targets.all()]
    row = renditions.rendition(asset, fitting(networks, shape))
    with row.file.open() as file:
        content = ContentFile(file.read())
    return Decoded(content, _ENDINGS[row.media_type], row.sha256, row.width, row.height)


def alt_of(asset: Asset, draft: Draft) -> str | None:
    """What the library says that a picture shows, in the draft's language; None where it says nothing."""
    nl, en = asset.alt_nl or None, asset.alt_en or None
    return nl or en if _language(draft.language, draft.text) == "nl" else en or nl


def take_along(by: Actor, draft: Draft, picture: Picture) -> None:
    """What somebody has said a picture shows is kept in the library too, where nobody had said it yet."""
    asset = picture.asset
    if asset is None or not picture.alt or not may_change(by, asset):
        return
    name = f"alt_{_language('auto', picture.alt)}"
    if not getattr(asset, name, "?"):
        actions.describe(by, asset, **{name: picture.alt})


def _language(chosen: str, text: str) -> str:
    """What was chosen, "en" or "nl", else what the text is in; "" where it is neither."""
    found = chosen if chosen in LANGUAGES else identify(text.casefold())
    return found if found in LANGUAGES else ""
