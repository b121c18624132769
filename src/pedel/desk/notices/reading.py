"""Marking notices as read. It is not on record: when somebody reads is nobody else's business."""

from __future__ import annotations

from django.utils import timezone

from pedel.desk.people.models import Person

from .access import notices_for
from .models import Notice


def unread(person: Person) -> int:
    """How many notices wait to be read."""
    return notices_for(person).filter(read_at=None).count()


def read(notice: Notice) -> None:
    """Marks one as read."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())


def read_all(person: Person, up_to: int) -> None:
    """Marks all as read that the person has seen: up to the newest one on their page."""
    notices_for(person).filter(read_at=None, pk__lte=up_to).update(read_at=timezone.now())
