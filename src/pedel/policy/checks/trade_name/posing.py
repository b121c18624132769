"""Whether a display name or a handle poses as the university."""

from __future__ import annotations

from ...match import Part, Scan
from ...text import Span

_POSES = frozenset(
    "academie academy account admission admissions ads advies bibliotheek bijles bijlessen campus "
    "careers centraal central clothing coach coaching community consultancy consulting crypto de deals "
    "discounts education events examen examentraining exams giveaway global groep group help helpdesk "
    "housing hq hulp info international jobs kamer kamers korting library makelaar media merch "
    "merchandise nederland netherlands news nft nieuws nl office official officieel officiele onderwijs "
    "online page pers pr press promo real rental rooms sales scriptiebegeleiding scriptiehulp service "
    "services shop store studiehulp support team the thesis tickets tours training trainingen travel "
    "tutoring tutors universiteit university verhuur verified voordeel webshop winkel tutor coaches sale "
    "wear "
    "kleding hoodies app consult experts marketplace marktplaats boeken books notes samenvattingen summaries "
    "rent giveaways studies apparel gifts cadeaus aanbiedingen studio exam tentamentraining".split()
)
"""Beside the name they make it an office or a shop of the university."""

_AUDIENCE = frozenset("student students studenten alumni staff medewerkers voor for en and".split())
"""Alone beside the name they may name a club; with one of the others they sell to somebody."""


def pose(scan: Scan, part: Part) -> Span | None:
    """The clean span of the university's name in a display name or handle that is all its own.

    That is when nothing stands beside it but words such as "official" or "shop": a person's name
    beside it says whose account it is.
    """
    is_handle = part.where == "handle"
    for start, end in (*scan.hits(part, "name"), *(scan.hits(part, "joined") if is_handle else ())):
        account = _account(part.text.folded) if is_handle else part.text.folded
        if end <= len(account) and _is_bare(account[:start], account[end:]):
            return start, end
    return None


def _account(handle: str) -> str:
    """A handle without the server it lives on ("@name@server.org")."""
    at = handle.find("@", 1)
    return handle if at < 0 else handle[:at]


def _is_bare(before: str, after: str) -> bool:
    words = [word for word in _words(before) + _words(after) if word not in _AUDIENCE]
    if not words:
        return not _words(before) and not _words(after)
    return all(word.isdigit() or word in _POSES for word in words)


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text).split()
