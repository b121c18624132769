"""What a person may send out at once on an account today, or why it needs approval. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Person

from . import standing, wording
from .kinds import NEVER_AT_ONCE
from .models import Mandate

AT_ONCE = "brand.mandate.immediate"
APPROVAL = "brand.mandate.approval"
VIEWS = "brand.approval"
HACKED = "brand.hacked"
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something needs approval: a short code for programs, a sentence, and the clause behind it."""

    code: str
    text: Any
    clause: str


@dataclass(frozen=True, slots=True)
class Authority:
    """Whether a message may go out at once, under which mandate, and every reason why not."""

    at_once: bool
    mandate: Mandate | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Message:
    """What somebody wants to send out."""

    account: Account
    kind: str
    topics: tuple[str, ...]
    language: str


def authority(
    person: Person,
    account: Account,
    kind: str,
    topics: Iterable[str] = (),
    language: str = AUTO,
    day: date | None = None,
) -> Authority:
    """What the mandate of a person says on a message of this kind, on these topics, in this language.

    `kind` is one of `kinds.KINDS`; `language` is "auto" where it is not known; `day` is today unless
    another is given. Two queries.
    """
    day = day or timezone.localdate()
    mandates = list(Mandate.objects.filter(account=account, person=person).select_related("supervisor"))
    mandate = standing.of(mandates, day)
    message = _Message(account, kind, tuple(topics), language)
    reasons = (
        *_of_the_person(person, account, day),
        *_of_the_message(message, mandate),
        *(_within(message, mandate) if mandate else [_missing(mandates, day)]),
    )
    return Authority(not reasons, mandate, reasons)


def _of_the_person(person: Person, account: Account, day: date) -> Iterator[Reason]:
    if person.has_left(day):
        yield Reason("left", _("Who has left the university sends nothing out in its name."), AT_ONCE)
    elif not Membership.objects.on(day).filter(account=account, person=person).exists():
        text = wording.sentence(_("You do not work on {account} now."), account=str(account))
        yield Reason("member", text, AT_ONCE)


def _of_the_message(message: _Message, mandate: Mandate | None) -> Iterator[Reason]:
    """What holds whatever the mandate says."""
    if message.account.state == Account.State.HACKED:
        yield Reason("hacked", _("The account is out of our hands: nothing goes out at once."), HACKED)
    elif message.account.state == Account.State.CLOSED:
        yield Reason("closed", _("The account is closed: nothing goes out on it."), AT_ONCE)
    if message.kind in NEVER_AT_ONCE:
        yield Reason("views", _("A message with the university's views always needs approval."), VIEWS)


def _missing(mandates: list[Mandate], day: date) -> Reason:
    """Why no mandate holds, by the one that comes nearest."""
    if begins := [m for m in mandates if m.is_agreed() and m.starts > day]:
        first = min(begins, key=lambda mandate: mandate.starts)
        text = _("Your mandate begins on {day}. Until then every post needs approval.")
        return Reason("not-begun", wording.sentence(text, day=_date(first.starts)), AT_ONCE)
    if waiting := [m for m in mandates if m.state == Mandate.State.PROPOSED]:
        text = _("Your mandate waits for the yes of {name}. Until then every post needs approval.")
        return Reason("not-agreed", wording.sentence(text, name=str(waiting[0].asked)), AT_ONCE)
    if ended := [m.last_day() for m in mandates if _is_over(m, day)]:
        text = _("Your mandate ended on {day}. Until there is a new one, every post needs approval.")
        return Reason("ended", wording.sentence(text, day=_date(max(ended))), AT_ONCE)
    return Reason("none", _("No mandate yet: until there is one, every post needs approval."), AT_ONCE)


def _is_over(mandate: Mandate, day: date) -> bool:
    if mandate.state == Mandate.State.ENDED:
        return mandate.last_day() is not None
    return mandate.is_agreed() and mandate.ends is not None and mandate.ends < day


def _within(message: _Message, mandate: Mandate) -> Iterator[Reason]:
    """What the mandate in force leaves to approval."""
    if message.kind not in mandate.kinds and message.kind not in NEVER_AT_ONCE:
        text = wording.sentence(
            _("Your mandate covers {covered}, not {kind}."),
            covered=wording.kinds(mandate.kinds),
            kind=wording.kind(message.kind),
        )
        yield Reason("kind", text, AT_ONCE)
    yield from _on_topics(message, mandate)
    yield from _on_languages(message, mandate)


def _on_topics(message: _Message, mandate: Mandate) -> Iterator[Reason]:
    if held := _shared(message.topics, mandate.approval_topics):
        text = _("You agreed that {topics} always needs approval.")
        yield Reason("approval-topic", wording.sentence(text, topics=wording.quoted(held)), APPROVAL)
    if not mandate.topics:
        return
    allowed = wording.quoted(mandate.topics)
    if not message.topics:
        text = _("Your mandate holds for {allowed} only. Say what this is about.")
        yield Reason("topic-unknown", wording.sentence(text, allowed=allowed), AT_ONCE)
    elif others := _beyond(message.topics, mandate.topics, held):
        text = _("Your mandate holds for {allowed}, not for {others}.")
        reason = wording.sentence(text, allowed=allowed, others=wording.quoted(others))
        yield Reason("topic", reason, AT_ONCE)


def _on_languages(message: _Message, mandate: Mandate) -> Iterator[Reason]:
    """An unknown language is fine only where each language it could be is in the mandate."""
    if not mandate.languages or message.language in mandate.languages:
        return
    covered = wording.languages(mandate.languages)
    if message.language != AUTO:
        text = _("Your mandate covers posts in {covered}, not in {language}.")
        reason = wording.sentence(text, covered=covered, language=wording.language(message.language))
        yield Reason("language", reason, AT_ONCE)
    elif set(message.account.languages or dict(settings.LANGUAGES)) - set(mandate.languages):
        text = _("Your mandate covers posts in {covered} only. Say which language this is in.")
        yield Reason("language-unknown", wording.sentence(text, covered=covered), AT_ONCE)


def _plain(topic: str) -> str:
    return " ".join(topic.casefold().split())


def _shared(topics: Iterable[str], named: Iterable[str]) -> list[str]:
    known = {_plain(topic) for topic in named}
    return [topic for topic in topics if _plain(topic) in known]


def _beyond(topics: Iterable[str], named: Iterable[str], held: list[str]) -> list[str]:
    """Those topics that the mandate does not name, without what was said already."""
    known = {_plain(topic) for topic in named}
    return [topic for topic in topics if _plain(topic) not in known and topic not in held]


_date = lazy(lambda day: date_format(day, "DATE_FORMAT"), str)
