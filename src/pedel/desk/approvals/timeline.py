"""What happened to a request, one thing after another, as its page tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Decision, Request


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: when, in words, and what somebody wrote with it."""

    at: datetime
    icon: str
    text: str
    note: str = ""


def events(request: Request, decisions: Iterable[Decision], earlier: Iterable[Decision]) -> list[Event]:
    """The newest last; with what was said about earlier versions of the draft."""
    found = [*_of_request(request), *map(_said, decisions), *map(_said_before, earlier)]
    return sorted(found, key=lambda event: event.at)


def _of_request(request: Request) -> Iterator[Event]:
    yield Event(
        request.asked_at, icon="send", text=_("{name} asked for approval").format(name=request.asked_by)
    )
    if request.reminded_at:
        yield Event(request.reminded_at, icon="bell", text=_("The approvers were reminded"))
    if request.escalated_at:
        yield Event(request.escalated_at, icon="bell-ringing", text=_("The deputies were asked too"))
    if request.state == Request.State.WITHDRAWN and request.decided_at:
        yield Event(request.decided_at, icon="arrow-back-up", text=_("It was taken back"))
    if request.new_time_said_at:
        yield Event(request.new_time_said_at, icon="calendar-time", text=_("A new time was given"))


class Words(NamedTuple):
    """How a decision is told, and how when it was for somebody else."""

    icon: str
    plain: Any
    standing_in: Any


WORDS = {
    Decision.Word.APPROVE: Words(
        icon="circle-check",
        plain=gettext_lazy("{name} said yes"),
        standing_in=gettext_lazy("{name} said yes, for {seat}"),
    ),
    Decision.Word.DECLINE: Words(
        icon="circle-x",
        plain=gettext_lazy("{name} said no"),
        standing_in=gettext_lazy("{name} said no, for {seat}"),
    ),
    Decision.Word.ASK: Words(
        icon="message-question",
        plain=gettext_lazy("{name} asked"),
        standing_in=gettext_lazy("{name} asked, for {seat}"),
    ),
}


def _said(decision: Decision, also: str = "") -> Event:
    words, seat = WORDS[Decision.Word(decision.word)], decision.standing_in_for
    told = {"name": decision.person or decision.name, "seat": seat}
    text = str(words.standing_in if seat else words.plain).format(**told)
    return Event(decision.decided_at, words.icon, text + also, decision.note)


def _said_before(decision: Decision) -> Event:
    number = decision.step.request.revision.number
    return _said(decision, _(" (about version {number})").format(number=number))
