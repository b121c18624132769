"""Who else has a draft open: kept for a minute, and never on record."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from pedel.desk.people.models import Person

from .models import Draft, Presence

BEAT = 20
GONE = timedelta(seconds=60)


def here(draft: Draft, person: Person) -> list[Person]:
    """Notes that a person has the draft open, and gives the others who had it a moment ago."""
    now = timezone.now()
    Presence.objects.filter(draft=draft, seen_at__lt=now - GONE).delete()
    Presence.objects.update_or_create(draft=draft, person=person, defaults={"seen_at": now})
    others = Presence.objects.filter(draft=draft).exclude(person=person).select_related("person")
    return [presence.person for presence in others.order_by("person__name")]
