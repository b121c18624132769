"""The chain: how an entry is hashed, and how an export is verified without the desk or Django.

An entry's hash is the sha256 of the hash before it, a newline, and the entry as canonical JSON
(RFC 8785 for the values that occur here: sorted keys, no blanks, UTF-8, no floats). The first entry
follows sixty-four zeros.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

FIRST = "0" * 64
FIELDS = "number at verb actor actor_name role via about account unit digest edition facts".split()
"""What the hash covers; all of an entry but the two hashes."""


@dataclass(frozen=True, slots=True)
class Break:
    """The first entry that does not hold: its place among the lines (from 1), its number, and why."""

    line: int
    number: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries hold, the hash of the last one, and the first break if there is one."""

    entries: int
    head: str
    broken: Break | None = None


def digest(previous: str, entry: Mapping[str, Any]) -> str:
    """The hash of an entry (hex) after the one that hashed to `previous`."""
    content = {name: entry[name] for name in FIELDS}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def verify(lines: Iterable[str | bytes], head: str | None = None) -> Verdict:
    """Reads an export (one JSON entry a line, oldest first) and checks every link of the chain.

    `head` is a hash that was written down elsewhere: where it does not come up, the end of the
    chain was cut off or written anew.
    """
    previous, count, seen_head = FIRST, 0, head is None
    for line, text in enumerate(lines, 1):
        try:
            entry = json.loads(text)
            number, given = entry["number"], entry["hash"]
            expected = digest(previous, entry)
        except (ValueError, KeyError, TypeError) as error:
            return Verdict(count, previous, Break(line, None, f"this is not an entry ({error})"))
        if why := _wrong(entry, count + 1, previous, expected):
            return Verdict(count, previous, Break(line, number, why))
        previous, count = given, number
        seen_head = seen_head or given == head
    if not seen_head:
        return Verdict(count, previous, Break(count, count, "the chain does not hold the hash that was kept"))
    return Verdict(count, previous)


def _wrong(entry: Mapping[str, Any], number: int, previous: str, expected: str) -> str:
    if entry["number"] != number:
        return f"entry {number} is missing or out of place"
    if entry.get("previous") != previous:
        return "it does not follow from the entry before it"
    if entry["hash"] != expected:
        return "its content is not what was hashed"
    return ""
