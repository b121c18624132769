"""Bank accounts and payment cards, known by their form and their check digits."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span
from .context import Place, stands_alone

_IBAN = Pattern(
    r"\b[a-z]{2}[0-9]{2}(?:[a-z0-9]{11,30}\b|(?:[ .-]{1,2}[a-z0-9]{4}){2,7}(?:[ .-]{1,2}[a-z0-9]{1,3}\b)?)"
)
_CARD = Pattern(
    r"[0-9]{4}[ .-][0-9]{4}[ .-][0-9]{4}[ .-][0-9]{4}|[0-9]{4}[ .-][0-9]{5,6}[ .-][0-9]{4,5}|[0-9]{13,19}"
)
_LENGTHS = {"4": (13, 16, 19), "34": (15,), "37": (15,), "36": (14,), "38": (14,), "6011": (16,), "65": (16,)}
_LENGTHS |= {
    str(prefix): (16,)
    for prefix in (*range(51, 56), *range(644, 650), *range(2221, 2721), *range(3528, 3590))
}
_LENGTHS |= {str(prefix): (14,) for prefix in range(300, 306)}


def ibans(place: Place) -> Iterator[tuple[Span, bool]]:
    """Every IBAN that passes its check (ISO 13616-1), and whether an organisation may be paid."""
    for match in _IBAN.finditer(place.text.folded):
        start = match.start()
        end = start + _valid_length(match.group())
        if end > start and not place.is_example(start, end):
            yield (start, end), _pays_organisation(place, start, end)


def _valid_length(candidate: str) -> int:
    """How much of the candidate is a valid IBAN; words after it may have been taken along."""
    from stdnum import iban

    while len(candidate) > 14:
        if iban.is_valid(candidate.replace(".", "")):
            return len(candidate)
        cut = max(candidate.rfind(sign) for sign in " .-")
        if cut < 0:
            return 0
        candidate = candidate[:cut].rstrip(" .-")
    return 0


def _pays_organisation(place: Place, start: int, end: int) -> bool:
    is_owned = place.last(("given", "personal"), start, 30) or place.next(("given", "personal"), end, 40)
    return not is_owned and place.near(("payee",), start, end, 60)


def cards(place: Place) -> Iterator[Span]:
    """Every card number that begins as its brand does and passes the Luhn check.

    ISO/IEC 7812-1, annex B, for the check; the brands' ranges as the issuers publish them. One
    that is neither grouped as on a card nor called a card must at least not be called otherwise.
    """
    from stdnum import luhn

    clean = place.text.clean
    for match in _CARD.finditer(clean):
        start, end = match.span()
        digits = "".join(filter(str.isdigit, match.group()))
        if not _is_brand(digits) or not luhn.is_valid(digits) or not stands_alone(clean, start, end):
            continue
        if place.is_in_link(start) or place.is_example(start, end):
            continue
        is_card = place.near(("card",), start, end, 60) or not match.group().isdigit()
        if is_card or (len(digits) == 16 and place.last(("other",), start, 60) is None):
            yield start, end


def _is_brand(digits: str) -> bool:
    return any(len(digits) in _LENGTHS.get(digits[:size], ()) for size in (1, 2, 3, 4))
