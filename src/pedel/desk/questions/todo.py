"""What of the question desk waits for a person: questions, answers, guidance to look at."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pedel.desk.people.models import Person, Role, within
from pedel.desk.ui.todo import Shortcut, Todo

from . import access, roster
from .models import Question, Wording

State = Question.State
NAMED = 5
"""So many are named one by one; with more, one line leads to all of them."""
MOST = 200
"""Questions at most that are looked through for one person."""


def waiting_for(person: Person) -> list[Todo]:
    """Questions to answer, own questions that were answered or asked back, guidance to decide about."""
    return [*_to_answer(person), *_come_back(person), *_guidance(person)]


def shortcuts(person: Person) -> list[Shortcut]:
    """Everybody may ask."""
    return [Shortcut(_("Ask a question"), reverse("new-question"), icon="message-question")]


def _to_answer(person: Person) -> list[Todo]:
    """Where they are asked now; a deputy who is not asked yet finds them in the list."""
    rows = access.answerable_for(person).filter(state=State.OPEN).order_by("due_at", "pk")
    found = list(rows[:MOST])
    if (number := len(found)) > NAMED:
        what = ngettext("%d question waits for an answer", "%d questions wait for an answer", number) % number
        url = f"{reverse('questions')}?show=answer"
        return [Todo(what, url, icon="message-question", due=found[0].due_at)]
    return [_asked(question) for question in found]


def _asked(question: Question) -> Todo:
    what = format_lazy(_("{name} asks you something"), name=str(question.asked_by))
    url = reverse("question", args=[question.pk])
    return Todo(what, url, icon="message-question", due=question.due_at, detail=question.unit.name)


def _come_back(person: Person) -> list[Todo]:
    rows = Question.objects.filter(
        Q(state=State.ANSWERED) | Q(state=State.ASKED_BACK), asked_by=person
    ).select_related("unit")
    words = {
        State.ANSWERED: _("Your question was answered: did it help?"),
        State.ASKED_BACK: _("The contact person needs to know something first"),
    }
    return [
        Todo(
            words[row.state],
            reverse("question", args=[row.pk]),
            icon="messages",
            group="care",
            detail=row.unit.name,
        )
        for row in rows[:NAMED]
    ]


def _guidance(person: Person) -> list[Todo]:
    if not roster.is_contact(person):
        return []
    waiting = Wording.objects.filter(state=Wording.State.WAITING).exclude(written_by=person)
    found = [
        Todo(
            format_lazy(_("Guidance waits for a second pair of eyes: {title}"), title=str(wording)),
            reverse("wording", args=[wording.pk]),
            icon="eye-check",
        )
        for wording in waiting.filter(
            within(person.paths(Role.CONTACT, Role.STEWARD), "guidance__unit__")
        ).order_by("written_at")[:NAMED]
    ]
    for guidance in access.look_again(person)[:NAMED]:
        what = format_lazy(_("Look at this guidance again: {title}"), title=str(guidance))
        url = reverse("look-again", args=[guidance.pk])
        found.append(Todo(what, url, icon="book", group="care"))
    return found
