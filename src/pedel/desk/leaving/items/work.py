"""Drafts, requests and planned messages that are in their hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pedel.desk.approvals.roster import Roster
from pedel.desk.approvals.standing import excluded
from pedel.desk.approvals.waiting import Waiting, waiting_for
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import OVER
from pedel.desk.publishing.models import Delivery

from .item import Item, Leaver

AHEAD = ("queued", "leased", "missed", "failed", "unknown")
"""Deliveries of which something may still come."""
MOST = 100
"""Of each kind so many are shown at most; when they are settled, the next ones show. Ours."""


def found(leaver: Leaver) -> Iterator[Item]:
    """The titles of drafts are not said here: not everybody who sees the checklist reads the draft."""
    drafts = Draft.objects.filter(author=leaver.person).exclude(state__in=OVER)
    for draft in drafts.select_related("unit").prefetch_related("targets__account")[:MOST]:
        yield _draft(leaver, draft)
    yield from _requests(leaver)
    rows = Delivery.objects.filter(
        Q(revision__draft__author=leaver.person) | Q(revision__frozen_by=leaver.person)
    )
    ends = timezone.make_aware(datetime.combine(leaver.last_day + timedelta(days=1), time.min))
    rows = rows.filter(state__in=AHEAD).exclude(state="queued", due_at__lt=ends)
    for delivery in rows.select_related("account__unit").order_by("due_at")[:MOST]:
        yield _delivery(leaver, delivery)


def _draft(leaver: Leaver, draft: Draft) -> Item:
    accounts = ", ".join(target.account.name for target in draft.targets.all())
    day = date_format(timezone.localtime(draft.changed_at), "j F Y")
    return Item(
        key=f"draft:{draft.pk}",
        group="work",
        what=_("A draft for %(accounts)s: %(state)s")
        % {"accounts": accounts, "state": draft.get_state_display()},
        state="open",
        detail=_("Last changed on %(day)s. Give it into other hands, or discard it.") % {"day": day},
        turn=leaver.turns.supervisor(),
        url=reverse("draft", args=[draft.pk]),
        link=_("The draft"),
        form="draft",
        subject=draft.pk,
    )


def _requests(leaver: Leaver) -> Iterator[Item]:
    """Requests that wait for their yes: to whom each goes on."""
    waiting = [one for one in waiting_for(leaver.person) if one.is_theirs][:MOST]
    roster = Roster(one.step.unit for one in waiting)
    for one in waiting:
        yield _request(leaver, one, roster)


def _request(leaver: Leaver, one: Waiting, roster: Roster) -> Item:
    request = one.request
    without = frozenset([*excluded(request), leaver.person.pk])
    bench = roster.bench(one.step.unit, without, request.revision.draft.unit.path)
    heirs = ", ".join(str(person) for person in bench.people()) if bench else ""
    return Item(
        key=f"request:{request.pk}",
        group="work",
        what=_("A request for approval waits for them (%(unit)s)") % {"unit": one.step.unit},
        state="coming" if heirs else "open",
        detail=_("After the last day: %(people)s.") % {"people": heirs}
        if heirs
        else _("Nobody else can decide."),
        turn=leaver.turns.stewards(),
        url=reverse("unit", args=[one.step.unit_id]),
        link=one.step.unit.name,
    )


def _delivery(leaver: Leaver, delivery: Delivery) -> Item:
    when = date_format(timezone.localtime(delivery.due_at), "j F Y, H:i")
    said = {"account": delivery.account.name, "when": when, "state": delivery.get_state_display()}
    return Item(
        key=f"delivery:{delivery.pk}",
        group="work",
        what=_("A message on %(account)s, %(when)s: %(state)s") % said,
        state="open",
        detail=_("Look whether it should still go out so, and say so here; or call it off."),
        turn=leaver.turns.supervisor(),
        url=reverse("delivery", args=[delivery.pk]),
        link=_("The message"),
        may_say=True,
    )
