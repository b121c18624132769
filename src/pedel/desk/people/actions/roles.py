"""Roles on units: given, ended, and kept in line with the provider's groups."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..dates import hold_stewards, must_fit, must_leave_a_steward, stop
from ..models import Assignment, GroupMapping, Person


@action("role.given", may=access.may_give, scope=None)
def give(by: Actor, assignment: Assignment) -> Done:
    """A role on a unit was given to a person.

    The wish is an assignment that is not saved yet.
    """
    must_fit(assignment)
    assignment.save()
    return _done(assignment)


@action("role.ended", may=access.may_end, scope=None)
def end(by: Actor, assignment: Assignment, *, last_day: date | None = None) -> Done:
    """A role on a unit was ended.

    With a last day, or at once. A role is never made longer; it is given anew.
    """
    yesterday = timezone.localdate() - timedelta(days=1)
    day = last_day or yesterday
    if assignment.ends is not None and day >= assignment.ends:
        raise Conflict(_("This role already ends on that day, or before it."))
    hold_stewards()
    must_leave_a_steward(assignment, day)
    stop(assignment, day)
    return _done(assignment)


@action("role.given_by_group", may=access.may_follow_provider, scope=None)
def give_by_group(by: Actor, assignment: Assignment) -> Done:
    """A role was given because the identity provider names a group."""
    assignment.save()
    return _done(assignment)


@action("role.ended_by_group", may=access.may_follow_provider, scope=None)
def end_by_group(by: Actor, assignment: Assignment) -> Done:
    """A role was ended because the identity provider no longer names its group."""
    stop(assignment, timezone.localdate() - timedelta(days=1))
    return _done(assignment)


def follow(by: Actor, person: Person, groups: Iterable[str]) -> None:
    """Brings the roles that groups give a person in line with these groups; hand-given ones stay.

    A mapping never gives a role to whoever made it.
    """
    mappings = GroupMapping.objects.filter(group__in=list(groups)).select_related("unit")
    wanted = {(m.group, m.unit_id, m.role, m.is_deputy): m for m in mappings if m.made_by_id != person.pk}
    held = Assignment.objects.on().filter(person=person).select_related("unit")
    for row in held.exclude(granted_by_group=""):
        if (row.granted_by_group, row.unit_id, row.role, row.is_deputy) not in wanted:
            end_by_group(by, row)
    covered = set(held.all().values_list("unit_id", "role"))
    for mapping in wanted.values():
        if (mapping.unit_id, mapping.role) not in covered:
            covered.add((mapping.unit_id, mapping.role))
            give_by_group(by, _from(mapping, person))


def _from(mapping: GroupMapping, person: Person) -> Assignment:
    return Assignment(
        person=person,
        unit=mapping.unit,
        role=mapping.role,
        is_deputy=mapping.is_deputy,
        granted_by_group=mapping.group,
    )


def _done(assignment: Assignment) -> Done:
    facts: dict[str, Any] = {
        "assignment": assignment.pk,
        "role": assignment.role,
        "deputy": assignment.is_deputy,
        "starts": str(assignment.starts),
        "ends": str(assignment.ends) if assignment.ends else None,
    }
    if assignment.granted_by_group:
        facts["group"] = assignment.granted_by_group
    return Done(assignment, about=assignment.person, unit=assignment.unit_id, facts=facts)
