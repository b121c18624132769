"""What the worker does for incidents."""

from __future__ import annotations

from contextlib import suppress

from django.utils import timezone

from pedel.desk.channels.parting import end_at_network
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict, Denied
from pedel.desk.work import Job, is_stopping

from . import actions
from .actions.protecting import forget as forget_one
from .actions.revoking import again
from .models import Protected, Revocation
from .protection import KEPT

MOST = 20


def end_access() -> None:
    """Ends the desk's own access at the network, outside any transaction; tries again where it may help."""
    rows = Revocation.objects.filter(done_at=None, next_try_at__lte=timezone.now())
    for revocation in rows.select_related("incident__account__unit", "incident__unit")[:MOST]:
        if is_stopping():
            return
        trouble = end_at_network(revocation.incident.account, revocation.sealed)
        with suppress(Conflict):  # another worker was just before us
            if not trouble:
                actions.revoked(WORKER, revocation)
            elif not again(revocation, trouble):
                actions.gave_up(WORKER, revocation, trouble=trouble)


def forget() -> None:
    """Wipes protected incidents a year after they ended."""
    for protected in Protected.objects.filter(closed_at__lte=timezone.now() - KEPT)[:MOST]:
        with suppress(Denied):  # opened again, or wiped, this very moment
            forget_one(WORKER, protected)


JOBS = (
    Job("incidents: end our access to hacked accounts", 5, end_access, lane="incidents"),
    Job("incidents: forget protected ones", 6 * 3600, forget),
)
