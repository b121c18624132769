"""Who sees units and people, and who may change them. Nobody raises their own rights."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import ApiToken, Assignment, GroupMapping, Person, Role, Unit

STEWARDS = _("The steward keeps the units, the people and their roles. Ask the steward to do this.")
NOT_YOURSELF = _("Nobody changes their own rights. Ask another steward to do this.")
OWN_ONLY = _("Only they themselves can do this.")


class Move(NamedTuple):
    """A unit that is to stand below another one."""

    unit: Unit
    to: Unit


def people_for(person: Person) -> QuerySet[Person]:
    """The directory: open to everybody who signs in."""
    return Person.objects.select_related("supervisor")


def person_for(person: Person, pk: int) -> Person:
    """One person; Http404 for what they do not see."""
    return get_object_or_404(people_for(person), pk=pk)


def units_for(person: Person) -> QuerySet[Unit]:
    """The tree: open to everybody who signs in."""
    return Unit.objects.all()


def unit_for(person: Person, pk: int) -> Unit:
    """One unit; Http404 for what they do not see."""
    return get_object_or_404(units_for(person), pk=pk)


def assignments_for(person: Person) -> QuerySet[Assignment]:
    """Who holds which role, past and present."""
    return Assignment.objects.select_related("person", "unit")


def assignment_for(person: Person, pk: int) -> Assignment:
    """One role; Http404 for what they do not see."""
    return get_object_or_404(assignments_for(person), pk=pk)


def mappings_for(person: Person) -> QuerySet[GroupMapping]:
    """The groups of the identity provider: the steward's."""
    every = GroupMapping.objects.select_related("unit", "made_by")
    return every if is_steward(person) else every.none()


def mapping_for(person: Person, pk: int) -> GroupMapping:
    """One mapping; Http404 for what they do not see."""
    return get_object_or_404(mappings_for(person), pk=pk)


def tokens_for(person: Person) -> QuerySet[ApiToken]:
    """A person's own tokens; the steward sees that others exist, so as to revoke one that leaked."""
    every = ApiToken.objects.select_related("person")
    return every if is_steward(person) else every.filter(person=person)


def token_for(person: Person, pk: int) -> ApiToken:
    """One token; Http404 for what they do not see."""
    return get_object_or_404(tokens_for(person), pk=pk)


def is_steward(person: Person) -> bool:
    """Whether they are steward of the whole university, not of one part of it."""
    return any(len(path) == Unit.steplen for path in person.paths(Role.STEWARD))


def sees_private(person: Person, of: Person) -> bool:
    """The last day and the permission to be named: for themselves, the supervisor and the steward."""
    return person.pk in (of.pk, of.supervisor_id) or is_steward(person)


def may_keep(by: Actor, unit: Unit | None) -> Permission:
    """The steward of a unit, or of one above it, keeps it; a first root comes by the command line."""
    if _is_operator(by):
        return granted("operator")
    if unit is not None and by.person is not None and by.person.has_role(Role.STEWARD, unit.path):
        return granted(Role.STEWARD)
    return refused(STEWARDS)


def may_move(by: Actor, move: Move) -> Permission:
    """The steward of both places, as long as the move does not bring the mover new roles there."""
    for unit in move:
        if not (permission := may_keep(by, unit)):
            return permission
    if by.person is not None and any(
        by.person.has_role(role, move.to.path) and not by.person.has_role(role, move.unit.path)
        for role in Role.values
    ):
        return refused(NOT_YOURSELF)
    return permission


def gains_approval(by: Actor, here: Unit, there: Unit) -> bool:
    """Whether they would come to approve for a unit by letting the approvers of another one decide."""
    approves = by.person.has_role if by.person is not None else lambda *_role: False
    return approves(Role.APPROVER, there.path) and not approves(Role.APPROVER, here.path)


def may_add_person(by: Actor, _target: Any = None) -> Permission:
    """The steward of the whole university adds people."""
    if _is_operator(by):
        return granted("operator")
    if by.person is not None and is_steward(by.person):
        return granted(Role.STEWARD)
    return refused(STEWARDS)


def may_change_person(by: Actor, person: Person) -> Permission:
    """The steward, for everybody else: name, address, supervisor and last day carry rights."""
    if by.person == person and is_steward(person):
        return refused(NOT_YOURSELF)
    return may_add_person(by)


def may_give(by: Actor, assignment: Assignment) -> Permission:
    """The steward of the unit gives roles on it, never to themselves."""
    if by.person is not None and assignment.person_id == by.person.pk:
        return refused(NOT_YOURSELF)
    return may_keep(by, assignment.unit)


def may_give_somewhere(by: Actor) -> Permission:
    """Whether there is any unit on which they give roles."""
    if by.person is not None and by.person.paths(Role.STEWARD):
        return granted(Role.STEWARD)
    return refused(STEWARDS)


def may_end(by: Actor, assignment: Assignment) -> Permission:
    """The steward of the unit ends a role on it; everybody may give up their own."""
    if by.person is not None and assignment.person_id == by.person.pk:
        return granted(assignment.role)
    return may_keep(by, assignment.unit)


def may_follow_provider(by: Actor, _target: Any) -> Permission:
    """Only signing in itself brings roles in line with the provider's groups; no person does."""
    if by.person is None and by.via == "worker":
        return granted("provider")
    return refused(STEWARDS)


def may_enter(by: Actor, _target: Any) -> Permission:
    """Only signing in itself puts somebody whom the provider vouches for into the directory."""
    return may_follow_provider(by, _target)


def may_map(by: Actor, mapping: GroupMapping) -> Permission:
    """The steward of the unit lets a group give a role on it."""
    return may_keep(by, mapping.unit)


def may_set_own(by: Actor, person: Person) -> Permission:
    """Language, being named, tokens: each for themselves."""
    return granted("self") if by.person == person else refused(OWN_ONLY)


def may_revoke(by: Actor, token: ApiToken) -> Permission:
    """Whoever made the token; the steward too, for one that leaked."""
    if by.person == token.person:
        return granted("self")
    return may_add_person(by)


def may_reset_factor(by: Actor, person: Person) -> Permission:
    """Only whoever keeps the desk's machine: a steward could otherwise sign in as somebody else."""
    if _is_operator(by):
        return granted("operator")
    return refused(_("Only the people who keep the desk's machine can do this."))


def may_import(by: Actor, _target: Any) -> Permission:
    """The steward of the whole university."""
    return may_add_person(by)


def _is_operator(by: Actor) -> bool:
    """Whoever runs commands on the desk's machine; the first steward comes from there."""
    return by.person is None and by.via == "command"
