"""The pieces of a picture's file: segments of a JPEG, chunks of a PNG or a WebP, blocks of a GIF.

Nothing is decoded. Where a file ends too early or is put together wrongly, the walk ends there.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from .kinds import MOST_PIECES, Format

_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_EOI, _SOS = 0xD9, 0xDA
_MOST_BLOCKS = 200_000
"""Ours: a GIF of 25 MB in the blocks of 255 bytes that encoders write has half as many."""


class Piece(NamedTuple):
    """A piece: its name, where it begins and ends in the file, and where its own data begin and end."""

    name: str
    start: int
    end: int
    body: slice


def pieces(content: bytes, format: Format) -> list[Piece]:
    """The pieces of a file in their order, without what stands before the first and after the last.

    An AVIF has none here: its parts point to each other by their place in the file.
    """
    found: list[Piece] = []
    with suppress(struct.error, IndexError):
        found.extend(islice(_WALKS[format](content), MOST_PIECES))
    return found


def _jpeg(content: bytes) -> Iterator[Piece]:
    """Segments by ITU-T T.81, annex B: "APP1", "COM", "SOS" with what is drawn after, "EOI", else "SEG"."""
    at = 2
    while (found := _NEXT_MARKER.search(content, at)) is not None:
        start, marker = found.start(), content[found.end() - 1]
        if marker == _EOI:
            yield Piece("EOI", start, start + 2, slice(start + 2, start + 2))
            return
        length = int(struct.unpack_from(">H", content, start + 2)[0])
        end = at = start + 2 + length
        if marker == _SOS:  # what is drawn goes on to the next marker
            following = _NEXT_MARKER.search(content, end)
            end = at = following.start() if following else len(content)
        yield Piece(_segment(marker), start, end, slice(start + 4, start + 2 + length))


def _segment(marker: int) -> str:
    if marker == _SOS:
        return "SOS"
    if marker == 0xFE:
        return "COM"
    return f"APP{marker - 0xE0}" if 0xE0 <= marker <= 0xEF else "SEG"


def _png(content: bytes) -> Iterator[Piece]:
    """Chunks by the PNG specification (W3C, third edition, section 5.3), named as they are."""
    at = 8
    while at + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        yield Piece(name.decode("latin-1"), at, end, slice(at + 8, at + 8 + length))
        if name == b"IEND":
            return
        at = end


def _webp(content: bytes) -> Iterator[Piece]:
    """Chunks by RFC 9649, section 2.3, named as they are ("EXIF", "XMP ")."""
    at, last = 12, min(len(content), 8 + int(struct.unpack_from("<I", content, 4)[0]))
    while at + 8 <= last:
        name, length = struct.unpack_from("<4sI", content, at)
        end = min(at + 8 + length + (length & 1), len(content))
        yield Piece(name.decode("latin-1"), at, end, slice(at + 8, at + 8 + length))
        at = end


def _gif(content: bytes) -> Iterator[Piece]:
    """Blocks by GIF89a (CompuServe, 1990): "APP:NETSCAPE2.0", "NOTE", "EXT" for another, "FRAME", "END"."""
    flags = content[10]
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    while at < len(content):
        start, kind = at, content[at]
        if kind == 0x3B:
            yield Piece("END", start, start + 1, slice(start + 1, start + 1))
            return
        if kind == 0x2C:
            flags = content[start + 9]
            body = start + 10 + (3 << (flags & 7) + 1 if flags & 0x80 else 0) + 1
            name = "FRAME"
        elif kind == 0x21:
            body, name = start + 2, _extension(content, start)
        else:
            return
        at = _end_of_blocks(content, body)
        yield Piece(name, start, at, slice(body, at))


def _extension(content: bytes, start: int) -> str:
    label = content[start + 1]
    if label == 0xFF:
        return f"APP:{content[start + 3 : start + 14].decode('latin-1')}"
    return "NOTE" if label == 0xFE else "EXT"


def _end_of_blocks(content: bytes, at: int) -> int:
    for _ in range(_MOST_BLOCKS):
        if not content[at]:
            return at + 1
        at += 1 + content[at]
    raise IndexError


def _none(_content: bytes) -> Iterator[Piece]:
    return iter(())


_WALKS: dict[Format, Callable[[bytes], Iterator[Piece]]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "gif": _gif,
    "avif": _none,
}
