"""What of the applications waits for a person; and everybody may begin one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Shortcut, Todo

from . import access
from .models import Application, Writer
from .states import WAITS_FOR_APPLICANT, State

MOST = 10
"""So many of one kind are named on the page that one begins with; the list has all."""


def waiting_for(person: Person) -> list[Todo]:
    """What waits for their word, for the register, or for them as applicants. Three queries."""
    word = access.waiting_for_word_of(person).order_by("due_on", "pk")[:MOST]
    ready = access.ready_for_register_by(person).order_by("due_on", "pk")[:MOST]
    return [
        *_todos(word, _("{name} wants to open {account}"), "address-book"),
        *_todos(ready, _("{account} can be put into the register"), "address-book"),
        *_own(person),
    ]


def shortcuts(person: Person) -> list[Shortcut]:
    """Everybody may think about an account."""
    return [Shortcut(_("Open an account"), reverse("new-application"), icon="plus")]


def _own(person: Person) -> list[Todo]:
    shared = Writer.objects.filter(person=person).values("application")
    rows = Application.objects.filter(Q(applicant=person) | Q(pk__in=shared)).select_related("applicant")
    rows = rows.filter(state__in=(State.WRITING, *WAITS_FOR_APPLICANT)).order_by("due_on", "pk")
    texts: dict[str, Any] = {
        State.ASKED: _("There is a question about your application for {account}"),
        State.ADVISED: _("There is advice on {account}: do you go on?"),
        State.WRITING: _("Your application for {account} is not sent yet"),
    }
    return [_todo(row, texts[row.state], "message-question") for row in rows[:MOST]]


def _todos(rows: Iterable[Application], text: Any, icon: str) -> list[Todo]:
    return [_todo(row, text, icon) for row in rows]


def _todo(row: Application, text: Any, icon: str) -> Todo:
    what = format_lazy(text, name=str(row.applicant), account=str(row))
    group = "care" if row.state == State.WRITING else "decide"
    return Todo(what, reverse("application", args=[row.pk]), icon=icon, group=group, due=_end_of(row.due_on))


def _end_of(day: Any) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.max.replace(microsecond=0))) if day else None
