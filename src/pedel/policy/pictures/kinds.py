"""What a file is and how large its picture is, read from its first bytes before any decoder sees it.

A decoder makes room for the size that a file claims, and walks through as many pieces as it holds. So both
are looked at first, by a reader that makes no room and stops early.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Literal

Format = Literal["jpeg", "png", "webp", "gif", "avif"]
Size = tuple[int, int]

MOST_PIECES = 20_000
"""The most chunks or segments that a file may have. No standard gives this figure. Ours: a PNG of 25 MB in
the 8 KB chunks that encoders write has some 3,000."""
MOST_SCANS = 20
"""The most passes of a progressive JPEG; each costs a whole decoding. Ours: encoders write about ten."""
MOST_BLOCKS = 4_000
"""The most blocks of 255 bytes before the first frame of a GIF. Ours: a megabyte of notes."""


class StrangeError(ValueError):
    """What is wrong with the inside of a file, in a few words."""


def kind(content: bytes) -> Format | None:
    """The format that a file is by its first bytes; None for anything else."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return "avif" if {b"avif", b"avis"} & brands(content) else None


def brands(content: bytes) -> set[bytes]:
    """What a file of the ISO family (HEIC, AVIF, MP4) says that it is (ISO/IEC 14496-12, section 4.3)."""
    if content[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(content[:4], "big"), 256)
    return {content[8:12], *(content[at : at + 4] for at in range(16, end, 4))}


def size(content: bytes, format: Format) -> Size:
    """Width and height in pixels as the file claims them, not yet upright.

    Raises StrangeError, or EOFError where the file ends too early.
    """
    try:
        return _SIZES[format](content)
    except (struct.error, IndexError) as error:
        raise EOFError from error


def _png(content: bytes) -> Size:
    at = pieces = 0
    at = 8
    while at + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        at += 12 + length
        pieces += 1
        if pieces > MOST_PIECES:
            raise StrangeError("it is cut into far too many pieces")
        if name == b"IEND":
            break
    width, height = struct.unpack_from(">II", content, 16)
    return int(width), int(height)


def _gif(content: bytes) -> Size:
    width, height, flags = struct.unpack_from("<HHB", content, 6)
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    blocks = 0
    while content[at] == 0x21:  # an extension: notes, timing
        at += 2
        while content[at]:
            at += 1 + content[at]
            blocks += 1
            if blocks > MOST_BLOCKS:
                raise StrangeError("it holds far more notes than picture")
        at += 1
        blocks += 1
    if content[at] == 0x2C:  # a frame may be larger than the screen it stands on
        left, top, wide, high = struct.unpack_from("<HHHH", content, at + 1)
        width, height = max(width, left + wide), max(height, top + high)
    return int(width), int(height)


def _webp(content: bytes) -> Size:
    name = content[12:16]
    if name == b"VP8X":
        wide, high = content[24:27], content[27:30]
        return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
    if name == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", content, 26)
    return int(width & 0x3FFF), int(height & 0x3FFF)


# Markers of ITU-T T.81, table B.1: what begins a frame, begins a scan, ends the picture, has no length.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))


def _jpeg(content: bytes) -> Size:
    at = 2
    for _ in range(MOST_PIECES):
        if content[at] != 0xFF:
            raise StrangeError("it is damaged at its beginning")
        marker = content[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in (_SCAN, _END):
            raise StrangeError("it says nowhere how large it is")
        if marker in _FRAMES:
            high, wide = struct.unpack_from(">HH", content, at + 5)
            if content.count(bytes((0xFF, _SCAN)), at) > MOST_SCANS:
                raise StrangeError("it is drawn in far too many passes")
            return int(wide), int(high)
        at += 2 + int(struct.unpack_from(">H", content, at + 2)[0])
    raise StrangeError("it is cut into far too many pieces")


def _avif(content: bytes) -> Size:
    """The largest size in a file (ISO/IEC 23008-12, section 6.5.3): a grid is larger than its tiles."""
    at, sizes = 0, [(0, 0)]
    for _ in range(MOST_PIECES):
        at = content.find(b"ispe", at) + 4
        if at < 4:
            return max(sizes, key=lambda size: size[0] * size[1])
        if content[at - 8 : at - 4] == b"\0\0\0\x14":
            sizes.append(struct.unpack_from(">II", content, at + 4))
    raise StrangeError("it is cut into far too many pieces")


_SIZES: dict[Format, Callable[[bytes], Size]] = {
    "jpeg": _jpeg,
    "png": _png,
    "gif": _gif,
    "webp": _webp,
    "avif": _avif,
}
