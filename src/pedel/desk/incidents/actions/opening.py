"""The button: opening an incident, and saying that it is so."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.notices.telling import alarm, tell
from pedel.desk.passwords import actions as passwords
from pedel.desk.record.acting import WORKER, Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, concerned, measures
from ..kinds import NEEDS_ACCOUNT, Kind
from ..models import EmergencyLink, Incident, Step
from ..runbook import runbook
from .about import about, check_running, text
from .linking import use


@action("incident.opened", may=access.may_open)
def open_(by: Actor, incident: Incident, *, hold: bool = True, link: EmergencyLink | None = None) -> Done:
    """An incident was opened.

    The account is held, if `hold`; and where somebody who works on it or keeps it says that it was hacked, it
    is disconnected and shown as out of our hands. Everybody concerned is told at once, whatever they prefer.
    """
    if by.via == "link":
        use(link, incident)
    _check(incident)
    role = access.may_open(by, incident).role
    incident.opened_by, incident.opened_by_name, incident.via = by.person, str(by)[:200], by.via
    if role != access.COLLEAGUE:
        incident.confirmed_by, incident.confirmed_at = by.person, timezone.now()
    incident.save()
    tasks = runbook(incident.kind).tasks
    Step.objects.bulk_create(
        Step(incident=incident, code=task.id, order=order) for order, task in enumerate(tasks, 1)
    )
    measures.take(by, incident, hold=hold)
    tell_all(by, incident, "opened")
    return about(incident, held=measures.is_held(incident), confirmed=incident.confirmed_at is not None)


@action("incident.confirmed", may=access.may_confirm)
def confirm(by: Actor, incident: Incident) -> Done:
    """Somebody who answers for the account said that it is so."""
    now = timezone.now()
    rows = Incident.objects.filter(pk=incident.pk, state=Incident.State.OPEN, confirmed_at=None)
    if not rows.update(confirmed_at=now, confirmed_by=by.person):
        raise Conflict(_("Somebody has said so already, or it has ended."))
    incident.refresh_from_db()
    measures.take(by, incident, hold=incident.kind != Kind.IMPERSONATION)
    tell_all(by, incident, "confirmed")
    return about(incident)


@action("incident.password_called", may=access.may_handle)
def call_password(by: Actor, incident: Incident) -> Done:
    """A new password was called for, since one may have come out."""
    check_running(incident)
    if incident.account is None:
        raise Conflict(_("No account of ours is concerned."))
    passwords.call_for_change(WORKER, incident.account, reason="leak")
    return about(incident)


def tell_all(by: Actor, incident: Incident, what: str) -> None:
    """Contact person, steward, owner and deputy by every way at once; who else works on it as they prefer."""
    loud = {pk: person for pk, person in concerned.alarmed(incident).items() if pk != by.id}
    soft = {pk: person for pk, person in concerned.working(incident).items() if pk not in {*loud, by.id}}
    facts = {
        "incident": str(incident.kind),
        "account": str(incident.account or ""),
        "by": str(by),
        "held": measures.is_held(incident),
    }
    url = measures.address(incident)
    alarm(loud.values(), f"incidents.{what}", url, **facts)
    tell(soft.values(), f"incidents.{what}", url, **facts)


def _check(incident: Incident) -> None:
    if incident.kind not in Kind:
        raise ValidationError({"kind": _("Say what is wrong.")})
    incident.note = text(incident.note, "note")
    if incident.account is None and incident.kind in NEEDS_ACCOUNT:
        raise ValidationError({"account": _("Say which account it is about.")})
    incident.full_clean(exclude=("opened_by", "opened_by_name"), validate_constraints=False)
    if incident.account and access.running_on(incident.account).filter(kind=incident.kind).exists():
        raise Conflict(_("This is being looked after already: an incident of this kind runs on the account."))
