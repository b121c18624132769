"""How the record files what happens to a departure, and whom the desk tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.action import Done

from ..items import items
from ..models import Departure


def about(departure: Departure, result: Any = None, **facts: Any) -> Done:
    """Filed under the departure; the leaver is named by id."""
    return Done(result or departure, about=departure, facts={"person": departure.person_id, **facts})


def tell_whose_turn(departure: Departure, what: str, but: Person | None = None) -> list[Person]:
    """Tells everybody who has something to do on the checklist; gives them."""
    open_items = [item for item in items(departure) if item.is_open]
    people = {person.pk: person for item in open_items for person in item.turn}
    chosen = [person for person in people.values() if person != but]
    tell_of(departure, what, chosen)
    return chosen


def tell_of(departure: Departure, what: str, people: Iterable[Person]) -> None:
    """Tells people of something on the checklist."""
    facts = {"name": str(departure.person), "day": departure.last_day.isoformat()}
    tell(people, f"leaving.{what}", reverse("departure", args=[departure.pk]), **facts)
