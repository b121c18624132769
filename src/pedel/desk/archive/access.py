"""Who sees the archive, takes it along, says how long it is kept, and signs for what is destroyed."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person, Role, Unit, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import ArchivedPost, DestructionList, Rule

NOT_YOURS = _("The steward keeps the archive.")
FOUR_EYES = _("Somebody else signs for it: the steward, or the contact person of every unit concerned.")


def posts_for(person: Person) -> QuerySet[ArchivedPost]:
    """What is kept of the units of which a person is steward."""
    rows = ArchivedPost.objects.select_related("account__unit")
    return rows.filter(within(person.paths(Role.STEWARD), "account__unit__"))


def post_for(person: Person, **which: str | int) -> ArchivedPost:
    """One of them, by its pk or its key; Http404 for any other."""
    return get_object_or_404(posts_for(person), **which)


def units_for(person: Person) -> QuerySet[Unit]:
    """The units of which a person is steward, with all below them."""
    return Unit.objects.filter(within(person.paths(Role.STEWARD))).order_by("path")


def accounts_for(person: Person) -> QuerySet[Account]:
    """The accounts of those units."""
    rows = Account.objects.select_related("unit").order_by("name", "pk")
    return rows.filter(within(person.paths(Role.STEWARD), "unit__"))


def rules_for(person: Person) -> QuerySet[Rule]:
    """The retention classes of those units and accounts."""
    rows = Rule.objects.select_related("unit", "account__unit", "set_by")
    paths = person.paths(Role.STEWARD)
    return rows.filter(within(paths, "unit__") | within(paths, "account__unit__"))


def rule_for(person: Person, pk: int) -> Rule:
    """One of them; Http404 for any other."""
    return get_object_or_404(rules_for(person), pk=pk)


def must_keep(person: Person) -> None:
    """Http404 for who has nothing to do with the archive."""
    if not person.paths(Role.STEWARD, Role.CONTACT):
        raise Http404


def may_keep(by: Actor, account: Account) -> Permission:
    """The steward of the account's unit."""
    return _steward(by, account.unit)


def may_keep_any(by: Actor, target: object) -> Permission:
    """The steward of any unit; what they do reaches no further than their units."""
    if by.person is not None and by.person.paths(Role.STEWARD):
        return granted(Role.STEWARD)
    return refused(NOT_YOURS)


def may_rule(by: Actor, place: Unit | Account) -> Permission:
    """The steward of the unit, or of the account's unit, says how long posts are kept."""
    return _steward(by, place.unit if isinstance(place, Account) else place)


def may_end_rule(by: Actor, rule: Rule) -> Permission:
    """As `may_rule`."""
    return may_rule(by, rule.account or rule.unit)


def may_work(by: Actor, target: object) -> Permission:
    """Only the desk itself puts posts into the archive."""
    if by.person is None and by.via == "worker":
        return granted("worker")
    return refused(_("The desk does this by itself."))


def lists_for(person: Person) -> list[DestructionList]:
    """The destruction lists that a person may see: all of whose units they answer for."""
    rows = DestructionList.objects.select_related("proposed_by", "signed_by")[:200]
    return [row for row in rows if _covers(person, row, (Role.STEWARD, Role.CONTACT))]


def list_for(person: Person, pk: int) -> DestructionList:
    """One of them; Http404 for any other."""
    row = get_object_or_404(DestructionList.objects.select_related("proposed_by", "signed_by"), pk=pk)
    if not _covers(person, row, (Role.STEWARD, Role.CONTACT)):
        raise Http404
    return row


def may_sign(by: Actor, row: DestructionList) -> Permission:
    """A second person: the steward, or the contact person, of every unit concerned."""
    if by.person is None or by.person.pk == row.proposed_by_id:
        return refused(FOUR_EYES)
    for role in (Role.STEWARD, Role.CONTACT):
        if _covers(by.person, row, (role,)):
            return granted(role)
    return refused(FOUR_EYES)


def may_drop(by: Actor, row: DestructionList) -> Permission:
    """Who proposed it takes it back; who may sign refuses it."""
    if by.person is not None and by.person.pk == row.proposed_by_id:
        return granted(Role.STEWARD)
    return may_sign(by, row)


def _steward(by: Actor, unit: Unit) -> Permission:
    if by.person is not None and by.person.has_role(Role.STEWARD, unit.path):
        return granted(Role.STEWARD)
    return refused(NOT_YOURS)


def _covers(person: Person, row: DestructionList, roles: tuple[str, ...]) -> bool:
    paths = person.paths(*roles)
    concerned = Unit.objects.filter(accounts__archived_posts__key__in=row.keys).distinct()
    return bool(paths) and not concerned.exclude(within(paths)).exists()
