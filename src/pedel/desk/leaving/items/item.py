"""One thing on the checklist of somebody who leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person

from ..models import Departure, Word
from ..turns import Turns

State = Literal["open", "coming", "done"]
"""Somebody has to do it; the desk does it, or it comes by itself; it is done."""

GROUPS: dict[str, Any] = {
    "successors": _("Successors"),
    "access": _("Access and passwords"),
    "work": _("Work in hand"),
    "team": _("Their team"),
    "duty": _("The duty that stays"),
    "ends": _("What ends by itself"),
}
"""The parts of the checklist, in their order."""


@dataclass(frozen=True, slots=True)
class Item:
    """`what` is to be settled, whose `turn` it is, and where it is done.

    `key` names it as long as it stands: "owner:12". `form` is the page on which the desk helps to do it
    ("successor", "draft", "holder"), `subject` its number there; `url` and `link` lead elsewhere. Where
    `may_say`, no machine sees everything, and somebody may say by hand how it was settled: then `word`.
    """

    key: str
    group: str
    what: Any
    state: State
    detail: Any = ""
    turn: tuple[Person, ...] = ()
    url: str = ""
    link: Any = ""
    form: str = ""
    subject: int = 0
    may_say: bool = False
    word: Word | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to do something."""
        return self.state == "open"

    @property
    def part(self) -> str:
        """What the item's name begins with: for a successor the part that they take over."""
        return self.key.partition(":")[0]


@dataclass
class Leaver:
    """Somebody who leaves, and the days that count: the last one, and the first without them."""

    departure: Departure
    turns: Turns

    @property
    def person(self) -> Person:
        return self.departure.person

    @property
    def last_day(self) -> date:
        return self.departure.last_day

    @cached_property
    def then(self) -> date:
        """The first day without them, or today where that has come."""
        return max(self.last_day + timedelta(days=1), timezone.localdate())

    @cached_property
    def is_over(self) -> bool:
        """Whether the last day has passed."""
        return self.departure.is_over()

    def by_itself(self) -> State:
        """The state of what the last day does alone."""
        return "done" if self.is_over else "coming"
