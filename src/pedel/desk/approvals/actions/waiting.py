"""What the desk does while nobody decides: it reminds, asks the deputies, and goes on without who left."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.people.models import Assignment, Person, Role
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from ..access import benches_of
from ..models import Request, Step
from ..roster import Bench
from ..standing import is_complete, open_step, standing
from .about import about, held
from .deciding import settle
from .ending import may_tidy
from .opening import opened
from .telling import tell_of, writers


@action("approval.reminded", may=may_tidy)
def remind(by: Actor, request: Request) -> Done:
    """The approvers were reminded of a request that waits."""
    now, bench, step = _waiting(request)
    _once(now, "reminded_at")
    people = bench.asked_first() if bench else []
    tell_of(now, "reminded", people, who=str(now.asked_by))
    return about(now.revision, now, request=now.pk, step=step.order, told=len(people))


@action("approval.escalated", may=may_tidy)
def escalate(by: Actor, request: Request) -> Done:
    """The deputies were asked for a request that waits too long; the contact person where there are none."""
    now, bench, step = _waiting(request)
    _once(now, "escalated_at")
    people = list(bench.deputies) if bench else []
    people = people or _contacts(now)
    tell_of(now, "escalated", people, who=str(now.asked_by))
    return about(now.revision, now, request=now.pk, step=step.order, told=len(people))


@action("approval.went_on", may=may_tidy)
def go_on(by: Actor, request: Request) -> Done:
    """A step was closed because all approvers who are left have said yes; another one has gone."""
    now, bench, step = _waiting(request)
    if bench is None or not is_complete(step, bench, step.decisions.all()):
        raise Conflict(_("This step still waits for somebody."))
    Step.objects.filter(pk=step.pk, state=Step.State.OPEN).update(state=Step.State.DONE)
    if not opened(now):
        settle(now)
        tell_of(now, "approved", writers(now), who=str(by))
    return about(now.revision, now, request=now.pk, step=step.order)


def _waiting(request: Request) -> tuple[Request, Bench | None, Step]:
    now = held(request)
    step = open_step(now)
    if standing(now) != Request.State.WAITING or step is None:
        raise Conflict(_("It does not wait any more."))
    return now, benches_of(now, [step])[step.pk], step


def _once(request: Request, field: str) -> None:
    if not Request.objects.filter(pk=request.pk, **{field: None}).update(**{field: timezone.now()}):
        raise Conflict(_("They have been told already."))


def _contacts(request: Request) -> list[Person]:
    """The contact persons of the nearest unit that has some."""
    unit = request.revision.draft.unit
    rows = Assignment.objects.on().filter(role=Role.CONTACT, unit__path__in=unit.lineage())
    rows = [row for row in rows.select_related("person", "unit") if not row.person.has_left()]
    nearest = max((row.unit.path for row in rows), key=len, default="")
    return [row.person for row in rows if row.unit.path == nearest]
