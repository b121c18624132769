"""What the guidelines say of a draft, and what must be fixed or answered before it can go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pedel import networks
from pedel.desk.accounts.models import Account

from .checked import TargetReport, reports
from .findings import findings
from .models import Draft
from .questions import questions
from .writing import Writing

__all__ = ["Point", "TargetReport", "lang", "open_points", "reports"]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that keeps a draft from going out.

    `kind` is "empty", "limit", "stop", "answer" or "question"; `key` tells the finding or question again;
    `clause` is its id, empty for "empty" and "limit"; `text` says in the reader's language what to do.
    """

    kind: str
    key: str
    clause: str
    text: str


def open_points(draft: Draft, writing: Writing | None = None) -> list[Point]:
    """Everything that keeps a draft from going out; nothing when it can go."""
    prefetch_related_objects([draft], "targets__account", "pictures__asset")
    writing = writing or Writing.of(draft)
    return [
        *_unsendable(draft, writing),
        *_unanswered(draft, writing),
    ]


def lang() -> str:
    """The reader's language as the guidelines know it."""
    return "nl" if (get_language() or "").startswith("nl") else "en"


def _unsendable(draft: Draft, writing: Writing) -> Iterator[Point]:
    """What the networks will not take."""
    for target in draft.targets.all():
        wording, account = writing.wording(target.account_id), target.account
        if not wording.strip():
            yield Point("empty", str(account.pk), "", _("Nothing is written yet for %s.") % account)
            continue
        count = networks.length(networks.load(account.network), wording)
        if count.over:
            told = {"account": account, "over": count.over}
            text = _("The text for %(account)s is %(over)d over what the network takes.") % told
            yield Point("limit", str(account.pk), "", text)
        yield from _pictures(draft, account)


def _pictures(draft: Draft, account: Account) -> Iterator[Point]:
    limits, pictures = networks.load(account.network).limits, list(draft.pictures.all())
    if limits.pictures is not None and len(pictures) > limits.pictures:
        told = {"account": account, "most": limits.pictures}
        text = _("%(account)s takes at most %(most)d pictures with one post.") % told
        yield Point("limit", str(account.pk), "", text)
    for picture in pictures:
        if limits.alt and picture.alt and len(picture.alt) > limits.alt:
            told = {"account": account, "picture": picture.name, "most": limits.alt}
            text = _("The description of %(picture)s is too long for %(account)s: at most %(most)d.") % told
            yield Point("limit", f"{account.pk}:{picture.pk}", "", text)


def _unanswered(draft: Draft, writing: Writing) -> Iterator[Point]:
    for entry in findings(draft, lang(), writing):
        if entry.is_open:
            yield Point(entry.shown.level, entry.shown.key, entry.shown.clause.id, entry.shown.message)
    for put in questions(draft, lang(), writing):
        if put.is_open:
            yield Point("question", put.id, put.clause.id, put.text)
