"""Lifting the hold, ending an incident with what was learnt, opening it again."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.notices.telling import tell
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, concerned, measures
from ..kinds import HOLDS, Kind
from ..models import Breach, Incident, Step
from .about import about, check_running, text
from .opening import tell_all

State = Incident.State


@action("incident.released", may=access.may_end)
def release(by: Actor, incident: Incident, *, is_ours: bool = False) -> Done:
    """The hold of an incident was lifted."""
    check_running(incident)
    if incident.kind == Kind.HACKED and not is_ours:
        raise ValidationError({"is_ours": _("Say that the account is in our hands again.")})
    if not measures.is_held(incident):
        raise Conflict(_("Nothing is held by this incident."))
    measures.release(by, incident)
    return about(incident)


@action("incident.ended", may=access.may_end)
def end(by: Actor, incident: Incident, *, happened: str, changes: str, is_ours: bool = False) -> Done:
    """An incident was ended, with what was learnt.

    Its hold is lifted with it. ValidationError while a step is open or the question about personal data is
    not settled; `is_ours` says of a hacked account that it is in our hands again.
    """
    said = {
        "happened": text(happened, "happened", needed=_("Say what happened, as you would tell a colleague.")),
        "changes": text(changes, "changes", needed=_("Say what you change, or why nothing needs to change.")),
    }
    _check_finished(incident)
    is_out = incident.account is not None and incident.account.state == incident.account.State.HACKED
    if incident.kind == Kind.HACKED and is_out and not is_ours:
        raise ValidationError({"is_ours": _("Say that the account is in our hands again.")})
    said |= {"state": State.CLOSED, "closed_by": by.person, "closed_at": timezone.now()}
    if not Incident.objects.filter(pk=incident.pk, state=State.OPEN).update(**said):
        raise Conflict(_("Somebody has ended it meanwhile."))
    measures.release(by, incident)
    incident.refresh_from_db()
    people = {**concerned.alarmed(incident), **concerned.working(incident)}
    people.pop(by.id, None)
    account = str(incident.account or incident.unit)
    tell(people.values(), "incidents.ended", measures.address(incident), account=account, by=str(by))
    return about(incident)


@action("incident.reopened", may=access.may_handle)
def reopen(by: Actor, incident: Incident) -> Done:
    """An incident was opened again."""
    running = access.running_on(incident.account) if incident.account else Incident.objects.none()
    if running.filter(kind=incident.kind).exists():
        raise Conflict(_("An incident of this kind runs on the account already."))
    said = {"state": State.OPEN, "closed_at": None, "closed_by": None}
    if not Incident.objects.filter(pk=incident.pk, state=State.CLOSED).update(**said):
        raise Conflict(_("It runs already."))
    incident.refresh_from_db()
    measures.take(by, incident, hold=incident.kind in HOLDS)
    tell_all(by, incident, "opened")
    return about(incident, held=measures.is_held(incident))


def _check_finished(incident: Incident) -> None:
    check_running(incident)
    if left := incident.steps.filter(state=Step.State.TODO).count():
        told = ngettext(
            "%d step is still open. Do it, or say why it is left out.",
            "%d steps are still open. Do them, or say why they are left out.",
            left,
        )
        raise ValidationError(told % left)
    breach = Breach.objects.filter(incident=incident).first()
    if breach is not None and breach.is_waiting:
        raise ValidationError(_("It is not settled yet whether the authority is told of the personal data."))
