"""What is asked of the network and what it answers, without any HTTP server around it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a form."""

    name: str
    media_type: str
    content: bytes


@dataclass(slots=True)
class Asked:
    """One request; names of headers are in lower case."""

    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def base(self) -> str:
        """The address under which the network was reached."""
        return f"http://{self.headers.get('host', 'localhost')}"

    @property
    def token(self) -> str:
        kind, _, token = self.headers.get("authorization", "").partition(" ")
        return token if kind == "Bearer" else ""

    def fields(self) -> dict[str, Any]:
        """The query and the body together, whether it is a form, one with files, or JSON.

        A name that ends in [] gives a list under its name without them, as Mastodon's forms have it.
        """
        kind = self.headers.get("content-type", "")
        given: dict[str, Any] = dict(self.query)
        if kind.startswith("application/json"):
            return {**given, **json.loads(self.body or b"{}")}
        for name, value in _parts(kind, self.body):
            if name.endswith("[]"):
                given.setdefault(name[:-2], []).append(value)
            else:
                given[name] = value
        return given


@dataclass(slots=True)
class Reply:
    """An answer: bytes, or what becomes JSON."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"

    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class Refused(Exception):
    """Ends a request with this answer instead."""

    def __init__(self, status: int, error: str, **more: str) -> None:
        super().__init__(error)
        self.reply = Reply({"error": error, **more}, status)


def _parts(kind: str, body: bytes) -> list[tuple[str, Any]]:
    if kind.startswith("multipart/form-data"):
        return _multipart(kind, body)
    return list(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _multipart(kind: str, body: bytes) -> list[tuple[str, Any]]:
    """The parts of a form with files (RFC 7578)."""
    boundary = re.search(r'boundary="?([^";]+)', kind)
    if not boundary:
        raise Refused(400, "Bad Request")
    found: list[tuple[str, Any]] = []
    for part in body.split(b"--" + boundary[1].encode())[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        found.append(_part(head.decode("utf-8", "replace"), content.removesuffix(b"\r\n")))
    return found


def _part(head: str, content: bytes) -> tuple[str, Any]:
    name = re.search(r'[; ]name="([^"]*)"', head)
    file = re.search(r'filename="([^"]*)"', head)
    kind = re.search(r"content-type:\s*([^\r\n;]+)", head, re.IGNORECASE)
    shown = name[1] if name else ""
    if file is None:
        return shown, content.decode("utf-8", "replace")
    return shown, File(file[1], kind[1].strip() if kind else "", content)
