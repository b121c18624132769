"""What the checks know of the library: the official marks, and which pictures are known.

Both are kept in memory and made anew when the stamp in the database has changed, or the day: one small query
for each draft with a picture. Apps after this one say with `likeness_status.py` what stands against a picture
(see `statuses.py`) and call `changed` when that changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from pedel.policy.pictures.likeness import NEAR, Likenesses, Near
from pedel.policy.pictures.likeness import Asset as Known
from pedel.policy.pictures.marks import Mark, Marks

from .marks import marks
from .models import Asset, Stamp
from .statuses import statuses

MARKS, LIKENESS = "marks", "likeness"
WIDER = 90
"""Bits of 256 that may differ where a person looks for something like it: wider than the check's. Ours."""


@dataclass
class _Kept:
    """Something made from the database, and what it was made of."""

    make: Callable[[], Any]
    key: tuple[UUID | None, date] | None = None
    value: Any = None


_kept: dict[str, _Kept] = {}
_lock = Lock()


def changed(about: str = LIKENESS) -> None:
    """What checks know has changed; in the transaction of the change."""
    Stamp.objects.update_or_create(about=about, defaults={"value": uuid4()})


class KnownPictures:
    """Every picture of the library with what stands against using it, fetched when a check first asks.

    Most drafts have no picture, and then nothing is asked of the database.
    """

    def __bool__(self) -> bool:
        return True

    @cached_property
    def _index(self) -> Likenesses:
        found: Likenesses = _now(LIKENESS)
        return found

    def nearest(self, fingerprint: bytes, most: int = NEAR) -> list[Near]:
        """As `Likenesses.nearest`."""
        return self._index.nearest(fingerprint, most)


class OfficialMarks:
    """The official marks, as `Marks`, fetched when a check first asks."""

    def __bool__(self) -> bool:
        return True

    @cached_property
    def _marks(self) -> Marks:
        found: Marks = _now(MARKS)
        return found

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)

    @property
    def fingerprint(self) -> str:
        """As `Marks.fingerprint`."""
        return self._marks.fingerprint


def nearest(fingerprint: bytes, most: int = WIDER) -> list[int]:
    """The ids of the assets that look like it, the most alike first."""
    return [int(near.asset.key) for near in KnownPictures().nearest(fingerprint, most)]


def _now(about: str) -> Any:
    value = Stamp.objects.filter(about=about).values_list("value", flat=True).first()
    key = (value, timezone.localdate())
    with _lock:
        kept = _kept[about]
        if kept.key != key:
            kept.key, kept.value = key, kept.make()
        return kept.value


def _likenesses() -> Likenesses:
    index, against = Likenesses(), statuses()
    names = ("pk", "name", "is_shared", "unit__name_en", "fingerprint")
    rows = Asset.objects.exclude(fingerprint=None).values_list(*names)
    for pk, name, is_shared, unit, fingerprint in rows.iterator():
        title = name if is_shared else unit
        index.add(Known(str(pk), title, against.get(pk, "known")), bytes(fingerprint))
    return index


_kept |= {MARKS: _Kept(marks), LIKENESS: _Kept(_likenesses)}
KNOWN = {"logo": OfficialMarks, "near_copy": KnownPictures}
