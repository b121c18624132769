"""What programs note in a picture as XMP (ISO 16684-1): makers, rights, licences, names, origin."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from .boxed import notes_of
from .exif import MOST_NOTES
from .kinds import Format
from .pieces import Piece, pieces

Properties = Mapping[str, tuple[str, ...]]
"""The values of each property, by its prefix and name as the specifications write them ("dc:creator")."""

_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
_PNG = b"XML:com.adobe.xmp\0"
_GIF = "APP:XMP DataXMP"
_LONGEST = 200
_MOST_VALUES = 50

_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/exif/1.0/aux/": "aux",
    "http://cipa.jp/exif/1.0/": "exifEX",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://creativecommons.org/ns#": "cc",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://www.metadataworkinggroup.com/schemas/regions/": "mwg-rs",
    "http://ns.microsoft.com/photo/1.2/t/Region#": "MPReg",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NAME = re.compile(r"\{([^}]*)\}(.+)")


def xmp_of(content: bytes, format: Format) -> bytes:
    """The XMP packet in a picture's file; empty when there is none."""
    if format == "avif":
        packets = (note for note in notes_of(content, b"mime") if b"xmpmeta" in note or b"rdf:RDF" in note)
        return next(packets, b"")
    return next((packet for piece in pieces(content, format) if (packet := _packet(content, piece))), b"")


def _packet(content: bytes, piece: Piece) -> bytes:
    body = content[piece.body]
    if piece.name == "APP1" and body.startswith(_JPEG):
        return body[len(_JPEG) :]
    if piece.name == "iTXt" and body.startswith(_PNG):
        return _text(body)
    if piece.name == _GIF:
        return _in_blocks(body[12:])
    return body if piece.name == "XMP " else b""


def _in_blocks(body: bytes) -> bytes:
    """A GIF's packet: in blocks, or, as Adobe wants it, as it is with a tail that only looks like blocks."""
    joined, at = bytearray(), 0
    while at < len(body) and body[at]:
        joined += body[at + 1 : at + 1 + body[at]]
        at += 1 + body[at]
    return bytes(joined) if joined.startswith(b"<") else body[: body.find(b">", body.rfind(b"</")) + 1]


def _text(body: bytes) -> bytes:
    """The text of an iTXt chunk (PNG, third edition, section 11.3.3.4), unpacked within limits."""
    is_packed, rest = body[len(_PNG) : len(_PNG) + 1] == b"\1", body[len(_PNG) + 2 :]
    text = rest.split(b"\0", 2)[-1]
    if not is_packed:
        return text
    try:
        return zlib.decompressobj().decompress(text, MOST_NOTES)
    except zlib.error:
        return b""


def properties(packet: bytes) -> Properties | None:
    """What a packet says; None for one that cannot be read, is far too long or defines entities."""
    if not packet:
        return {}
    tree = _tree(packet)
    if tree is None:
        return None
    found: dict[str, list[str]] = {}
    for name, value in _values(tree):
        values = found.setdefault(name, [])
        if value not in values and len(values) < _MOST_VALUES:
            values.append(value)
    return {name: tuple(values) for name, values in found.items()}


def _tree(packet: bytes) -> Any:
    from defusedxml.ElementTree import fromstring

    if len(packet) > MOST_NOTES:
        return None
    try:
        return fromstring(packet.strip(b"\0 \r\n\t"), forbid_dtd=True)
    except Exception:
        return None


def _values(tree: Any) -> Iterator[tuple[str, str]]:
    """Each value with the property that it stands under: an attribute, text, in a list or a structure."""
    waiting: list[tuple[Any, str]] = [(tree, "")]
    while waiting:
        element, above = waiting.pop()
        own = _named(element.tag) or above
        for name, value in element.attrib.items():
            if property := (own if name == f"{_RDF}resource" else _named(name)):
                yield property, _short(value)
        text = _short(element.text or "")
        if own and text:
            yield own, text
        waiting += [(child, own) for child in reversed(element)]


def _named(tag: object) -> str:
    found = _NAME.fullmatch(tag) if isinstance(tag, str) else None
    space = _SPACES.get(found[1], "") if found else ""
    return f"{space}:{found[2]}" if found and space else ""


def _short(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
