"""What the worker does for notices: the day's letters, sending, and tidying up."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from pedel.desk.work import Job

from .digest import write_digests
from .models import Letter, Notice
from .outbox import send_due

KEPT = timedelta(days=90)


def tidy() -> None:
    """Forgets letters that are done with, and read notices, after ninety days."""
    before = timezone.now() - KEPT
    done = (Letter.State.SENT, Letter.State.DROPPED)
    Letter.objects.filter(state__in=done, created_at__lt=before).delete()
    Notice.objects.filter(read_at__lt=before).delete()


JOBS = (
    Job("write the day's letters", 60, write_digests),
    Job("send letters", 3, send_due),
    Job("forget old letters and notices", 6 * 3600, tidy),
)
