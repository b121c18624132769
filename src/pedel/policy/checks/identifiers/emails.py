"""E-mail addresses, and whether they are a person's."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span, Text
from .context import Place, lexicon

# The dot-atom of RFC 5322, section 3.2.3, as far as anybody's address uses it; names of hosts as
# in RFC 1123, section 2.1. Lengths: RFC 5321, section 4.5.3.1.1.
_ADDRESS = Pattern(r"[a-z0-9][a-z0-9._%+'-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,18}\b")
_SPELLED = Pattern(
    r"([a-z0-9][a-z0-9._+-]{0,63}) ?[\[(] ?at[\])] ?"
    r"([a-z0-9-]{2,63}(?: ?(?:\.|[\[({] ?(?:dot|punt) ?[\])}]| dot | punt ) ?[a-z0-9-]{2,63}){1,4})"
)
_FILES = frozenset("png jpg jpeg gif svg webp pdf doc docx mp4 mov heic js css html".split())
_NUMBER = Pattern(r"[a-z]{0,2}[0-9]{5,9}[a-z]{0,2}")
_TOKENS = Pattern(r"[a-z]+")


def may_hold_email(folded: str) -> bool:
    """Whether there is a sign that some address may stand in the text."""
    return "@" in folded or "at)" in folded or "at]" in folded


def emails(place: Place) -> Iterator[Span]:
    """Every e-mail address of a person."""
    folded = place.text.folded
    reached = 0
    at = folded.find("@")
    while at >= 0:
        if at >= reached and at and folded[at - 1].isalnum() and folded[at + 1 : at + 2].isalnum():
            span = _around(folded, at, reached)
            if span and _is_address(place, *span):
                reached = span[1]
                if _is_person(place, span, *folded[slice(*span)].split("@")):
                    yield span
        at = folded.find("@", at + 1)
    if "at)" in folded or "at]" in folded:
        yield from _spelled(place)


def _around(folded: str, at: int, floor: int) -> Span | None:
    start = max(floor, at - 64)
    for match in _ADDRESS.finditer(folded[start : at + 120]):
        if match.start() + start < at < match.end() + start:
            return start + match.start(), start + match.end()
    return None


def _is_address(place: Place, start: int, end: int) -> bool:
    """Whether it is no handle (@name@server), no login in a link and no picture's name."""
    folded = place.text.folded
    if folded[start - 1 : start] in ("@", "/") or place.is_in_link(start):
        return False
    return folded[start:end].rpartition(".")[2] not in _FILES


def _spelled(place: Place) -> Iterator[Span]:
    for match in _SPELLED.finditer(place.text.folded):
        domain = match.group(2)
        for sign in ("[", "(", "{", "]", ")", "}", " "):
            domain = domain.replace(sign, "")
        domain = domain.replace("dot", ".").replace("punt", ".")
        if "." in domain and _is_person(place, match.span(), match.group(1), domain):
            yield match.span()


def _is_person(place: Place, span: Span, local: str, domain: str) -> bool:
    said = lexicon("mailboxes").find(Text(local))
    if "role" in said or "placeholder" in said:
        return False
    if "provider" in lexicon("mailboxes").find(Text(domain)) or _NUMBER.fullmatch(local):
        return True
    names = [match.group() for match in _TOKENS.finditer(local)]
    if len(names) > 1:
        named = place.last(("given",), span[0] - 1, 60)
        return _is_name(names) and not (named and place.is_contact(named))
    if place.near(("given",), span[0], span[0] + len(local), 0):
        return True
    owner = place.last(("personal", "given", "desk"), span[0], 45)
    return owner is not None and owner.tag != "desk"


def _is_name(names: list[str]) -> bool:
    """Whether the words of an address read as a name: initials and at least one whole word."""
    particles = lexicon("mailboxes").find(Text(" ".join(names))).get("particle", [])
    unreadable = [name for name in names if 1 < len(name) < 5 and not set(name) & set("aeiouy")]
    return any(len(name) > 2 for name in names) and len(unreadable) <= len(particles)
