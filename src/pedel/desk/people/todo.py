"""What people, units and signing in ask of a person."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.ui.todo import Todo

from . import access, second_factor, tree
from .models import Person

FEW_CODES = 3
SHOWN = 5


def waiting_for(person: Person) -> list[Todo]:
    """A missing second factor, recovery codes that run out; for the steward, units without approver."""
    return [*_factor(person), *_codes(person), *_units(person)]


def _factor(person: Person) -> list[Todo]:
    if not second_factor.is_missing(person):
        return []
    what = _("Set up a second factor: your role asks for it.")
    return [Todo(what, reverse("mfa_index"), icon="shield-lock", group="care")]


def _codes(person: Person) -> list[Todo]:
    held = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    if held is None or (left := len(held.wrap().get_unused_codes())) >= FEW_CODES:
        return []
    what = ngettext(
        "You have %d recovery code left. Make new ones.",
        "You have %d recovery codes left. Make new ones.",
        left,
    )
    return [Todo(what % left, reverse("mfa_index"), icon="shield-lock", group="care")]


def _units(person: Person) -> list[Todo]:
    if not access.is_steward(person):
        return []
    missing = tree.without_approver("")
    highest = [unit for unit in missing if not any(unit != up and unit.is_within(up.path) for up in missing)]
    what = _("Nobody can approve for %s. Give somebody the role.")
    return [
        Todo(what % unit, reverse("unit", args=[unit.pk]), icon="sitemap", group="care")
        for unit in highest[:SHOWN]
    ]
