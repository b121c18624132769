"""Links that will not take a reader where they should.

Looks at every link in a draft, its profile and its alt texts, and opens none: whether a link
answers is another question, which this library never asks.

- `malformed`: a link with a misspelt scheme, without a host, with a host broken by a blank, a comma or
  a lost ending, or with a port that is no number ("https:/example.org", "htp://example.org",
  "https://www,example.org"; RFC 3986, section 3). A scheme that is only spoken of is none.
- `insecure`: plain http, which browsers warn of.
- `shortener`: a known link shortener: a reader cannot see where it leads, and it may end;
  also without its scheme ("bit.ly/3xYz").
- `lookalike`: a host in which a letter of another script stands for a Latin one, also when it is
  written in punycode (Unicode UTS #39, section 5.1).
- `doi`: a DOI that cannot be one: `10.`, four to nine digits, a slash and a suffix make it
  (DOI Handbook, section 2.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..folding import LOOKALIKES, is_latin
from ..match import Label, Match, Part, Scan
from ..pattern import Pattern
from ..text import Span

CATEGORIES = {
    "malformed": Label("a link that is not well formed", "een link die niet klopt"),
    "insecure": Label("a link over plain http", "een link over gewoon http"),
    "shortener": Label("a shortened link", "een verkorte link"),
    "lookalike": Label("a link whose name imitates another", "een link waarvan de naam een andere nabootst"),
    "doi": Label("a DOI that cannot be right", "een DOI die niet kan kloppen"),
}
VALUES = ("host",)
WAKES_ON_TERMS = True

_LINK = Pattern(
    r"\bhttps?://www\.[a-z0-9-]{1,63} \.[a-z]{2,6}\b[^\s<>\"]*"
    r"|\b(?:h?t?tps?|ht+ps?|hhttps?)\b(?::/{1,3}|;//|//|:\\{1,2}|:[a-z0-9-]{2,63}\.[a-z])"
    r"[^\s<>\"]*",
    ignore_case=True,
)
_PARTS = Pattern(
    r"(https?)://(?:[^\s/@?#]{1,200}@)?([^\s/:?#@\[\]]{1,253})(:[^/?#]*)?(?:[/?#].*)?", ignore_case=True
)
_DOI = Pattern(
    r"\b(?:doi\.org/([^\s<>\"]+)|doi(?::\s?|\s)(10\.[^\s<>\"]+|[0-9.]+/[^\s<>\"]*)"
    r"|doi:([a-z0-9.]+/[^\s<>\"]*))",
    ignore_case=True,
)
_DOI_NAME = Pattern(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,3}/[^\s]+")
_PATH = Pattern(r"^/[^\s<>\"]+")
_NOT_IN_HOSTS = frozenset(",;!*'()$&+=|\\")
_ENDS_A_SENTENCE = ".,;:!?)]}'\""


@dataclass(frozen=True)
class Params:
    """What a pack may set: `shorteners` beyond those known, `trusted` hosts that are never one."""

    shorteners: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a match for each link, and each DOI, that will not do."""
    for part in scan.parts:
        if scan.hits(part, "link"):
            yield from _links(scan, part, params)
        if shorteners := scan.hits(part, "shortener"):
            yield from _bare(part, shorteners)
        if scan.hits(part, "doi"):
            yield from _dois(part)


def _links(scan: Scan, part: Part, params: Params) -> Iterator[Match]:
    clean = part.text.clean
    shorteners = {clean[a:b].lower() for a, b in scan.hits(part, "shortener")} | set(params.shorteners)
    for found in _LINK.finditer(clean):
        link = found.group().rstrip(_ENDS_A_SENTENCE)
        if _is_scheme(link):  # "begin it with https://"
            continue
        start, end = found.start(), found.start() + len(link)
        original = part.text.original[slice(*part.text.span(start, end))]
        category, host = _judge(link, original, shorteners, params)
        if category:
            yield Match(category, part, start, end, values={"host": host})


def _bare(part: Part, shorteners: list[Span]) -> Iterator[Match]:
    """Shortened links without a scheme: "bit.ly/3xYz"."""
    clean = part.text.clean
    for start, end in shorteners:
        path = _PATH.search(clean[end : end + 120])
        if (
            path
            and "." in clean[start:end]
            and clean[max(0, start - 1) : start].strip() in ("", "(", "[", ":")
        ):
            stop = end + len(path.group().rstrip(_ENDS_A_SENTENCE))
            yield Match("shortener", part, start, stop, values={"host": clean[start:end].lower()})


def _is_scheme(link: str) -> bool:
    return link.lower().rstrip(":/\\") in ("http", "https") and "://" in link + "//"


def _judge(link: str, original: str, shorteners: set[str], params: Params) -> tuple[str, str]:
    parts = _PARTS.fullmatch(link)
    if parts is None or not _is_host(parts.group(2)) or not _is_port(parts.group(3)):
        return "malformed", link
    host = parts.group(2).lower().removeprefix("www.")
    if _imitates(host, original):
        return "lookalike", host
    if host in params.trusted:
        return "", host
    if host in shorteners:
        return "shortener", host
    return ("insecure" if parts.group(1).lower() == "http" else ""), host


def _is_host(host: str) -> bool:
    labels = host.rstrip(".").split(".")
    if _NOT_IN_HOSTS.intersection(host) or (labels[0] == "www" and len(labels) == 2 and len(labels[1]) > 3):
        return False
    return host == "localhost" or (len(labels) > 1 and all(0 < len(label) <= 63 for label in labels))


def _is_port(port: str | None) -> bool:
    return port is None or (port[1:].isdigit() and int(port[1:]) <= 65535)


def _imitates(host: str, original: str) -> bool:
    """Whether the host has letters that read as Latin ones but are not."""
    authority = original.partition("://")[2].partition("/")[0]
    if any(char in LOOKALIKES and not is_latin(char) for char in authority):
        return True
    return any(label.startswith("xn--") and _reads_as_latin(label) for label in host.split("."))


def _reads_as_latin(label: str) -> bool:
    try:
        decoded = label.encode("ascii").decode("idna")
    except UnicodeError:
        return False
    foreign = [char for char in decoded if char.isalpha() and not is_latin(char)]
    return bool(foreign) and all(char in LOOKALIKES for char in foreign)


def _dois(part: Part) -> Iterator[Match]:
    for found in _DOI.finditer(part.text.clean):
        if not found.group(1) and part.text.clean[max(0, found.start() - 1) : found.start()] == "/":
            continue
        start = next(found.start(group) for group in (1, 2, 3) if found.group(group))
        name = part.text.clean[start : found.end()].rstrip(_ENDS_A_SENTENCE)
        if not (_DOI_NAME.fullmatch(name) or name.lower().startswith(("doi.org/", "dx.doi.org/"))):
            yield Match("doi", part, start, start + len(name), values={"host": "doi.org"})
