"""What waits for my yes, and what came back to me."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Todo

from . import readiness, waiting
from .models import Decision, Request
from .row import Row
from .standing import standing


def waiting_for(person: Person) -> list[Todo]:
    """The oldest first."""
    mine = [_to_decide(each.request) for each in waiting.waiting_for(person) if each.is_theirs]
    return [*mine, *(todo for request in waiting.come_back(person) for todo in _back(person, request))]


def _to_decide(request: Request) -> Todo:
    row = Row(request)
    told = {"name": request.asked_by, "title": row.title}
    return Todo(
        what=_("{name} asks for your approval: {title}").format(**told),
        url=reverse("approval", args=[request.pk]),
        icon="checklist",
        due=row.due,
        detail=_detail(row, _("waiting for {time}").format(time=timesince(request.asked_at, depth=1))),
    )


def _back(person: Person, request: Request) -> Iterator[Todo]:
    """What somebody said about a post of mine, and what I can do now."""
    row, state, last = Row(request), standing(request), waiting.last_decision(request)
    if state == Request.State.WAITING and last and last.word == Decision.Word.ASK and last.person != person:
        yield _todo(row, _("{name} asks something about: {title}"), icon="message-question", name=last.person)
    elif state == Request.State.APPROVED and readiness.is_late(request.revision.draft, request):
        yield _todo(row, _("Approved after its time: {title}. Say when it goes out."), icon="calendar-time")


def _todo(row: Row, what: str, *, icon: str, **told: Any) -> Todo:
    url = reverse("approval", args=[row.request.pk])
    since = row.request.decided_at or row.request.asked_at
    detail = _detail(row, _("{time} ago").format(time=timesince(since, timezone.now(), depth=1)))
    return Todo(what=what.format(title=row.title, **told), url=url, icon=icon, group="care", detail=detail)


def _detail(row: Row, time: str) -> str:
    return " · ".join([*dict.fromkeys(name for name, _network in row.accounts), time])
