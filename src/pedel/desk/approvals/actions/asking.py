"""Asking for approval, or clearing a draft within one's own mandate."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.drafts.actions import freeze
from pedel.desk.drafts.models import Draft, Revision
from pedel.desk.drafts.states import move
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Assignment, Role
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict, Denied

from .. import access
from ..models import Request, Step
from ..need import Need, need
from .about import about
from .ending import void_older
from .opening import opened
from .telling import accounts

AT_REST = (Draft.State.WRITING, Draft.State.DECLINED)


class NobodyToAsk(ValidationError):
    """No unit up to the top has anybody who may say yes; the steward has been told."""


def ask(by: Actor, draft: Draft, *, version: int | None = None) -> Request:
    """Asks for approval of a draft as it stands; the steward is told where nobody can give it.

    `version` is the one that was looked at; Conflict when somebody has saved another since.
    """
    try:
        return _ask(by, draft, version=version)
    except NobodyToAsk:
        nobody_to_ask(by, draft)
        raise


@action("approval.asked", may=access.may_ask)
def _ask(by: Actor, draft: Draft, *, version: int | None) -> Done:
    """Approval was asked for a revision."""
    revision, needed = _frozen(by, draft, version)
    if not needed.route:
        raise NobodyToAsk(
            _("Every approver had a hand in this, or there is none. The steward has been told.")
        )
    void_older(revision)
    move(draft, *AT_REST, to=Draft.State.WAITING)
    request = Request.objects.create(
        revision=revision,
        digest=revision.digest,
        reasons=[{"code": reason.code, "clause": reason.clause} for reason in needed.reasons],
        asked_by=by.person,
        expires_at=timezone.now() + timedelta(days=settings.PEDEL.approval_days),
    )
    Step.objects.bulk_create(
        Step(request=request, order=order, unit=stop.unit, rule=stop.rule)
        for order, stop in enumerate(needed.route, 1)
    )
    opened(request)
    units = [stop.unit.pk for stop in needed.route]
    return about(revision, request, request=request.pk, units=units, reasons=_codes(needed))


@action("draft.cleared", may=access.may_ask)
def clear(by: Actor, draft: Draft, *, version: int | None = None) -> Done:
    """A revision was cleared to go out within the mandate, without approval."""
    revision, needed = _frozen(by, draft, version)
    if not needed.at_once:
        raise Denied(
            _("This needs approval. {why}").format(why=" ".join(str(r.text) for r in needed.reasons))
        )
    void_older(revision)
    move(draft, *AT_REST, to=Draft.State.CLEARED)
    mandates = [mandate.pk for mandate in needed.mandates]
    return about(revision, revision, mandates=mandates)


@action("draft.taken_back", may=access.may_ask)
def take_back(by: Actor, draft: Draft) -> Done:
    """A draft that had been cleared was taken back before it was sent."""
    move(draft, Draft.State.CLEARED, to=Draft.State.WRITING)
    revision = draft.revisions.select_related("draft").order_by("-number")[0]
    return about(revision, draft)


@action("approval.unanswerable", may=access.may_ask)
def nobody_to_ask(by: Actor, draft: Draft) -> Done:
    """Approval was wanted and nobody could give it: the steward was told."""
    stewards = Assignment.objects.on().filter(role=Role.STEWARD, unit__path__in=draft.unit.lineage())
    people = [row.person for row in stewards.select_related("person") if not row.person.has_left()]
    unit = {"unit_en": draft.unit.name_en, "unit_nl": draft.unit.name_nl}
    url = reverse("unit", args=[draft.unit_id])
    tell(people, kind="approvals.nobody", url=url, who=str(by), **unit, **accounts(draft))
    return Done(draft, about=draft, unit=draft.unit_id, facts={"told": len(people)})


def _frozen(by: Actor, draft: Draft, version: int | None) -> tuple[Revision, Need]:
    """The revision and what it needs, with the draft locked; ValidationError names what is open."""
    revision = freeze(by, draft)
    if version is not None and draft.version != version:
        raise Conflict(_("It has been edited since; look again."))
    if draft.state not in AT_REST:
        raise Conflict(_("It has been asked or cleared already. Look at how it stands now."))
    needed = need(draft, by.person)
    if needed.points:
        raise ValidationError([point.text for point in needed.points])
    return revision, needed


def _codes(needed: Need) -> list[str]:
    return sorted({reason.code for reason in needed.reasons})
