"""Whether a file says that its picture was made or altered by artificial intelligence.

Looked at are the IPTC's "digital source type" in the XMP and in a C2PA statement (which signs where a picture
comes from), and what picture generators write into a PNG. A file that says nothing proves nothing.
"""

from __future__ import annotations

import io
import re
from typing import Any, Literal

from .kinds import Format
from .pieces import pieces

Origin = Literal["", "made", "altered"]

_SOURCE = re.compile(r"digitalsourcetype/(\w+)", re.IGNORECASE)
_MADE = frozenset(("trainedalgorithmicmedia",))
_ALTERED = frozenset(("compositewithtrainedalgorithmicmedia", "compositesynthetic"))
"""Of the vocabulary at cv.iptc.org/newscodes/digitalsourcetype, what a model made or had a part in."""
_GENERATORS = ("parameters", "prompt", "workflow", "sd-metadata", "dream", "invokeai_metadata")
"""Under these words the common generators note in a PNG how they made it."""
_SIGNED = {"APP11", "caBX", "C2PA"}


def origin_of(source_types: tuple[str, ...]) -> Origin:
    """What digital source types say: made by a model, altered by one, or neither."""
    told = {found[1].lower() for text in source_types if (found := _SOURCE.search(text))}
    told |= {text.lower() for text in source_types}
    if told & _MADE:
        return "made"
    return "altered" if told & _ALTERED else ""


def generated(content: bytes, format: Format) -> bool:
    """Whether a PNG holds the recipe that a picture generator wrote."""
    if format != "png":
        return False
    return any(
        _keyword(content[piece.body]) in _GENERATORS
        for piece in pieces(content, format)
        if piece.name in ("tEXt", "zTXt", "iTXt")
    )


def _keyword(body: bytes) -> str:
    return body[:80].partition(b"\0")[0].decode("latin-1").lower()


def is_signed(content: bytes, format: Format) -> bool:
    """Whether there is a C2PA statement in the file."""
    if format == "avif":
        return b"c2pa" in content
    names = {piece.name for piece in pieces(content, format)}
    return bool(names & _SIGNED) and b"c2pa" in content


def statement(content: bytes, format: Format) -> tuple[str, ...]:
    """The digital source types in a file's C2PA statement.

    Nothing is fetched: neither a statement kept elsewhere nor whether a certificate still holds.
    """
    import json

    try:
        from c2pa import Context, Reader

        context = Context.from_dict({"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}})
        with Reader(f"image/{format}", io.BytesIO(content), context=context) as reader:
            return tuple(_source_types(json.loads(reader.json())))
    except Exception:
        return ()


def _source_types(told: Any) -> list[str]:
    """Every value under a key "digitalSourceType", however deep."""
    waiting, found = [told], []
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            found += [str(value) for key, value in one.items() if key == "digitalSourceType"]
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return found
