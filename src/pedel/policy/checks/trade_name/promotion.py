"""Whether a part of a draft uses the university's name to promote something from outside it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import Literal, NamedTuple

from ...match import Part, Scan
from ...pattern import Pattern
from ...text import Span

Verdict = Literal["promotes", "may promote", "mentions"]

_REACH = 200
"""How far, in characters, a name and an offer may stand apart: about two sentences."""
_BESIDE = 12
_APART = 60
_FEW = 20
_MANY = 200
"""So many mentions of the name are looked at; what follows in a longer text adds nothing."""

_SIGNS = tuple("push ad private mine business course contact partner praise title discount".split())
_PRICE = Pattern(r"(?:[€£$]|\beur(?:o|os)?) ?\d|\d(?:[.,]\d\d|,-)? ?(?:€|euro?s?\b)|\b\d+,-")
_PERCENT = Pattern(r"\d ?% ?(?:off|korting|discount|reduction)")
_ASKED = Pattern(
    r"\b(?:from|only|for|just|vanaf|slechts|maar|voor|per|is|costs?|kost|kosten|at) (?:only |maar |just )?"
    r"(?:[€£$]|eur|\d+ ?euro|\d+,-)|[€£$] ?\d+(?:[.,]\d+)?(?: ?/| p/|,-| per | an? | each)|first \w+ "
    r"(?:is )?free|eerste \w+ (?:is )?gratis"
)
_OFFERS = Pattern(
    r"^(?:'s)?((?: [\w-]+){0,4}) (?:offers|provides|organi[sz]es|runs|sells|pays|hires|seeks|launches|"
    r"biedt|verzorgt|betaalt|zoekt|organiseert|verkoopt|geeft)\b|^ (?:web)?(?:shop|store|winkel)\b"
)
_SOMEBODY = frozenset(
    "and who en die i ik graduate student alumnus alumna lecturer professor teacher researcher employee "
    "phd docent hoogleraar medewerker promovendus afgestudeerde onderzoeker".split()
)
_SOLD = ("product", "private", "mine", "business", "push")
_MY = frozenset("my mijn m'n mn".split())
_OWNERS = frozenset("my our mijn m'n mn onze ons".split())
_OF_MINE = (" van mijn ", " van m'n ", " van een vriend", " of my ", " of a friend")
_RELATED = frozenset(
    "has a an own owns runs started heeft een runt eigen is new small little nieuwe kleine".split()
)
_SCHOLARS = Pattern(
    r"^(?:'s)? (?:researchers?|scientists?|scholars?|astronomers?|historians?|archaeologists?|"
    r"physicists?|lab|ethics|onderzoekers?|wetenschappers?|medical|cent(?:er|re)|fund|alumni)\b"
)

_RECOMMENDS = Pattern(
    r"^(?:'s)? (?:(?:itself|zelf|even|ook|also) )?(?:(?:recommends|endorses|stands behind|swears by|"
    r"vouches for|"
    r"trusts|beveelt|raadt|staat achter|zweert bij|vertrouwt op) (?:us|me|our|my|it|this|these|ons|onze|"
    r"mij|mijn|"
    r"het|deze|dit)|(?:staat er|staat) achter)\b"
)
_SUPPLIER = Pattern(r"\b(?:by|van|door|with|met) (?:[A-Z][\w-]+ )?[A-Z][\w-]*")
_NEAR = Pattern(
    r"\b(?:near|close to|next to|opposite|behind|walk from|minutes from|distance from|distance of|vlak "
    r"bij|vlakbij|"
    r"dicht bij|dichtbij|naast|tegenover|achter|minuten van|afstand van)(?: the| de)? $"
)
_FIRST_FREE = Pattern(r"\bfirst \w+ (?:is )?free|eerste \w+ (?:is )?gratis")
"""A bait rather than a gift: only the first is free."""


class Promotion(NamedTuple):
    """The name (a clean span) that promotes something; `ask`: the author must say whether it does."""

    start: int
    end: int
    ask: bool = False


def promotion(scan: Scan, part: Part) -> Promotion | None:
    """The first name in the part that surely promotes something, or may, or None."""
    if not any(scan.hits(part, tag) for tag in _SIGNS) and "%" not in part.text.clean:
        return None
    unsure: Promotion | None = None
    for start, end in scan.hits(part, "name")[:_MANY]:
        verdict = _Around(scan, part, start, end).verdict()
        if verdict == "promotes":
            return Promotion(start, end)
        if verdict == "may promote" and unsure is None:
            unsure = Promotion(start, end, ask=True)
    return unsure


class _Around:
    """What stands around one mention of the name."""

    def __init__(self, scan: Scan, part: Part, start: int, end: int) -> None:
        self._scan, self._part = scan, part
        self._start, self._end = start, end
        self._following = part.text.folded[end : end + 80]

    def verdict(self) -> Verdict:
        if not self._is_name() or self._stands("apart", _APART):
            return "mentions"
        if self._stands("partner", _BESIDE) and not _SCHOLARS.search(self._following):
            return "promotes"
        if self._is_place() and not self._has("mine") and not self._has_business():
            return (
                "may promote"
                if self._pushes() or (self._has("private") and self._has("contact"))
                else "mentions"
            )
        if self._is_advertised():
            return "promotes"
        if self._is_scholarly():
            return "mentions"
        if self._is_praised() and any(map(self._has, _SOLD)):
            return "promotes"
        if (self._has("mine") or self._has_business()) and self._invites():
            return "promotes" if self._asks_money() or not self._is_gift() else "may promote"
        if self._has("official") or self._is_own_offer():
            return "mentions"
        return self._of_an_offer()

    def _of_an_offer(self) -> Verdict:
        """Of an offer that is not said to be the author's own."""
        paid = self._asks_money()
        if self._has("private") and self._has("contact") and (paid or not self._has("free")):
            return "promotes" if paid or self._part.where == "text" else "may promote"
        if self._has("private") and paid and self._is_supplied():
            return "promotes"
        if self._has("education"):
            return "mentions"
        if self._sells_course() or (paid and len(self._near("contact")) > 1):
            return "promotes"
        if self._pushes() or (self._has("private") and _ASKED.search(self._window)):
            return "promotes"
        is_offer = self._has("private") or self._is_praised()
        invites = is_offer and self._has("invite") and not self._has("free")
        return "may promote" if invites or self._is_for_an_audience() else "mentions"

    def _is_name(self) -> bool:
        """No piece of a web or mail address."""
        clean, end = self._part.text.clean, self._end
        in_address = clean[end : end + 1] in (".", "/") and clean[end + 1 : end + 2].isalnum()
        return not in_address and clean[max(self._start - 1, 0) : self._start] not in ("/", ".")

    def _is_praised(self) -> bool:
        """Whether something is "recommended by" it, or "… certified"; not what its researchers use."""
        if _SCHOLARS.search(self._following) or self._has("official"):
            return False
        return self._stands("praise", _BESIDE) or self._is_title()

    def _is_advertised(self) -> bool:
        """Whether the name is borrowed as praise of what is sold outright, even when that is a book."""
        if _SCHOLARS.search(self._following):
            return False
        if _RECOMMENDS.search(self._following):
            return self._asks_money()
        return self._is_title() and not self._has("official") and (self._pushes() or self._has("contact"))

    def _is_place(self) -> bool:
        """Whether the name only says where something is: "a room near …"."""
        return _NEAR.search(self._part.text.folded[max(self._start - _FEW, 0) : self._start]) is not None

    def _is_supplied(self) -> bool:
        """Whether somebody else than the university supplies it: "crash course by TopTutor"."""
        found = _SUPPLIER.search(self._part.text.clean[self._end : self._end + _APART])
        return found is not None

    def _is_gift(self) -> bool:
        return self._has("free") and _FIRST_FREE.search(self._window) is None

    def _is_title(self) -> bool:
        """Whether "certified" or the like follows the name at once."""
        hits = self._scan.hits(self._part, "title")
        at = bisect_left(hits, (self._end, 0))
        return at < len(hits) and hits[at][0] <= self._end + 2

    def _has_business(self) -> bool:
        """Whether "my company" or "my sister's shop" is near, or "my sister has a shop"."""
        return self._is_mine("business", _OWNERS)

    def _sells_course(self) -> bool:
        """Whether "my course" has its price."""
        paid = self._pushes() or _ASKED.search(self._window) or _PERCENT.search(self._window)
        return bool(paid) and self._is_mine("course", _MY) and not self._has("education")

    def _is_mine(self, tag: str, owners: frozenset[str]) -> bool:
        folded = self._part.text.folded
        return any(
            _is_owned(folded[max(start - 40, 0) : start].rpartition(" ")[0].split(), owners)
            or folded.startswith(_OF_MINE, end)
            for start, end in self._near(tag)
        )

    def _invites(self) -> bool:
        return (
            self._pushes()
            or any(map(self._has, ("invite", "contact", "discount")))
            or bool(_ASKED.search(self._window))
        )

    def _pushes(self) -> bool:
        """Whether something is sold outright, or "#ad" says so."""
        folded = self._part.text.folded
        return self._has("push") or any(folded[start - 1 : start] == "#" for start, _ in self._near("ad"))

    def _asks_money(self) -> bool:
        return self._pushes() or bool(_PRICE.search(self._window))

    def _is_own_offer(self) -> bool:
        """Whether the university itself offers or sells it."""
        found = _OFFERS.search(self._following)
        return bool(found) and not _SOMEBODY & set((found.group(1) or "").split())

    def _is_for_an_audience(self) -> bool:
        """Whether it is a discount for the university's staff or students."""
        is_discount = self._has("discount") or _PERCENT.search(self._window)
        return bool(is_discount) and self._has("audience")

    def _stands(self, tag: str, reach: int) -> bool:
        """Whether a term of the tag stands before the name, so many characters from it at most."""
        hits = self._scan.hits(self._part, tag)
        at = bisect_left(hits, (self._start, 0))
        return any(self._start - reach <= end <= self._start for _, end in hits[max(at - 3, 0) : at])

    def _has(self, tag: str) -> bool:
        return bool(self._near(tag))

    def _is_scholarly(self) -> bool:
        """Whether research or a book is spoken of; the "book" of "book me" or of "e-book" is none."""
        offers = [*self._near("push"), *self._near("business"), *self._near("invite")]
        return any(not any(start <= at < end for start, end in offers) for at, _ in self._near("research"))

    def _near(self, tag: str) -> list[Span]:
        """The first few hits of a tag within reach."""
        hits = self._scan.hits(self._part, tag)
        first = bisect_left(hits, (self._start - _REACH, 0))
        return [span for span in hits[first : first + _FEW] if span[0] < self._end + _REACH]

    @cached_property
    def _window(self) -> str:
        return self._part.text.folded[max(self._start - _REACH, 0) : self._end + _REACH]


def _is_owned(before: list[str], owners: frozenset[str]) -> bool:
    """Whether the words before a noun make it somebody's own: "my", "my sister's", "my sister has a"."""
    for distance, word in enumerate(reversed(before[-5:])):
        if word in owners:
            return True
        if distance and before[-distance] not in _RELATED and not before[-distance].endswith("'s"):
            return False
    return False
