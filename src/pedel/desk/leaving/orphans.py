"""What nobody looks after any more: nothing stays ownerless without being seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pedel.desk.accounts.listing import has
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.approvals.models import RouteStep
from pedel.desk.approvals.roster import Roster
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import OVER
from pedel.desk.mandates.models import Mandate
from pedel.desk.people.models import Person, Role, Unit, within
from pedel.desk.people.tree import branches

KINDS: dict[str, Any] = {
    "account": gettext_lazy("Accounts that nobody answers for"),
    "draft": gettext_lazy("Drafts whose author has left"),
    "route": gettext_lazy("Units for which nobody can approve"),
    "contact": gettext_lazy("Units without a contact person"),
    "mandate": gettext_lazy("Mandates whose supervisor has left"),
}
"""What can be without an owner, in the order in which it is shown."""
MOST = 200
"""So many of each kind are shown at most; when they are put right, the next ones show. Ours."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """One thing without anybody: what, why, of which unit, since when (where that is known)."""

    kind: str
    what: str
    why: str
    unit: str
    url: str
    since: date | None = None


def found(person: Person) -> list[Orphan]:
    """All of them in the units that a person keeps. Nine queries at most."""
    paths = person.paths(Role.STEWARD, Role.CONTACT)
    parts = (_accounts, _drafts, _units, _mandates)
    return [one for part in parts for one in part(paths)] if paths else []


def _accounts(paths: tuple[str, ...]) -> Iterator[Orphan]:
    rows = Account.objects.filter(within(paths, "unit__"), ~has(Membership.Part.OWNER))
    rows = rows.exclude(state=Account.State.CLOSED).select_related("unit")
    were = Q(memberships__part=Membership.Part.OWNER)
    for row in rows.annotate(last=Max("memberships__person__leaves_on", filter=were))[:MOST]:
        gone = row.last if row.last and row.last < timezone.localdate() else None
        why = _("The owner has left.") if gone else _("There is no owner.")
        yield Orphan("account", str(row), why, str(row.unit), reverse("account", args=[row.pk]), gone)


def _drafts(paths: tuple[str, ...]) -> Iterator[Orphan]:
    """Without their titles: not everybody who keeps a unit needs to read them here."""
    left = {"author__leaves_on__lt": timezone.localdate()}
    rows = Draft.objects.filter(within(paths, "unit__"), **left).exclude(state__in=OVER)
    for row in rows.select_related("unit", "author").prefetch_related("targets__account")[:MOST]:
        accounts = ", ".join(target.account.name for target in row.targets.all())
        what = _("Draft %(number)d for %(accounts)s") % {"number": row.pk, "accounts": accounts}
        why = _("%(name)s has left; it is: %(state)s.") % {
            "name": row.author,
            "state": row.get_state_display(),
        }
        url = reverse("draft", args=[row.pk])
        yield Orphan("draft", what, why, str(row.unit), url, row.author.leaves_on)


def _units(paths: tuple[str, ...]) -> Iterator[Orphan]:
    """Routes first: a unit's own step may lead to where nobody is, although there are approvers above."""
    steps = list(RouteStep.objects.filter(within(paths, "unit__")).select_related("unit", "approvers_of"))
    roster = Roster(step.approvers_of for step in steps)
    said: set[int] = set()
    for step in steps:
        if roster.bench(step.approvers_of) is None:
            said.add(step.unit_id)
            why = _("Its route leads to %(unit)s, and nobody approves there.") % {"unit": step.approvers_of}
            yield _unit("route", step.unit, why)
    for row in branches():
        if not any(row.unit.is_within(path) for path in paths):
            continue
        if not row.approvers and row.approver_above is None and row.unit.pk not in said:
            yield _unit("route", row.unit, _("There is no approver, here or above."))
        if not row.contacts and row.contact_above is None:
            yield _unit("contact", row.unit, _("There is no contact person, here or above."))


def _unit(kind: str, unit: Unit, why: str) -> Orphan:
    return Orphan(kind, str(unit), why, str(unit), reverse("unit", args=[unit.pk]))


def _mandates(paths: tuple[str, ...]) -> Iterator[Orphan]:
    today = timezone.localdate()
    rows = Mandate.objects.filter(within(paths, "account__unit__"), state=Mandate.State.AGREED)
    rows = rows.filter(Q(ends=None) | Q(ends__gte=today), supervisor__leaves_on__lt=today)
    for row in rows.select_related("person", "supervisor", "account__unit")[:MOST]:
        why = _("%(name)s, who agreed it, has left. Agree it anew.") % {"name": row.supervisor}
        unit, url = str(row.account.unit), reverse("mandate", args=[row.pk])
        yield Orphan("mandate", str(row), why, unit, url, row.supervisor.leaves_on)
