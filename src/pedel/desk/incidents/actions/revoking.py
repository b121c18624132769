"""What became of the desk's own access to a hacked account."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from pedel.desk.notices.telling import alarm
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, concerned, measures
from ..models import Revocation
from .about import about

FIRST_WAIT, LONGEST_WAIT, GIVE_UP = timedelta(seconds=30), timedelta(hours=1), timedelta(days=1)
"""Between two tries twice as long each time; after a day somebody ends it at the network by hand. Ours."""
PASSING = ("unreachable", "down", "cut", "rate")
"""Troubles that may pass by themselves."""


@action("incident.access_ended", may=access.may_work)
def revoked(by: Actor, revocation: Revocation) -> Done:
    """The network ended the desk's own access to an account of an incident."""
    _end(revocation, done_at=timezone.now(), trouble="")
    return about(revocation.incident)


@action("incident.access_not_ended", may=access.may_work)
def gave_up(by: Actor, revocation: Revocation, *, trouble: str) -> Done:
    """The network could not be brought to end the desk's own access; somebody has to do it there."""
    _end(revocation, trouble=trouble)
    incident = revocation.incident
    facts = {"account": str(incident.account), "trouble": trouble}
    people = concerned.alarmed(incident).values()
    alarm(people, "incidents.not_revoked", measures.address(incident), **facts)
    return about(incident, trouble=trouble)


def again(revocation: Revocation, trouble: str) -> bool:
    """Puts the next try off; False when there is no use in another one."""
    is_late = timezone.now() > revocation.asked_at + GIVE_UP
    if trouble not in PASSING or is_late:
        return False
    wait = min(FIRST_WAIT * 2 ** min(revocation.tries, 10), LONGEST_WAIT)
    rows = Revocation.objects.filter(pk=revocation.pk, done_at=None)
    rows.update(tries=F("tries") + 1, next_try_at=timezone.now() + wait, trouble=trouble)
    return True


def _end(revocation: Revocation, **said: object) -> None:
    """Whatever came of it, what opened the account is wiped now."""
    rows = Revocation.objects.filter(pk=revocation.pk).exclude(next_try_at=None)
    if not rows.update(sealed="", next_try_at=None, **said):
        raise Conflict
