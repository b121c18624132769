"""Home addresses: a street and house number where somebody is said to live."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span
from .context import Place, any_of, words

_KIND = any_of("street_kind")
_WORD = rf"(?:[A-Z'][\w.'-]*|[0-9]{{1,2}}e|{any_of('street_word')})"
_STREET = rf"(?:(?:[0-9]{{1,2}}e )?[A-Z'][\w.'-]*(?: {_WORD}){{0,4}}|[a-z'-]{{0,20}}{_KIND})"
_NUMBER = r"[1-9][0-9]{0,3}(?:[ -]?[a-zA-Z]\b|[ /-][0-9]{1,3}\b|[ -](?:bis|hs|huis|I{1,3}|zw|rd)\b)?"
# Four digits, the first no zero, and two letters (NEN 5825).
_POSTCODE = r"[1-9][0-9]{3} ?[A-Z]{2}"
_NR = r"(?:nr\.? |nummer |huisnummer |number |no\.? )"
_TAIL = rf"(?: ?(?:bus|box) ?[0-9A-Z]{{1,4}})?(?:,? ?(?:in )?{_POSTCODE}\b)?"
_FORMS = (
    rf"{_STREET}(?:,? nummer|,? nr\.?|,)? {_NUMBER}{_TAIL}",
    rf"[0-9]{{1,4}}[a-zA-Z]?,? (?:[A-Z][\w.'-]+ ){{1,3}}{any_of('street_type')}\b",
    rf"{_POSTCODE},? {_NR}?{_NUMBER}",
    rf"{_NR}{_NUMBER} (?:in|aan|op|of|on) (?:de |het |the )?{_STREET}",
)
_AT = r"(?:op|aan|in|at|on|is|to|naar)"
_HOME = Pattern(
    rf"^(?:[^0-9!?\n]{{0,60}}?(?:[ :,(=]|\b{_AT}\s))?\s?(?:{_AT} )?(?:de |het |the )?"
    rf"({'|'.join(_FORMS)})(?:[^\w]|$)"
)
_IN_POST = Pattern(rf"({_STREET} {_NUMBER},? {_POSTCODE})\b")
_HAS_KIND = Pattern(rf"{_KIND}\b", ignore_case=True)
_HAS_POSTCODE = Pattern(rf"\b{_POSTCODE}\b")
_YEAR = Pattern(r"\b(?:19|20)[0-9]{2}$")
_AMOUNT = Pattern(
    rf"^(?:[/:%+]|[.,][0-9]|-[0-9]|[\s-]{{0,2}}(?:{any_of('amount')}|{any_of('month')})\b)", ignore_case=True
)
_BESIDE = Pattern(rf"\b{any_of('beside')} (?:de |het |the )?$")
# A name may be given in full, or as "mevr. Jansen"; without a first name it could as well be a pub.
_NAME_BEFORE = Pattern(
    r"(?:^|[^\w])(?:([A-Z][\w'-]+)(?: (?:van|de|der|den|el|al|ten|ter|'t|[A-Z]\.|[A-Z][\w'-]+)){0,4}"
    r"|(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Dd]hr\.?|[Dd]e heer|[Ff]am(?:ilie|\.)|Mrs?\.?|Ms\.?) [\w' .-]+)"
    r"(?: ?\(|[,:]| -)?\s*(?:(?:adres|address):?)?\s*$"
)


def addresses(place: Place) -> Iterator[Span]:
    """Every home address."""
    for tag in ("home", "home_perhaps"):
        for start, end in place.cues(tag):
            span = _after(place, start, end)
            if span and (tag == "home" or _is_somebodys(place, start, span[0])):
                yield span
    clean = place.text.clean
    if place.cues("street") and _HAS_POSTCODE.search(clean):
        for match in _IN_POST.finditer(clean):
            if _is_named(place, match.start(1)):
                yield match.span(1)


def _is_somebodys(place: Place, start: int, at: int) -> bool:
    """Whether a person rather than an institution is spoken of before the address."""
    whose = place.last(("thing", "desk", "payee", "given", "personal", "human"), at, at - start + 40)
    return whose is not None and whose.tag in ("given", "personal", "human")


def _after(place: Place, start: int, end: int) -> Span | None:
    clean = place.text.clean
    match = _HOME.search(clean[end : end + 150])
    if match is None or not place.joined(end, end + match.start(1)):
        return None
    span = end + match.start(1), end + match.end(1)
    if place.is_example(*span):
        return None
    address = match.group(1)
    if words("no_street") & set(address.lower().split()) or _AMOUNT.search(clean[span[1] : span[1] + 16]):
        return None
    certain = _HAS_KIND.search(address) or _HAS_POSTCODE.search(address) or address[0].isdigit()
    bridge = f" {clean[end : span[0]].lower()}"
    if _BESIDE.search(bridge):
        return None
    if not certain and (_YEAR.search(address) or " in " in bridge[-8:]):
        return None
    whose = place.last(("thing", "desk", "given", "personal"), start, 40)
    return None if whose is not None and whose.tag in ("thing", "desk") else span


def _is_named(place: Place, start: int) -> bool:
    """Whether a person's name stands right before."""
    floor = max(0, start - 60)
    match = _NAME_BEFORE.search(place.text.clean[floor:start])
    if match is None:
        return False
    whose = place.last(("thing", "desk", "given", "personal", "payee"), start, 45)
    if whose is None or whose.tag not in ("given", "personal"):
        return whose is None and match.group(1) is None
    return match.group(1) is None or whose.start >= floor + match.start(1)
