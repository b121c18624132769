"""How much of a checklist is open, kept beside it so that home need not read it all."""

from __future__ import annotations

from django.utils import timezone

from ..items import count, items
from ..models import Departure


def counted(departure: Departure) -> dict[str, int]:
    """Counts anew and keeps it; gives the number of open items by whose turn it is."""
    turns = count(items(departure))
    rows = Departure.objects.filter(pk=departure.pk, state=Departure.State.OPEN)
    rows.update(turns=turns, counted_at=timezone.now())
    departure.turns = turns
    return turns
