"""The last look: whether it may go out, and the one UPDATE after which it counts as on its way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, F
from django.utils import timezone

from pedel.desk.accounts.models import Account, Hold
from pedel.desk.approvals import readiness
from pedel.desk.braking import Stop, stops
from pedel.desk.drafts import content as contents
from pedel.desk.drafts.models import Draft
from pedel.desk.record.acting import WORKER

from . import actions
from .actions.plan import possible
from .durable import durable, turn
from .ledger import lease_end, own
from .models import Delivery
from .why import not_connected
from .words import explain

State = Delivery.State
GONE = Stop("lease", "the lease ran out, or somebody took it out of the line")
"""It is not ours to send any more. Nothing is written down: whoever has it now does that."""


def stop_for(delivery: Delivery) -> Stop | None:
    """The first thing that keeps a delivery from going out now; None when it may."""
    return next(_against(delivery), None)


def first_look(delivery: Delivery) -> Stop | None:
    """As `stop_for`, before anything is asked of the network: all of it where pictures are to be uploaded,
    else only whether the account is connected. The mark looks at everything in any case.
    """
    if any(part.media for part in delivery.parts.all() if not part.remote_id):
        return stop_for(delivery)
    code = not_connected(delivery.account)
    return _stop(code) if code else None


def mark(delivery: Delivery) -> Stop | None:
    """Marks a delivery as going out. None: it may be sent now, once. Otherwise nothing may leave.

    With the draft's row locked: everything is looked at once more, and the mark itself asks for the lease,
    the fence and that no hold is in force. The first mark makes the draft a sent one.
    """
    with turn(), durable(), transaction.atomic():
        Draft.objects.select_for_update().only("pk").get(pk=delivery.revision.draft_id)
        if stop := stop_for(delivery):
            return stop
        is_first, now = delivery.began_at is None, timezone.now()
        fields = {"state": State.SENDING, "tries": F("tries") + 1, "trouble": "", "detail": ""}
        fields |= {"started_at": now, "began_at": delivery.began_at or now, "lease_until": lease_end()}
        if not _unheld(delivery).filter(state=State.LEASED).update(**fields):
            return _why_not(delivery, State.LEASED)
        delivery.began_at, delivery.state, delivery.tries = (
            fields["began_at"],
            State.SENDING,
            delivery.tries + 1,
        )
        if is_first:
            delivery.revision.draft.refresh_from_db(fields=["state"])
            actions.start(WORKER, delivery)
    return None


def go_on(delivery: Delivery) -> Stop | None:
    """Before every further post of a thread: None when it may follow."""
    if _unheld(delivery).filter(state=State.SENDING).update(lease_until=lease_end()):
        return None
    return _why_not(delivery, State.SENDING)


def _why_not(delivery: Delivery, state: str) -> Stop:
    """A hold, as long as the delivery is still ours; otherwise that it is not."""
    is_ours = own(delivery).filter(state=state).exists()
    return next(_braked(delivery), GONE) if is_ours else GONE


def _unheld(delivery: Delivery) -> object:
    topics = contents.read(delivery.revision).get("topics", ())
    return own(delivery).filter(~Exists(Hold.objects.in_force().over(delivery.account, topics)))


def _against(delivery: Delivery) -> Iterator[Stop]:
    account = Account.objects.select_related("unit", "channel").get(pk=delivery.account_id)
    if not is_exact(delivery):
        yield _stop("content")
    found = readiness.ready_to_send(delivery.revision, account)
    if not found.ok:
        yield Stop("edited" if _has_fallen(delivery) else "not_ready", found.why)
    if code := not_connected(account):
        yield _stop(code)
    yield from _braked(delivery)
    if is_late(delivery):
        yield _stop("late")


def _braked(delivery: Delivery) -> Iterator[Stop]:
    yield from stops(contents.read(delivery.revision), delivery.account)


def is_late(delivery: Delivery) -> bool:
    """Whether its time passed by more than the grace; a thread that has begun is never late."""
    if any(part.remote_id for part in delivery.parts.all()):
        return False
    return timezone.now() > delivery.due_at + readiness.GRACE


def is_exact(delivery: Delivery) -> bool:
    """Whether revision, delivery and posts are still exactly what was approved."""
    revision = delivery.revision
    found = hashlib.sha256(revision.content.encode()).hexdigest()
    if not found == revision.digest == delivery.digest:
        return False
    parts = [(part.text, part.media) for part in delivery.parts.all()]
    return parts in possible(contents.read(revision), delivery.account)


def _has_fallen(delivery: Delivery) -> bool:
    draft = Draft.objects.get(pk=delivery.revision.draft_id)
    states = (Draft.State.APPROVED, Draft.State.CLEARED, Draft.State.SENT)
    return draft.state not in states or not readiness.is_as_frozen(draft, delivery.revision)


def _stop(code: str) -> Stop:
    return Stop(code, explain(code).title)
