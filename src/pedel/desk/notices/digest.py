"""The day's letter to those who want to hear once a day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import ngettext

from . import words
from .letters import Item, letter
from .models import Letter, Notice, Preference

AT = time(7, 0)
"""When the day's letter is written, on the institution's clock."""


def last_due(now: datetime | None = None) -> datetime:
    """The latest moment, not after now, at which the day's letters were due."""
    local = timezone.localtime(now)
    day = local.date() if local.time() >= AT else local.date() - timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, AT))


def write_digests() -> None:
    """Writes the letters that are due: one to each person who has notices from before then."""
    waiting = Notice.objects.filter(waits_for_digest=True, created_at__lt=last_due())
    for person in get_user_model().objects.filter(pk__in=waiting.values("person")):
        _write(person, last_due())


@transaction.atomic
def _write(person: Any, until: datetime) -> None:
    """One person's letter. Notices are taken by one UPDATE, so that two workers never both write of one."""
    mine = Notice.objects.filter(person=person, waits_for_digest=True, created_at__lt=until)
    chosen = list(mine.select_for_update().order_by("created_at", "pk"))
    taken = Notice.objects.filter(pk__in=[notice.pk for notice in chosen], waits_for_digest=True).update(
        waits_for_digest=False
    )
    unread = [notice for notice in chosen if notice.read_at is None]
    is_wanted = not Preference.objects.filter(person=person, mail=Preference.Mail.NEVER).exists()
    if taken and unread and is_wanted and not person.has_left():
        _letter(person, unread).save()


def _letter(person: Any, notices: list[Notice]) -> Letter:
    with translation.override(person.language):
        items = [Item(words.shown(notice), url=notice.url) for notice in notices]
        subject = ngettext("%d notice from the desk", "%d notices from the desk", len(items)) % len(items)
    return letter(person, subject, items)
