"""Which groups of the identity provider give which role."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Assignment, GroupMapping
from .roles import end


@action("group.mapped", may=access.may_map, scope=None)
def connect(by: Actor, mapping: GroupMapping) -> Done:
    """A group of the identity provider was given a role on a unit.

    It holds from the next sign-in on, and never for whoever made the mapping.
    """
    mapping.made_by = by.person
    mapping.full_clean()
    mapping.save()
    return Done(mapping, about=mapping.unit, unit=mapping.unit_id, facts=_facts(mapping))


@action("group.unmapped", may=access.may_map, scope=None)
def disconnect(by: Actor, mapping: GroupMapping) -> Done:
    """A group of the identity provider no longer gives a role.

    The roles that it gave end at once.
    """
    done = Done(None, about=mapping.unit, unit=mapping.unit_id, facts=_facts(mapping))
    given = Assignment.objects.filter(
        unit=mapping.unit, role=mapping.role, granted_by_group=mapping.group
    ).on(timezone.localdate())
    for assignment in given.select_related("person", "unit"):
        end(by, assignment)
    if not GroupMapping.objects.filter(pk=mapping.pk).delete()[0]:
        raise Conflict(_("This group had been disconnected already."))
    return done


def _facts(mapping: GroupMapping) -> dict[str, object]:
    return {"group": mapping.group, "role": mapping.role, "deputy": mapping.is_deputy}
