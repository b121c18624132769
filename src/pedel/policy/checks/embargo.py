"""What the institution has not made public yet, told in a draft.

Known to the check: a `Knowing`, that is, the fingerprints of the items (`pedel.policy.fingerprints`), which
of them the author may know of, and the moment; without it nothing is found. Every text of a draft is looked
at, and what can be read in its pictures. Neither the draft nor the items can be told from the fingerprints.

- `passage`: rows of words of an item; `facts`: the words that together tell one of its facts. Both only
  where the author may know of the item: then its title (`{title}`) and the moment (`{when}`) are said.
- `discreet`: the same where the author may not. It shows no place and no item, and is always a question,
  worded as a clause would ask it of anybody. It is put once, however much was found. That it is put at all
  can be seen by someone who tries out one guess after another; who keeps items should choose facts that
  nobody would guess.
- `released`: the item is out and the draft does not lead to the original, which is the suggestion.

The same news in other words, or in another language, is not found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from ..match import Label, Match, Part, Scan

if TYPE_CHECKING:
    from ..fingerprints import Embargo, Embargoes, Told

CATEGORIES = {
    "passage": Label(
        "a passage of something that is not public yet", "een passage uit iets wat nog niet openbaar is"
    ),
    "facts": Label("a fact that is not public yet", "een feit dat nog niet openbaar is"),
    "discreet": Label("something that may not be public yet", "iets wat misschien nog niet openbaar is"),
    "released": Label(
        "news of the institution without a link to the original",
        "nieuws van de instelling zonder link naar het origineel",
    ),
}
VALUES = ("title", "when")
BEYOND_YAML = True


@dataclass(frozen=True)
class Params:
    """What a pack may set: how many items are told of at most, the first in the draft's order."""

    most: int = 3


@dataclass(frozen=True, slots=True)
class Knowing:
    """The items, the ids of those that the author may know of, and the moment (aware) at which it is
    judged.
    """

    items: Embargoes
    now: datetime
    ids: frozenset[str] = field(default_factory=frozenset)


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a match for each item that a draft tells of, at most `most`; of all that are none of the
    author's business one together.
    """
    knowing: Knowing | None = scan.known
    if knowing is None:
        return
    seen: set[str] = set()
    open_ones = 0
    for part, told in _told(scan, knowing):
        category = _category(told, knowing)
        key = "" if category == "discreet" else told.item.id
        if key in seen or (key and open_ones >= params.most):
            continue
        seen.add(key)
        open_ones += bool(key)
        if match := _match(category, part, told, scan):
            yield match


def _told(scan: Scan, knowing: Knowing) -> Iterator[tuple[Part, Told]]:
    for part in scan.parts:
        for told in knowing.items.told(part.text):
            yield part, told


def _category(told: Told, knowing: Knowing) -> str:
    if told.item.is_out(knowing.now):
        return "released"
    return told.kind if told.item.id in knowing.ids else "discreet"


def _match(category: str, part: Part, told: Told, scan: Scan) -> Match | None:
    item = told.item
    if category == "discreet":
        return Match(category, scan.text, ask=True, values={"title": "", "when": ""})
    if category == "released" and (not item.url or _leads_to(item.url, scan)):
        return None
    url = item.url if category == "released" else ""
    return Match(category, part, told.start, told.end, values=_values(item), suggestion=url)


def _values(item: Embargo) -> dict[str, str]:
    when = item.release_at.strftime("%Y-%m-%d %H:%M") if item.release_at else "…"
    return {"title": item.title or item.id, "when": when}


def _leads_to(url: str, scan: Scan) -> bool:
    """Whether the draft names that address, with or without its beginning and its last slash."""
    bare = url.lower().partition("://")[2] or url.lower()
    return bare.removeprefix("www.").rstrip("/") in scan.text.text.clean.lower()
