"""When a role may begin and end."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from pedel.desk.record.permission import Conflict

from .models import Assignment, Role


def must_fit(assignment: Assignment) -> None:
    """Raises ValidationError for dates out of order, somebody who leaves, or a role held already."""
    assignment.clean_fields(exclude=("person", "unit"))
    if assignment.ends is not None and assignment.ends < assignment.starts:
        raise ValidationError({"ends": _("The last day is before the first.")})
    person, last = assignment.person, assignment.person.leaves_on
    if last is not None and (assignment.ends is None or assignment.ends > last):
        raise ValidationError({"ends": _("%(name)s's last day is %(day)s.") % {"name": person, "day": last}})
    same = Assignment.objects.filter(person=person, unit=assignment.unit, role=assignment.role)
    if assignment.ends is not None:
        same = same.filter(starts__lte=assignment.ends)
    if same.filter(Q(ends=None) | Q(ends__gte=assignment.starts)).exists():
        raise ValidationError({"role": _("They already hold this role on this unit in that time.")})


def hold_stewards() -> None:
    """Until the transaction ends nobody else ends a steward's role: two cannot both be the last but one."""
    list(Assignment.objects.select_for_update().filter(role=Role.STEWARD).values_list("pk"))


def must_leave_a_steward(assignment: Assignment, day: date) -> None:
    """Somebody must be able to give roles: the last steward of the university stays."""
    if assignment.role != Role.STEWARD or not assignment.unit.is_root():
        return
    after = Assignment.objects.filter(role=Role.STEWARD, unit__depth=1).on(day + timedelta(days=1))
    if not after.exclude(pk=assignment.pk).exists():
        raise Conflict(_("They are the only steward. Give the role to somebody else first."))


def stop(assignment: Assignment, last_day: date) -> None:
    """Ends a role; one that never held a whole day has no last day, the record alone keeps it."""
    row = Assignment.objects.filter(pk=assignment.pk, ends=assignment.ends)
    done = row.delete()[0] if last_day < assignment.starts else row.update(ends=last_day)
    if not done:
        raise Conflict(_("This role has been changed meanwhile."))
    assignment.ends = last_day
