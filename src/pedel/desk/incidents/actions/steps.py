"""The steps of a runbook: done, left out, given to somebody, taken up again."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.notices.telling import alarm
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, measures
from ..models import Breach, Incident, Step
from ..runbook import runbook
from .about import about, check_running, text

State = Step.State
LONGEST = 500


@action("incident.step_done", may=access.may_take_step)
def do(by: Actor, step: Step, *, note: str = "") -> Done:
    """A step of an incident was done."""
    _check_ready(step)
    _move(by, step, State.DONE, text(note, "why", most=LONGEST))
    return about(step.incident, step=step.code)


@action("incident.step_skipped", may=access.may_take_step)
def skip(by: Actor, step: Step, *, why: str) -> Done:
    """A step of an incident was left out, with a reason."""
    needed = _("Say why this is left out. Whoever reads it later will ask.")
    _check_answered(step)
    _move(by, step, State.SKIPPED, text(why, "why", most=LONGEST, needed=needed))
    return about(step.incident, step=step.code)


@action("incident.step_reopened", may=access.may_take_step)
def redo(by: Actor, step: Step) -> Done:
    """A step of an incident was taken up again."""
    check_running(step.incident)
    rows = Step.objects.filter(pk=step.pk).exclude(state=State.TODO)
    if not rows.update(state=State.TODO, done_at=None, done_by=None, why=""):
        raise Conflict(_("This step is open already."))
    return about(step.incident, step=step.code)


@action("incident.step_assigned", may=access.may_take_step)
def assign(by: Actor, step: Step, *, to: Person | None) -> Done:
    """A step of an incident was given to somebody."""
    check_running(step.incident)
    if to is not None and to.has_left():
        raise Conflict(_("They do not work here any more."))
    Step.objects.filter(pk=step.pk).update(assigned_to=to)
    if to is not None and to.pk != by.id:
        facts = {"account": str(step.incident.account or step.incident.unit), "by": str(by)}
        alarm([to], "incidents.assigned", f"{measures.address(step.incident)}#{step.code}", **facts)
    return about(step.incident, step=step.code, to=to.pk if to else None)


def is_kept(incident: Incident) -> bool:
    """Whether evidence was handed in, or somebody said why there is none: only then is anything deleted."""
    return bool(incident.no_evidence) or incident.evidence.exists()


def settle(by: Actor, incident: Incident, code: str) -> None:
    """A step that is done by something else that happened."""
    step = incident.steps.filter(code=code, state=State.TODO)
    step.update(state=State.DONE, done_by=by.person, done_at=timezone.now())


def _check_ready(step: Step) -> None:
    incident, task = step.incident, runbook(step.incident.kind).task(step.code)
    if "evidence" in (task.after, task.id) and not is_kept(incident):
        raise Conflict(_("Evidence first: hand in what there is to see, or say why there is nothing."))
    _check_answered(step)


def _check_answered(step: Step) -> None:
    """The question about personal data is answered, not left out: “no” is an answer too."""
    incident = step.incident
    if runbook(incident.kind).task(step.code).shows == "breach":
        breach = Breach.objects.filter(incident=incident).first()
        if breach is None or breach.is_waiting:
            raise Conflict(_("Answer the question about personal data; the step is done with that."))


def _move(by: Actor, step: Step, to: str, why: str) -> None:
    check_running(step.incident)
    said = {"state": to, "why": why, "done_by": by.person, "done_at": timezone.now()}
    if not Step.objects.filter(pk=step.pk, state=State.TODO).update(**said):
        raise Conflict(_("Somebody has done this, or left it out, meanwhile."))
    for name, value in said.items():
        setattr(step, name, value)
