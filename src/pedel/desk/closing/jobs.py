"""What the worker does about closings."""

from __future__ import annotations

from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.desk.work import Job, is_stopping

from . import actions
from .models import Closing
from .models.closing import DECIDED


def look() -> None:
    """Sees that an announcement has gone out, and says so when a last day has come."""
    for closing in Closing.objects.filter(state__in=DECIDED).select_related("account__unit"):
        if is_stopping():
            return
        try:
            if closing.state == Closing.State.PLANNED and is_out(closing):
                actions.announce(WORKER, closing)
            if closing.is_due() and closing.reminded_at is None:
                actions.remind(WORKER, closing)
        except Conflict:
            continue  # somebody was there first


def is_out(closing: Closing) -> bool:
    """Whether an announcement has gone out on the account."""
    drafts = closing.announcements.values("draft")
    rows = Delivery.objects.filter(account=closing.account_id, revision__draft__in=drafts)
    return rows.filter(state=Delivery.State.PUBLISHED).exists()


JOBS = (Job("closing: look", 60, look),)
