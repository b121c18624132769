"""An AVIF without its notes: the boxes that hold them are written over in their place.

Its parts point to each other by their place in the file (ISO/IEC 14496-12, section 8.11), so nothing moves.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from .kinds import MOST_PIECES

_NO_EXIF = struct.pack("<2sHIHI", b"II", 42, 8, 0, 0)
_NOTES = (b"Exif", b"mime", b"uri ")


class _Box(NamedTuple):
    name: bytes
    start: int
    body: int
    end: int


def without_notes(content: bytes) -> bytes:
    """The file with empty notes, as long as it was. What cannot be followed stays as it is."""
    written = bytearray(content)
    for box in _boxes(content, 0, len(content)):
        if box.name == b"uuid":  # a C2PA statement, or a maker's own
            written[box.start + 4 : box.start + 8] = b"free"
            written[box.body : box.end] = bytes(box.end - box.body)
        if box.name == b"meta":
            for name, start, end in _items(content, box):
                written[start:end] = _empty(name, end - start)
    return bytes(written)


def notes_of(content: bytes, name: bytes) -> list[bytes]:
    """The notes of that kind ("Exif", "mime") in a file."""
    metas = (box for box in _boxes(content, 0, len(content)) if box.name == b"meta")
    return [
        content[start:end] for meta in metas for kind, start, end in _items(content, meta) if kind == name
    ]


def _empty(name: bytes, length: int) -> bytes:
    note = bytes(4) + _NO_EXIF if name == b"Exif" else b""
    filler = b"\0" if name == b"Exif" else b" "
    return note + filler * (length - len(note)) if length >= len(note) else filler * length


def _boxes(content: bytes, start: int, end: int) -> Iterator[_Box]:
    for _ in range(MOST_PIECES):
        if start + 8 > end:
            return
        length, name = struct.unpack_from(">I4s", content, start)
        head = 8
        if length == 1 and start + 16 <= end:
            length, head = struct.unpack_from(">Q", content, start + 8)[0], 16
        stop = end if length == 0 else start + length
        if stop > end or stop < start + head:
            return
        yield _Box(name, start, start + head, stop)
        start = stop


def _items(content: bytes, meta: _Box) -> Iterator[tuple[bytes, int, int]]:
    """The notes of a file and where their data stand."""
    inside = {box.name: box for box in _boxes(content, meta.body + 4, meta.end)}
    if not {b"iinf", b"iloc"} <= inside.keys():
        return
    try:
        notes = dict(_kinds(content, inside[b"iinf"]))
        idat = inside[b"idat"].body if b"idat" in inside else 0
        for item, start, end in _places(content, inside[b"iloc"], idat):
            if item in notes and start <= end <= len(content):
                yield notes[item], start, end
    except struct.error:
        return


def _kinds(content: bytes, iinf: _Box) -> Iterator[tuple[int, bytes]]:
    """The number and the kind of each item that is a note (section 8.11.6)."""
    start = iinf.body + (6 if content[iinf.body] == 0 else 8)
    for box in _boxes(content, start, iinf.end):
        version = content[box.body]
        if box.name == b"infe" and version in (2, 3):
            layout = ">HH4s" if version == 2 else ">IH4s"
            item, _, kind = struct.unpack_from(layout, content, box.body + 4)
            if kind in _NOTES:
                yield item, kind


def _places(content: bytes, iloc: _Box, idat: int) -> Iterator[tuple[int, int, int]]:
    """The number of each item and a stretch of the file in which it stands (section 8.11.3)."""
    reader = _Reader(content, iloc.body)
    version = reader.number(1)
    reader.number(3)
    sizes, more = reader.number(1), reader.number(1)
    wide = 2 if version < 2 else 4
    for _ in range(min(reader.number(wide), MOST_PIECES)):
        item = reader.number(wide)
        within = reader.number(2) & 15 if version else 0
        reader.number(2)
        base = reader.number(more >> 4) + (idat if within == 1 else 0)
        for _ in range(reader.number(2)):
            reader.number(more & 15 if version else 0)
            start = base + reader.number(sizes >> 4)
            length = reader.number(sizes & 15)
            if within < 2:
                yield item, start, start + length


class _Reader:
    """Numbers of so many bytes, one after the other. Raises struct.error at the end."""

    def __init__(self, content: bytes, at: int) -> None:
        self._content, self._at = content, at

    def number(self, length: int) -> int:
        part = self._content[self._at : self._at + length]
        if len(part) < length:
            raise struct.error
        self._at += length
        return int.from_bytes(part, "big")
