"""How fast one person saves: a script gone wild is slowed down, nobody who types notices."""

from __future__ import annotations

import time

from django.core.cache import cache

from pedel.desk.people.models import Person

SAVES_A_MINUTE = 60


def too_fast(person: Person) -> bool:
    """Whether a person has saved so often in this minute that the next one waits; this one counts too."""
    key = f"drafts.saves.{person.pk}.{int(time.time() // 60)}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) > SAVES_A_MINUTE
