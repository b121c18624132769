"""Whom a request's events are told to; the words stand in `templates/approvals/notices/`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from pedel.desk.drafts.models import Draft
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person

from ..models import Request


def tell_of(request: Request, what: str, people: Iterable[Person | None], **facts: Any) -> None:
    """Tells people of something that happened to a request; never the text of the draft."""
    draft = request.revision.draft
    url = reverse("approval", args=[request.pk])
    tell(filter(None, people), kind=f"approvals.{what}", url=url, **accounts(draft), **facts)


def accounts(draft: Draft) -> dict[str, str]:
    """The account that speaks, as words of a notice name it."""
    names = [
        f"{target.account.name} · {target.account.network}"
        for target in draft.targets.select_related("account")
    ]
    return {"accounts": ", ".join(dict.fromkeys(names))}


def writers(request: Request, *, but: Person | None = None) -> list[Person]:
    """Those who had a hand in the draft and still work here."""
    ids = {request.asked_by_id, request.revision.draft.author_id, *request.revision.editors}
    people = Person.objects.filter(pk__in=ids)
    return [person for person in people if person != but and not person.has_left()]
