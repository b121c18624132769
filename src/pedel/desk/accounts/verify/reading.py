"""Reading what somebody typed: a handle, @handle, or an address in any of its usual forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

MAX = 300
"""How much is read of it; no address of an account is longer."""

_AROUND = " \t\r\n<>()[]{}\"'“”‘’«»,;"
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_NAMED = re.compile(r"(?:acct|at|mailto|web\+ap):(?://)?", re.IGNORECASE)
_HOST = re.compile(r"[^/\s@?#]+\.[^/\s@?#.]{2,}(?::\d+)?(?=[/?#])")
_FRONT_DOORS = ("www.", "m.", "mobile.", "nl-nl.", "en-gb.")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked about: a bare `handle`, or an address (`host`, `path`, `query`); all in small letters.

    Handle and path are without the leading @. `typed` is what is shown again.
    """

    typed: str
    handle: str = ""
    host: str = ""
    path: tuple[str, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        """Everything in it that somebody could take for the name of an account."""
        found = [self.handle, *self.path[:3]]
        if self.host and not self.path:
            found.append(self.host)
        return tuple(dict.fromkeys(filter(None, found)))


def read(typed: str) -> Sought:
    """What somebody asks about; an empty `Sought` when there is nothing in it."""
    text = tidied(typed)
    if named := _NAMED.match(text):
        return Sought(text, handle=_handle(text[named.end() :]))
    if web := _WEB.match(text):
        return _address(text, text[web.end() :])
    if _HOST.match(text):
        return _address(text, text)
    return Sought(text, handle=_handle(text))


def tidied(typed: str) -> str:
    """Without what comes along when one copies: blanks, brackets, invisible characters at the ends."""
    text = unicodedata.normalize("NFC", typed[:MAX]).replace("＠", "@").replace("\0", "")
    start, end = 0, len(text)
    while start < end and _falls_off(text[start]):
        start += 1
    while end > start and (_falls_off(text[end - 1]) or text[end - 1] in ".:!"):
        end -= 1
    return text[start:end]


def _falls_off(char: str) -> bool:
    return char in _AROUND or unicodedata.category(char) in ("Cf", "Cc", "Zs", "Zl", "Zp")


def _handle(text: str) -> str:
    return text.strip("/").lstrip("@").lower()


def _address(typed: str, rest: str) -> Sought:
    try:
        parts = urlsplit("//" + rest)
        host = front_door(parts.hostname or "")
    except ValueError:  # a bracket that is not an address, a host that is none
        return Sought(typed, handle=_handle(rest))
    path = tuple(unquote(part).lstrip("@").lower() for part in parts.path.split("/") if part)
    query = {name.lower(): value.lower() for name, value in parse_qsl(parts.query, max_num_fields=50)}
    return Sought(typed, host=host, path=path, query=query)


def front_door(host: str) -> str:
    """A host as one compares it: small letters, as people read it, without "www." and its like."""
    host = host.lower().rstrip(".")
    if "xn--" in host:
        try:
            host = host.encode("ascii").decode("idna")
        except UnicodeError:
            return host
    for prefix in _FRONT_DOORS:
        if host.startswith(prefix) and host.count(".") > 1:
            return host.removeprefix(prefix)
    return host
