"""A picture without what its file tells beside the picture: place, time, camera, names, comments.

Pieces of the file are copied or left out; nothing is decoded or compressed anew, so every pixel stays what it
is. What is needed to show it right stays: the colour profile, how far it is to be turned, a GIF's rhythm.
What hangs on to the file after its end is left out, too: a phone puts a film of the moment there.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from .boxed import without_notes
from .decoding import Picture, opened
from .exif import orientation, turned
from .kinds import Format
from .pieces import Piece, pieces

_JPEG_KEPT = {"APP0": b"JFIF\0", "APP2": b"ICC_PROFILE\0", "APP14": b"Adobe"}
_PNG_KEPT = frozenset(
    "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split()
)
"""What is the picture, its colours, its size on paper and its movement (PNG, third edition, section 11)."""
_WEBP_KEPT = frozenset(("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"))
_WEBP_NOTES, _WEBP_EXIF = 0x0C, 0x08
"""The bits of VP8X that say that there is EXIF or XMP (RFC 9649, section 2.7.1)."""
_GIF_KEPT = frozenset(("FRAME", "EXT", "END", "APP:NETSCAPE2.0", "APP:ANIMEXTS1.0", "APP:ICCRGBG1012"))
_UPRIGHT = 1


def cleaned(content: bytes, name: str = "") -> bytes:
    """The same picture without its notes. Raises PictureError for what is no picture."""
    return clean(opened(content, name))


def clean(picture: Picture) -> bytes:
    """The file of a picture that was opened already, without its notes."""
    return _CLEANINGS[picture.format](picture.content)


def _jpeg(content: bytes) -> bytes:
    kept = [content[:2]]
    turn = orientation(content, "jpeg")
    for piece in pieces(content, "jpeg"):
        if turn != _UPRIGHT and piece.name != "APP0":
            exif = b"Exif\0\0" + turned(turn)
            kept.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
            turn = _UPRIGHT
        if _stays(content, piece):
            kept.append(content[piece.start : piece.end])
    return _whole(kept, b"\xff\xd9")


def _whole(kept: list[bytes], end: bytes) -> bytes:
    """The pieces as a file, with the end that some programs forget."""
    return b"".join(kept if kept[-1] == end else [*kept, end])


def _stays(content: bytes, piece: Piece) -> bool:
    if piece.name in ("SEG", "SOS", "EOI"):
        return True
    return piece.name in _JPEG_KEPT and content[piece.body].startswith(_JPEG_KEPT[piece.name])


def _png(content: bytes) -> bytes:
    kept = [content[:8]]
    turn = orientation(content, "png")
    for piece in pieces(content, "png"):
        if piece.name in _PNG_KEPT:
            kept.append(content[piece.start : piece.end])
        if piece.name == "IHDR" and turn != _UPRIGHT:
            kept.append(_chunk(b"eXIf", turned(turn)))
    return _whole(kept, _chunk(b"IEND", b""))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _webp(content: bytes) -> bytes:
    turn = orientation(content, "webp")
    kept = bytearray()
    for piece in pieces(content, "webp"):
        if piece.name in _WEBP_KEPT:
            at = len(kept)
            kept += content[piece.start : piece.end]
            if piece.name == "VP8X":
                kept[at + 8] = kept[at + 8] & ~_WEBP_NOTES | (_WEBP_EXIF if turn != _UPRIGHT else 0)
    if turn != _UPRIGHT:
        body = turned(turn)
        kept += b"EXIF" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + bytes(kept)


def _gif(content: bytes) -> bytes:
    found = pieces(content, "gif")
    head = content[: found[0].start] if found else content
    return _whole([head, *(content[one.start : one.end] for one in found if one.name in _GIF_KEPT)], b";")


_CLEANINGS: dict[Format, Callable[[bytes], bytes]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "gif": _gif,
    "avif": without_notes,
}
