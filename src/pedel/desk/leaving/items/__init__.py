"""The checklist of a departure, read from the facts each time: what is done shows as done by itself.

A part of it is a module with `found(leaver)`, which gives its items.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext as _

from ..models import Departure
from ..turns import Turns
from . import access, duty, ends, roles, successors, team, work
from .item import GROUPS, Item, Leaver

__all__ = ["GROUPS", "Item", "count", "items", "of"]

PARTS = (successors, roles, access, work, team, duty, ends)


def items(departure: Departure) -> list[Item]:
    """Everything on the checklist as it stands now; what is new since it began is on it too."""
    leaver = Leaver(departure, Turns(departure))
    words = {word.key: word for word in departure.words.select_related("by")}
    found = [item for part in PARTS for item in part.found(leaver)]
    return [_said(item, words.get(item.key)) if item.may_say else item for item in found]


def of(departure: Departure, key: str) -> Item | None:
    """The item of that name, while it stands."""
    return next((item for item in items(departure) if item.key == key), None)


def count(found: list[Item]) -> dict[str, int]:
    """How many open items are whose turn, by the id of the person (as text: it is kept as JSON)."""
    return dict(Counter(str(person.pk) for item in found if item.is_open for person in item.turn))


def _said(item: Item, word: object) -> Item:
    if word is None or item.state == "done":
        return item
    return replace(
        item, state="done", detail=_("%(by)s: %(note)s") % {"by": word.by, "note": word.note}, word=word
    )
