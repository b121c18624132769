"""Phone numbers, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span
from .context import Cue, Place, stands_alone

_GAP = r"[ ./-]{0,3}"
_ABROAD = r"\(?(?:\+|00) ?31\)?[ ./-]{0,3}(?:\(0\))?[ ./-]{0,2}"
_PHONE = Pattern(
    rf"(?:{_ABROAD}|\(?0)\(?6\)?(?:{_GAP}[0-9]){{8}}"  # Dutch mobile
    rf"|(?:{_ABROAD}|\(?0)[1-57-9][0-9]{{1,2}}\)?(?:{_GAP}[0-9]){{6,7}}"  # Dutch or Belgian
    rf"|\b316(?:{_GAP}[0-9]){{8}}"
    rf"|(?:\+|\b00)\(?[1-9][0-9]{{0,2}}\)?(?:[ ./()-]{{0,3}}[0-9]){{6,12}}"  # any country
    r"|\b07[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}"  # British mobile
    r"|\(?\b[2-9][0-9]{2}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b"  # North American
)
_DATE = Pattern(r"^[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:19|20)[0-9]{2}\b")
_SERVICE = ("80", "88", "90", "91", "97", "14")
_PARTICLE = r"(?:van|de|der|den|het|el|al|ten|ter|te|von|di|da|le|la|'t|[A-Z]\.?)"
_LEADS = r"[\s,:(-]{0,3}(?:(?:op|at|on|via|is|tel\.?|telefoon|phone|mob\.?|thuis|now|nu)[\s.:]{1,3}){0,2}$"
_TITLED = Pattern(rf"\b(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Dd]hr\.?|Mrs?\.?|Ms\.?) [A-Z][\w' -]+{_LEADS}")
# Two capitals can be a person as well as a theatre, one behind a verb can be a museum.
_NAMED = Pattern(rf"[A-Z][\w'-]+(?: {_PARTICLE}){{0,3}} [A-Z][\w'-]+{_LEADS}")
_CALLED = Pattern(
    r"\b(?:[Bb]el|[Cc]all|[Pp]hone|[Rr]ing|[Rr]each|[Cc]ontact) [A-Z][\w'-]+,? (?:op|at|on|via)[\s:]{1,2}$"
)


def phones(place: Place) -> Iterator[tuple[Span, bool]]:
    """Every private phone number, and whether it is not sure that it is private."""
    clean = place.text.clean
    for match in _PHONE.finditer(place.text.folded):
        start, end = match.span()
        start += clean[start] == "(" and ")" not in match.group()
        kind = _kind(clean[start:end])
        if kind and stands_alone(clean, start, end) and not place.is_in_link(start):
            whose = _whose(place, start, end, kind)
            if whose:
                yield (start, end), whose == "unsure"


def _kind(number: str) -> str:
    """Says "mobile", "line", "weak" (a number only if its context says so) or "" for none to tell of.

    Dutch numbers by the numbering plan (Nummerplan telefoon- en ISDN-diensten, Stcrt.): 6 is
    mobile, 80, 90 and 88 are services and companies. Others by Google's libphonenumber.
    """
    if _DATE.search(number):
        return ""
    digits = "".join(filter(str.isdigit, number))
    national = _national(number, digits)
    if not national:
        return _foreign(number, digits)
    if national.startswith(_SERVICE):
        return ""
    if national[0] == "6":
        return "mobile" if len(national) == 9 else ""
    if len(national) == 9:
        return "line"
    return "weak" if number.startswith(("0", "(0")) and len(national) in (8, 10) else ""


def _national(number: str, digits: str) -> str:
    for prefix in ("00310", "0031"):
        if digits.startswith(prefix):
            return digits.removeprefix(prefix)
    if digits.startswith("31") and ("+" in number or digits.startswith("316")):
        return digits[2:].removeprefix("0")
    return digits[1:] if digits[0] == "0" and digits[1] != "0" and "+" not in number else ""


def _foreign(number: str, digits: str) -> str:
    if "+" not in number and not digits.startswith("00"):
        return "weak"
    import phonenumbers

    try:
        parsed = phonenumbers.parse("+" + digits.removeprefix("00"))
    except phonenumbers.NumberParseException:
        return ""
    kind = phonenumbers.number_type(parsed)
    types = phonenumbers.PhoneNumberType
    if kind in (types.TOLL_FREE, types.PREMIUM_RATE, types.SHARED_COST, types.UAN):
        return ""
    if kind in (types.MOBILE, types.PERSONAL_NUMBER, types.PAGER):
        return "mobile"
    return "line" if phonenumbers.is_possible_number(parsed) else ""


def _whose(place: Place, start: int, end: int, kind: str) -> str:
    """Says "private", "unsure" or "" for nobody's."""
    cue = place.last(("other", "phone_word", "number_word"), start, 25)
    if (cue is not None and cue.tag == "other") or place.is_example(start, end):
        return ""
    owner = place.last(("desk", "personal", "given"), start, 90) or place.next(("desk", "personal"), end, 30)
    if owner is not None and owner.tag == "desk":
        return "private" if kind == "mobile" and _is_kins(place, start, owner) else ""
    if owner is not None:
        return "" if place.is_contact(owner) else "private"
    before = place.text.clean[max(0, start - 60) : start]
    if kind == "mobile" or (kind == "line" and _TITLED.search(before)):
        return "private"
    if kind == "weak":
        return ""
    is_perhaps = place.last(("human",), start, 60) or _NAMED.search(before) or _CALLED.search(before)
    return "unsure" if is_perhaps else ""


def _is_kins(place: Place, start: int, desk: Cue) -> bool:
    """Whether it is a relative's number "in case of emergency"."""
    is_need = place.text.folded[desk.start : desk.end] in ("emergency", "emergencies", "noodgeval", "nood")
    return is_need and place.last(("personal",), desk.start, 60) is not None
