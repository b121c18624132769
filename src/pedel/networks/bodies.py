"""What an answer holds: read up to a limit, also of what it unpacks to, and its JSON."""

from __future__ import annotations

import json
import zlib
from typing import Any

import httpx

LARGEST = 8_000_000
"""Bytes of an answer that are read at most, unpacked. No network's answer to one post comes near."""
PACKED = ("gzip", "x-gzip")
ACCEPTED = "gzip"
"""The one way of packing that is asked for. httpx alone would unpack anything, to any size, any number of
times over."""


def read(answer: httpx.Response) -> None:
    """Reads an answer into its object. DecodingError where it is too large or packed in another way."""
    parts, size = [], 0
    for part in answer.iter_raw():
        size += len(part)
        if size > LARGEST:
            raise httpx.DecodingError("the answer is larger than any answer should be")
        parts.append(part)
    kind = answer.headers.get("content-encoding", "").strip().lower()
    answer._content = _unpacked(b"".join(parts), kind)  # as httpx's own read() does


def _unpacked(content: bytes, kind: str) -> bytes:
    if not content or kind in ("", "identity"):
        return content
    if kind not in PACKED:
        raise httpx.DecodingError("the answer is packed in a way that was not asked for")
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        found = unpacking.decompress(content, LARGEST)
    except zlib.error as error:
        raise httpx.DecodingError("the answer cannot be unpacked") from error
    if not unpacking.eof:
        raise httpx.DecodingError("the answer is cut off, or larger than any answer should be")
    return found


def parsed(content: bytes | str) -> Any:
    """The value of a JSON text; ValueError where it is none, or nested deeper than anybody would."""
    try:
        return json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
