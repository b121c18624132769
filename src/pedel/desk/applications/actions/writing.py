"""Beginning an application, and writing its steps."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict, Denied

from .. import access, answers
from ..models import Application
from ..states import WRITABLE, State
from ..steps import STEPS
from .about import about

CHANGED = _("A colleague has changed this step meanwhile. What you typed stands below: put the two together.")


@action("application.begun", may=access.may_begin)
def begin(by: Actor, model: Application | None = None) -> Done:
    """An application for an account was begun."""
    if model is not None and not access.writes(by.person, model):
        raise Denied(access.THEIRS)
    fields = {name: getattr(model, name) for name in answers.COLUMNS} if model else {}
    application = Application.objects.create(applicant=by.person, **fields)
    return about(application, **({"model": model.pk} if model else {}))


@action("application.written", may=access.may_write)
def write(
    by: Actor,
    application: Application,
    *,
    step: str,
    wishes: tuple[dict[str, Any], dict[str, Any]],
    seen: str | None = None,
) -> Done:
    """A step of an application was written.

    `wishes` are the columns and what could not be read yet; `seen` tells the state of the step that the
    writer had before them, where they had one: Conflict when somebody else has changed it since.
    """
    values, unfinished = wishes
    now = Application.objects.select_for_update().get(pk=application.pk)
    form = STEPS[step](application=now)
    if seen is not None and seen != form.seen() and now.changed_by_id != by.id:
        raise Conflict(CHANGED)
    rest = {name: raw for name, raw in now.unfinished.items() if name not in form.fields}
    fields = {
        **values,
        "unfinished": rest | unfinished,
        "changed_at": timezone.now(),
        "changed_by": by.person,
    }
    if now.state == State.WRITING:
        fields["reminders"] = 0
    if not Application.objects.filter(pk=now.pk, state__in=WRITABLE).update(**fields):
        raise Conflict(access.NOT_NOW)
    application.refresh_from_db()
    return about(application, step=step)
