"""Saying how approval runs in a unit."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pedel.desk.people.access import NOT_YOURSELF, gains_approval, is_steward
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Denied

from .. import access
from ..models import RouteStep, Rule

MOST = 5


@action("route.changed", may=access.may_route)
def set_route(by: Actor, unit: Unit, *, steps: Sequence[tuple[Unit, str]]) -> Done:
    """How approval runs in a unit was changed; requests that were asked before keep their steps.

    `steps` are (unit whose approvers decide, "any" or "all") in their order; none means the usual way:
    one yes of the nearest unit that has an approver.
    """
    _checked(by, unit, steps)
    unit.route.all().delete()
    RouteStep.objects.bulk_create(
        RouteStep(unit=unit, order=order, approvers_of=approvers_of, rule=rule)
        for order, (approvers_of, rule) in enumerate(steps, 1)
    )
    facts = {"steps": [{"unit": approvers_of.pk, "rule": rule} for approvers_of, rule in steps]}
    return Done(unit, about=unit, unit=unit.pk, facts=facts)


def _checked(by: Actor, unit: Unit, steps: Sequence[tuple[Unit, str]]) -> None:
    if len(steps) > MOST:
        raise ValidationError({"steps": _("At most five steps, please.")})
    if any(rule not in Rule.values for _unit, rule in steps):
        raise ValidationError({"steps": _("A step needs one of the approvers, or all of them.")})
    if len({approvers_of.pk for approvers_of, _rule in steps}) < len(steps):
        raise ValidationError({"steps": _("Each unit stands in a route once.")})
    kept = set(unit.route.values_list("approvers_of", flat=True))
    if any(gains_approval(by, unit, other) for other, _rule in steps if other.pk not in kept):
        raise Denied(NOT_YOURSELF)
    if is_steward(by.person):
        return
    if any(not (unit.path.startswith(other.path) or other.is_within(unit.path)) for other, _rule in steps):
        raise ValidationError({"steps": _("Choose this unit, one above it or one within it.")})
