"""The chain: how an entry is hashed, and how an export is verified without the desk or Django.

An entry's hash is the sha256 of the hash before it, a newline, and the entry as canonical JSON: keys
sorted by code point, no blanks, no escapes but those JSON needs, UTF-8. Only values that every database
gives back as they were may stand in it: no floats, no lone surrogates, no NUL (see `storable`). The
first entry follows sixty-four zeros. An export holds one entry a line in the same canonical form, so
that no byte of it can change unnoticed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, NoReturn

FIRST = "0" * 64
FIELDS = "number at verb actor actor_name role via about account unit digest edition facts".split()
"""What the hash covers; all of an entry but the two hashes."""
LINE = frozenset([*FIELDS, "previous", "hash"])
LONGEST_LINE = 1_000_000
DEEPEST, MOST_DIGITS, LONGEST_FACTS = 20, 1_000, 200_000
"""How deep facts may nest, how many digits a number may have, and how many characters facts may take."""


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


def _no_float(text: str) -> NoReturn:
    raise ValueError(f"the record holds no number such as {text}")


canonical = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode
"""A JSON value in the one form that is hashed and exported."""
_decoded = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float).decode


def digest(previous: str, entry: Mapping[str, Any]) -> str:
    """The hash of an entry (hex) after the one that hashed to `previous`."""
    return _hash(previous, canonical({name: entry[name] for name in FIELDS}).encode())


def _hash(previous: str, content: bytes) -> str:
    return hashlib.sha256(b"%s\n%s" % (previous.encode(), content)).hexdigest()


def line(entry: Mapping[str, Any]) -> bytes:
    """An entry, with its two hashes, as a line of an export."""
    return canonical({name: entry[name] for name in LINE}).encode() + b"\n"


def storable(facts: Any) -> None:
    """Raises ValueError, naming the place, for what a database may not give back exactly as it was."""
    _storable(facts, "facts", 0)
    if len(canonical(facts)) > LONGEST_FACTS:
        raise ValueError(f"facts take more than {LONGEST_FACTS:,} characters; the record keeps small ones")


def storable_text(text: str, where: str) -> None:
    """Raises ValueError for text that is not UTF-8 or holds a NUL."""
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError(f"{where} holds a NUL or half a surrogate pair; the record keeps only whole text")


def _storable(value: Any, where: str, depth: int) -> None:
    if depth > DEEPEST:
        raise ValueError(f"{where} nests deeper than {DEEPEST}")
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        storable_text(value, where)
    elif isinstance(value, int):
        if abs(value) >= 10**MOST_DIGITS:
            raise ValueError(f"{where} is a number of more than {MOST_DIGITS} digits")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if not isinstance(key, str):
                raise ValueError(f"{where} has the key {key!r}; keys must be text")
            storable_text(key, f"a key of {where}")
            _storable(each, f"{where}.{key}", depth + 1)
    elif isinstance(value, (list, tuple)):
        for position, each in enumerate(value):
            _storable(each, f"{where}[{position}]", depth + 1)
    else:
        raise ValueError(
            f"{where} is a {type(value).__name__}; the record keeps text, whole numbers, true, false, null, "
            "lists and objects. Write fractions and times as text."
        )


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of an export, never more than LONGEST_LINE of it in memory."""
    return iter(lambda: file.readline(LONGEST_LINE), b"")


def verify(lines: Iterable[bytes], head: str | None = None) -> Verdict:
    """Reads an export (one JSON entry a line, oldest first) and checks every link of the chain.

    `head` is a hash that was written down elsewhere: where it does not come up, the end of the
    chain was cut off or written anew.
    """
    previous, count, is_head_seen = FIRST, 0, head in (None, FIRST)
    for place, text in enumerate(lines, 1):
        try:
            entry = _read(text)
        except (ValueError, RecursionError) as error:
            return Verdict(count, previous, Break(place, None, f"this is not an entry ({error})"))
        if why := _wrong(entry, text, place, previous):
            return Verdict(count, previous, Break(place, entry["number"], why))
        previous, count = entry["hash"], place
        is_head_seen = is_head_seen or previous == head
    if not is_head_seen:
        why = "no entry has the hash that was kept: the end is missing or was written anew"
        return Verdict(count, previous, Break(count + 1, count + 1, why))
    return Verdict(count, previous)


def _read(text: bytes) -> dict[str, Any]:
    """A line as an entry; ValueError when it is not in the canonical form to the byte."""
    entry = _decoded(text.decode())
    if not isinstance(entry, dict) or entry.keys() != LINE or type(entry["number"]) is not int:
        raise ValueError("it does not have the fields of one")
    if not isinstance(entry["hash"], str) or not isinstance(entry["previous"], str):
        raise ValueError("its hashes are not text")
    if canonical(entry).encode() + b"\n" != text:
        raise ValueError("it is not written in the canonical form")
    return entry


def _content(text: bytes) -> bytes:
    """A canonical line without its two hashes: what the hash covers.

    Keys are sorted and quotes inside texts are escaped, so the last `,"hash":"` is the entry's own,
    and `,"previous":"` follows it.
    """
    hash_at = text.rindex(b',"hash":"')
    previous_at = text.index(b',"previous":"', hash_at)
    after_hash, after_previous = (
        text.index(b'"', at + length) + 1 for at, length in ((hash_at, 9), (previous_at, 13))
    )
    return text[:hash_at] + text[after_hash:previous_at] + text[after_previous:-1]


def _wrong(entry: Mapping[str, Any], text: bytes, number: int, previous: str) -> str:
    if entry["number"] != number:
        return f"entry {number} is missing or out of place"
    if entry["previous"] != previous:
        return "it does not follow from the entry before it"
    if entry["hash"] != _hash(previous, _content(text)):
        return "its content is not what was hashed"
    return ""
