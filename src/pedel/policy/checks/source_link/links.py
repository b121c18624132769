"""The links of a draft, and what each is: the university's own, an original, a copy, a short one."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from ...match import Scan
from ...pattern import Pattern

_LINK = Pattern(
    r"(?:https?://|www\.)[^\s<>\"]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,24}/[^\s<>\"]*|\bdoi:\s?10\.[^\s]+"
)
_ENDS_A_SENTENCE = ".,;:!?)]}'\""
_BARE_HOST = Pattern(r"\b(?:[a-z0-9-]+\.)+[a-z]{2,24}\b")


class Link(NamedTuple):
    """A link: its clean span, its host, and its kind: own, original, shortener, copy or other."""

    start: int
    end: int
    host: str
    kind: str


def links(scan: Scan, hosts: tuple[str, ...]) -> list[Link]:
    """Every link in the draft's own text, in order."""
    part = scan.text
    folded = part.text.folded
    known = {
        kind: {folded[a:b] for a, b in scan.hits(part, tag)}
        for tag, kind in (("journal", "original"), ("shortener", "shortener"), ("copier", "copy"))
    }
    found = []
    for match in _LINK.finditer(folded):
        link = match.group().rstrip(_ENDS_A_SENTENCE)
        found.append(Link(match.start(), match.start() + len(link), host(link), _kind(link, hosts, known)))
    starts = [link.start for link in found]
    for match in _BARE_HOST.finditer(folded):
        before = bisect_right(starts, match.start()) - 1
        is_inside = before >= 0 and match.start() < found[before].end
        if not is_inside and _is_of(match.group(), hosts):
            return [*found, Link(match.start(), match.end(), match.group(), "own")]
    return found


def _kind(link: str, hosts: tuple[str, ...], known: dict[str, set[str]]) -> str:
    if link.startswith("doi:"):
        return "original"
    name = host(link)
    if _is_of(name, hosts):
        return "own"
    return next((kind for kind, named in known.items() if _is_of(name, tuple(named))), "other")


def _is_of(name: str, hosts: tuple[str, ...]) -> bool:
    return any(name == one or name.endswith("." + one) for one in hosts)


def host(link: str) -> str:
    """The host of a link in lower case, without "www."."""
    rest = link.lower().partition("://")[2] if "://" in link else link.lower()
    for sign in "/?#:":
        rest = rest.partition(sign)[0]
    return rest.removeprefix("www.")
