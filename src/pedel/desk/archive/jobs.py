"""What the worker does for the archive: keeps what was published, and what became of it."""

from __future__ import annotations

from contextlib import suppress

from django.db import IntegrityError
from django.db.models import Q

from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import WORKER
from pedel.desk.record.permission import Conflict
from pedel.desk.work import Job

from . import actions, keeping
from .models import ArchivedPost, Sequel

State, Seen = Delivery.State, Delivery.Seen
MOST = 50


def keep() -> None:
    """Archives what was published and is not in the archive yet."""
    rows = Delivery.objects.filter(state__in=(State.PUBLISHED, State.WITHDRAWN), archived=None)
    rows = rows.select_related("account__unit", "revision__frozen_by", "revision__draft", "settled_by")
    for delivery in rows.order_by("ended_at", "pk")[:MOST]:
        with suppress(Conflict, IntegrityError):  # another worker was just before us
            actions.archive(WORKER, delivery, files=list(keeping.stored(delivery)))


def keep_sequels() -> None:
    """Archives what became of posts since: changed, gone, withdrawn."""
    later = Q()
    for what, wanted in (
        (Sequel.What.CHANGED, Q(delivery__seen=Seen.CHANGED)),
        (Sequel.What.GONE, Q(delivery__seen=Seen.GONE)),
        (Sequel.What.WITHDRAWN, Q(delivery__state=State.WITHDRAWN, delivery__withdrawal__isnull=False)),
    ):
        later |= wanted & ~Q(pk__in=Sequel.objects.filter(what=what).values("post"))
    rows = ArchivedPost.objects.filter(later, destroyed_at=None).select_related(
        "account__unit", "delivery__withdrawal__asked_by"
    )
    for post in rows.prefetch_related("sequels")[:MOST]:
        for what, at, text in keeping.sequels(post, post.delivery):
            with suppress(IntegrityError):
                actions.archive_sequel(WORKER, post, what=what, at=at, content=text)


JOBS = (
    Job("archive: keep what was published", 5, keep),
    Job("archive: keep what became of it", 60, keep_sequels),
)
