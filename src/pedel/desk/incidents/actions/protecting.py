"""Protected incidents. The record says that there was one, and no more: no name, no account, no facts."""

from __future__ import annotations

from copy import copy
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict, Denied

from .. import intake, protection
from ..models import Helper, Protected, ProtectedFile, ProtectedNote, ProtectedStep
from ..protection import HERS, unnamed
from ..runbook import runbook
from .about import text

State, Says = Protected.State, ProtectedStep.Says
MOST_FILES, MOST_HELPERS = 30, 12
"""Ours: few people, and what they need."""


def begin(by: Actor, protected: Protected, *, helpers: list[Person]) -> Protected:
    """Opens one; whoever opens it for a colleague is their first helper."""
    begun: Protected = _opened(unnamed(by), protected, helpers=helpers)
    return begun


def change(by: Actor, protected: Protected, **wish: Any) -> Any:
    """Changes one: `says=(step, "yes")`, `done=step`, `undone=step`, `note=text`, `file=upload`,
    `helper=person`, `without=person`, `is_coordinated=bool`.
    """
    return _changed(unnamed(by), protected, **wish)


def end(by: Actor, protected: Protected) -> None:
    """Ends one."""
    _ended(unnamed(by), protected, to=State.CLOSED)


def reopen(by: Actor, protected: Protected) -> None:
    """Opens one again."""
    _ended(unnamed(by), protected, to=State.OPEN)


def forget(by: Actor, protected: Protected) -> None:
    """Wipes one with everything in it."""
    _erased(unnamed(by), protected)


@action("protected.opened", may=protection.may_begin, scope=None)
def _opened(by: Actor, protected: Protected, *, helpers: list[Person]) -> Done:
    """A protected incident was opened."""
    protected.opened_by, protected.what = by.person, text(protected.what, "what")
    protected.coordinator = protection.coordinator()
    if protected.concerned.has_left():
        raise ValidationError({"concerned": _("They do not work here any more.")})
    protected.save()
    tasks = runbook("threat").tasks
    ProtectedStep.objects.bulk_create(
        ProtectedStep(protected=protected, code=task.id, order=order) for order, task in enumerate(tasks, 1)
    )
    for person in {each.pk: each for each in [by.person, *helpers]}.values():
        _join(protected, person)
    people = [row.person for row in protected.helpers.select_related("person")]
    _tell([*people, protected.concerned, *filter(None, [protected.coordinator])], protected, by)
    return _done(protected)


@action("protected.changed", may=protection.may_help, scope=None)
def _changed(by: Actor, protected: Protected, **wish: Any) -> Done:
    """A protected incident was changed."""
    if not Protected.objects.filter(pk=protected.pk, state=State.OPEN).exists():
        raise Conflict(_("This has ended. Open it again to go on with it."))
    (what, value), = wish.items()  # fmt: skip
    return _done(protected, CHANGES[what](by, protected, value))


@action("protected.ended", may=protection.may_say, scope=None)
def _ended(by: Actor, protected: Protected, *, to: str) -> Done:
    """A protected incident was ended, or opened again."""
    closed_at = timezone.now() if to == State.CLOSED else None
    if not Protected.objects.filter(pk=protected.pk).exclude(state=to).update(state=to, closed_at=closed_at):
        raise Conflict(_("This has been done already."))
    return _done(protected)


@action("protected.erased", may=protection.may_erase, scope=None)
def _erased(by: Actor, protected: Protected) -> Done:
    """A protected incident was wiped with everything in it."""
    shadow = copy(protected)
    names = [row.file.name for row in protected.files.all()]
    protected.delete()
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names])
    return Done(None, about=shadow)


def _say(by: Actor, protected: Protected, wish: tuple[ProtectedStep, str]) -> ProtectedStep:
    step, word = wish
    if not protection.may_say(by, protected):
        raise Denied(HERS)
    if word not in Says:
        raise ValidationError({"says": _("Say yes or no.")})
    ProtectedStep.objects.filter(pk=step.pk).update(says=word, said_at=timezone.now())
    return step


def _do(by: Actor, protected: Protected, step: ProtectedStep) -> ProtectedStep:
    rows = ProtectedStep.objects.filter(pk=step.pk, says=Says.YES, done_at=None)
    if not rows.update(done_by=by.person, done_at=timezone.now()):
        raise Conflict(_("The person concerned has not said yes to this, or it has been done."))
    return step


def _undo(by: Actor, protected: Protected, step: ProtectedStep) -> ProtectedStep:
    ProtectedStep.objects.filter(pk=step.pk).update(done_by=None, done_at=None)
    return step


def _note(by: Actor, protected: Protected, words: str) -> ProtectedNote:
    words = text(words, "text", needed=_("Write something first."))
    return ProtectedNote.objects.create(protected=protected, by=by.person, text=words)


def _file(by: Actor, protected: Protected, upload: Any) -> ProtectedFile:
    if protected.files.count() >= MOST_FILES:
        raise ValidationError({"file": _("At most 30 files. Put further ones into a zip.")})
    taken = intake.taken_in(upload)
    row = ProtectedFile(protected=protected, name=taken.name, added_by=by.person)
    row.media_type, row.size, row.sha256 = taken.media_type, taken.size, taken.sha256
    row.file.save(f"{uuid4().hex}{taken.ending}", taken.content, save=False)
    row.save()
    return row


def _add(by: Actor, protected: Protected, person: Person) -> Helper:
    if not protection.may_say(by, protected):
        raise Denied(HERS)
    if protected.helpers.count() >= MOST_HELPERS:
        raise ValidationError({"person": _("At most 12 people: few know, few can tell.")})
    row = _join(protected, person)
    if row is None:
        raise ValidationError({"person": _("They are with you already.")})
    _tell([person], protected, by)
    return row


def _remove(by: Actor, protected: Protected, person: Person) -> None:
    if by.person.pk != person.pk and not protection.may_say(by, protected):
        raise Denied(HERS)
    Helper.objects.filter(protected=protected, person=person).delete()


def _coordinate(by: Actor, protected: Protected, is_wanted: bool) -> None:
    if not protection.may_say(by, protected):
        raise Denied(HERS)
    person = protection.coordinator() if is_wanted else None
    Protected.objects.filter(pk=protected.pk).update(coordinator=person)
    _tell(filter(None, [person]), protected, by)


CHANGES = {
    "says": _say, "done": _do, "undone": _undo, "note": _note, "file": _file, "helper": _add,
    "without": _remove, "is_coordinated": _coordinate,
}  # fmt: skip


def _join(protected: Protected, person: Person) -> Helper | None:
    """Somebody helps from now on; None for the person concerned, the coordinator, and who helps already."""
    if person.pk in (protected.concerned_id, protected.coordinator_id) or person.has_left():
        return None
    row, is_new = Helper.objects.get_or_create(protected=protected, person=person)
    return row if is_new else None


def _tell(people: Any, protected: Protected, by: Actor) -> None:
    """They are asked to look on the desk, and nothing else."""
    others = [person for person in people if person.pk != by.person.pk]
    tell(others, "incidents.protected", f"/protected/{protected.pk}/")


def _done(protected: Protected, result: Any = None) -> Done:
    return Done(protected if result is None else result, about=protected)
