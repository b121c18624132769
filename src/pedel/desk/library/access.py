"""Who sees an asset, who puts one in and changes it, and who keeps the official marks."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Membership
from pedel.desk.people.models import Person, Role, Unit, within
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission, granted, refused

from .models import Asset, Logo, Upload

ROLES = (Role.STEWARD, Role.CONTACT, Role.APPROVER)
"""The roles on a unit that work with the pictures of all below it."""
NOT_THEIRS = _("Only who works on an account of this unit, or for it, puts pictures in for it.")
KEEPER = _("The steward keeps the official marks. Ask them for another one.")


def units_for(person: Person | None) -> QuerySet[Unit]:
    """The units in whose name a person puts things in: those of their accounts, and those of their roles."""
    if person is None or person.has_left():
        return Unit.objects.none()
    accounts = Membership.objects.at_work().filter(person=person)
    return Unit.objects.filter(Q(pk__in=accounts.values("account__unit")) | within(person.paths(*ROLES)))


def assets_for(person: Person | None) -> QuerySet[Asset]:
    """What a person sees: all that is shared, and what the units they work in keep to themselves."""
    if person is None or person.has_left():
        return Asset.objects.none()
    seen = Q(is_shared=True) | Q(unit__in=units_for(person)) | Q(added_by=person)
    return Asset.objects.filter(seen).select_related("unit", "added_by")


def asset_for(person: Person | None, pk: int) -> Asset:
    """One asset; Http404 for what they do not see."""
    return get_object_or_404(assets_for(person).prefetch_related("tags"), pk=pk)


def upload_for(person: Person, token: str) -> Upload:
    """A file on its way in; Http404 for those of others."""
    return get_object_or_404(Upload.objects.select_related("unit"), person=person, token=token)


def logo_for(person: Person | None, pk: int) -> Logo:
    """An official mark: everybody at the desk sees them."""
    if person is None or person.has_left():
        return get_object_or_404(Logo.objects.none(), pk=pk)
    return get_object_or_404(Logo.objects.select_related("asset", "kept_by"), pk=pk)


def may_add(by: Actor, unit: Unit) -> Permission:
    """Who works in a unit puts things in for it."""
    if role := _works_in(by, unit):
        return granted(role)
    return refused(NOT_THEIRS)


def may_change(by: Actor, asset: Asset) -> Permission:
    """Who works in the asset's unit says what it is and how it may be used."""
    if role := _works_in(by, asset.unit):
        return granted(role)
    return refused(_("This belongs to %s. Ask its people to change it.") % asset.unit)


def may_keep_logos(by: Actor, target: object) -> Permission:
    """The steward keeps the official marks."""
    if by.person is not None and not by.person.has_left() and by.person.has_role(Role.STEWARD):
        return granted(Role.STEWARD)
    return refused(KEEPER)


def _works_in(by: Actor, unit: Unit) -> str:
    """The role in which somebody works in a unit; empty where they do not."""
    if by.person is None or by.person.has_left():
        return ""
    for role in ROLES:
        if by.person.has_role(role, unit.path):
            return role
    rows = Membership.objects.at_work().filter(person=by.person, account__unit=unit)
    return rows.values_list("part", flat=True).first() or ""
