"""Were personal data involved? And what follows."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access
from ..models import Breach, Incident
from ..officer import tell_officer
from .about import about, check_running, text
from .steps import settle

Answer, Outcome = Breach.Answer, Breach.Outcome


@action("incident.breach_answered", may=access.may_handle)
def answer_breach(
    by: Actor, incident: Incident, *, answer: str, aware_at: datetime | None = None, what: str = ""
) -> Done:
    """It was said whether personal data were involved."""
    check_running(incident)
    if answer not in Answer:
        raise ValidationError({"answer": _("Say yes, no, or that it is not known yet.")})
    said = {
        "answer": answer,
        "aware_at": _aware(incident, aware_at),
        "what": text(what, "what", most=500),
        "answered_by": by.person,
        "answered_at": timezone.now(),
    }
    breach, _is_new = Breach.objects.update_or_create(incident=incident, defaults=said)
    is_told = answer != Answer.NO and breach.officer_told_at is None and bool(settings.PEDEL.privacy_officer)
    if is_told:
        tell_officer(by, incident, breach)
        Breach.objects.filter(pk=breach.pk).update(officer_told_at=timezone.now())
        breach.refresh_from_db()
    if not breach.is_waiting:
        settle(by, incident, "data")
    return about(incident, breach, answer=str(answer), officer_told=is_told)


@action("incident.breach_decided", may=access.may_decide_breach)
def decide_breach(by: Actor, incident: Incident, *, outcome: str, why: str) -> Done:
    """It was decided whether the supervisory authority is told of a breach."""
    if outcome not in Outcome:
        raise ValidationError({"outcome": _("Say whether the authority has been told.")})
    needed = _("Say when and under which number it was told, or why no risk to people is likely.")
    why = text(why, "why", most=1000, needed=needed)
    said = {"outcome": outcome, "outcome_why": why, "outcome_by": by.person, "outcome_at": timezone.now()}
    if not Breach.objects.filter(incident=incident, answer=Answer.YES).update(**said):
        raise Conflict(_("First say that personal data were involved."))
    settle(by, incident, "data")
    return about(incident, outcome=str(outcome))


def _aware(incident: Incident, aware_at: datetime | None) -> datetime:
    """When the university became aware: when the button was pressed, unless somebody says otherwise."""
    if aware_at is None:
        return incident.opened_at
    if aware_at > timezone.now():
        raise ValidationError({"aware_at": _("This time is still to come.")})
    return aware_at
