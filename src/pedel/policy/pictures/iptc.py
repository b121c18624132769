"""What agencies note in a JPEG as IPTC (IIM 4.2, record 2): maker, credit, rights, last day of use."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from .kinds import MOST_PIECES, Format
from .pieces import pieces

_PHOTOSHOP = b"Photoshop 3.0\0"
_IPTC = 0x0404
_FIELDS = {37: "expires", 80: "maker", 110: "credit", 115: "source", 116: "copyright", 40: "instructions"}
_LONGEST = 200


def iptc_of(content: bytes, format: Format) -> Mapping[str, str]:
    """The notes that matter, by name; empty when there are none."""
    if format != "jpeg":
        return {}
    blocks = b"".join(
        content[piece.body].removeprefix(_PHOTOSHOP)
        for piece in pieces(content, format)
        if piece.name == "APP13" and content[piece.body].startswith(_PHOTOSHOP)
    )
    found: dict[str, str] = {}
    try:
        for record in (data for name, data in _resources(blocks) if name == _IPTC):
            for field, value in _datasets(record):
                found.setdefault(field, value)
    except (struct.error, IndexError):
        pass  # what was read so far holds
    return found


def _resources(blocks: bytes) -> Iterator[tuple[int, bytes]]:
    """Adobe's image resources: "8BIM", a number, a name of even length, and data of even length."""
    at = 0
    for _ in range(MOST_PIECES):
        if blocks[at : at + 4] != b"8BIM":
            return
        number = struct.unpack_from(">H", blocks, at + 4)[0]
        at += 6 + (blocks[at + 6] + 2 & ~1)
        length = struct.unpack_from(">I", blocks, at)[0]
        yield number, blocks[at + 4 : at + 4 + length]
        at += 4 + (length + 1 & ~1)


def _datasets(record: bytes) -> Iterator[tuple[str, str]]:
    at = 0
    for _ in range(MOST_PIECES):
        if record[at : at + 1] != b"\x1c":
            return
        part, field, length = struct.unpack_from(">BBH", record, at + 1)
        if part == 2 and field in _FIELDS:
            text = record[at + 5 : at + 5 + length].decode("utf-8", "replace")
            yield _FIELDS[field], " ".join(text.replace("\0", " ").split())[:_LONGEST]
        at += 5 + length
