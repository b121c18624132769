"""Two posts that stand in each other's way: too near on one account, or the same text on one day."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from django.utils import timezone

from .item import Item

APART = 30
"""Minutes between two posts of one account that are enough. Ours: no guideline gives this figure."""
MOST = 1440
SHOWN = 3
"""So many clashes are enough to see that there is one; with the first gone the next shows."""
_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Clash:
    """`kind` is "near" or "same"; `other` is the item it is with."""

    kind: str
    other: Item


def mark(items: Iterable[Item], apart: timedelta) -> None:
    """Gives each item that has yet to leave its first clashes. The items come by time; no query."""
    for one, other, kind in chain(_same(items), _near(items, apart)):
        for item, against in ((one, other), (other, one)):
            is_new = all(clash.other is not against for clash in item.clashes)
            if item.is_ahead and len(item.clashes) < SHOWN and is_new:
                item.clashes.append(Clash(kind, against))


def _near(items: Iterable[Item], apart: timedelta) -> Iterable[tuple[Item, Item, str]]:
    last: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        for account in item.accounts:
            near = [before for before in last[account.pk] if item.at - before.at < apart]
            for before in near:
                if before.draft != item.draft:
                    yield before, item, "near"
            last[account.pk] = [*near, item]


def _same(items: Iterable[Item]) -> Iterable[tuple[Item, Item, str]]:
    said: dict[tuple[object, str], list[Item]] = defaultdict(list)
    for item in items:
        day = timezone.localdate(item.at)
        for words in {normalised(text) for text in item.wordings.values()} - {""}:
            for before in said[day, words][:8]:
                if before.draft != item.draft:
                    yield before, item, "same"
            said[day, words].append(item)


def normalised(text: str) -> str:
    """A text as far as it says the same: without capitals, spaces, marks and signs."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _BETWEEN.sub(" ", plain).strip()
