"""Whom an outcome is told to; the words stand in `templates/publishing/notices/`.

Told after the outcome was written down, and never a reason to send again: what goes wrong here is logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.urls import NoReverseMatch, reverse

from pedel.desk.accounts.models import Account
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person

from .models import Delivery

log = logging.getLogger("pedel.publishing")


def tell_editors(delivery: Delivery, what: str, **facts: Any) -> None:
    """Tells everybody who works on the account, and who let it through."""
    revision = delivery.revision
    people = [*keepers(delivery.account), revision.frozen_by, revision.draft.author]
    tell_of(delivery, what, people, **facts)


def tell_author(delivery: Delivery, what: str) -> None:
    """Tells who wrote it and who let it through."""
    tell_of(delivery, what, [delivery.revision.frozen_by, delivery.revision.draft.author])


def tell_of(delivery: Delivery, what: str, people: Iterable[Person], **facts: Any) -> None:
    """Tells people what became of a delivery; never the text of the draft. Raises nothing."""
    try:
        with transaction.atomic():
            told = {"account": str(delivery.account), "trouble": delivery.trouble, **facts}
            tell(people, kind=f"publishing.{what}", url=address(delivery), **told)
    except Exception:
        log.exception("delivery %s: its people could not be told (%s)", delivery.key, what)


def keepers(account: Account) -> list[Person]:
    """Owner, deputies and editors who work on an account today."""
    rows = account.memberships.at_work().select_related("person")
    return [row.person for row in rows]


def address(delivery: Delivery) -> str:
    """The delivery's page; its draft's while there is none."""
    try:
        return reverse("delivery", args=[delivery.pk])
    except NoReverseMatch:
        return reverse("draft", args=[delivery.revision.draft_id])
