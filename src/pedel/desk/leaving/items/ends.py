"""What ends with the last day by itself; it is shown so that nobody wonders."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.accounts.models import Membership
from pedel.desk.approvals.models import Delegation
from pedel.desk.mandates.models import Mandate
from pedel.desk.people.models import ApiToken, Assignment

from .item import Item, Leaver


def found(leaver: Leaver) -> Iterator[Item]:
    """Roles, parts in accounts, mandates, delegations, tokens, signing in. Five queries."""
    person, day = leaver.person, leaver.last_day
    roles = Assignment.objects.on(day).filter(person=person).count()
    parts = Membership.objects.on(day).filter(person=person).count()
    of_theirs = Mandate.objects.filter(person=person, starts__lte=day)
    mandates = of_theirs.filter(Q(ends=None) | Q(ends__gte=day), agreed_at__isnull=False).count()
    delegations = Delegation.objects.on(day).filter(Q(giver=person) | Q(receiver=person)).count()
    tokens = ApiToken.objects.filter(person=person, expires_on=day, revoked_at=None).count()
    for key, number, what in (
        ("roles", roles, ngettext("%d role on a unit", "%d roles on units", roles)),
        ("parts", parts, ngettext("%d part in an account", "%d parts in accounts", parts)),
        ("mandates", mandates, ngettext("%d mandate of their own", "%d mandates of their own", mandates)),
        ("delegations", delegations, ngettext("%d delegation", "%d delegations", delegations)),
        ("tokens", tokens, ngettext("%d token for programs", "%d tokens for programs", tokens)),
    ):
        if number:
            yield Item(key=key, group="ends", what=what % number, state=leaver.by_itself())
    yield Item(key="signing-in", group="ends", what=_("Signing in"), state=leaver.by_itself())
