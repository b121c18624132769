"""Who speaks in a draft and of what: the places of views, verdicts, first persons and owners."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from ...match import Scan
from ...text import Span

REACH = 240
"""How far apart, in characters, a subject and what is said of it may stand: a post's length."""

_PART_OF_MORE = ("-", " group", " boat", " buddy", " room", " trail", " route", " bag")
_FEW = 8
_LONGEST = 40
_QUOTED = 300

_OWNERS = frozenset("my our mijn m'n mn onze ons".split())
_ARTICLES = ("the ", "de ", "het ")
_OURS = (
    " our ",
    " my ",
    " ons ",
    " onze ",
    " mijn ",
    " we at ",
    " we here ",
    " wij bij ",
    " wij van ",
    " we bij ",
)
_FIRST_PERSONS = frozenset("i i'm i'd i've i'll ik 'k".split())
_BETWEEN = frozenset(
    "really honestly still also do don't not can't cannot firmly strongly personally would must am was "
    "fully truly deeply very so just never always often to can kind of completely totally absolutely "
    "extremely genuinely increasingly rather quite ben echt ook nog zelf oprecht heel erg het dat dit er "
    "daar me mij maak zou kan niet wel toch nu hier".split()
)
_NO_ADJECTIVES = frozenset(
    "former old previous favourite favorite oude vorige voormalige at of from in on with to and or the a "
    "an aan op bij naar uit met en de het een van voor over is are was loves hates likes school club "
    "football company sports city town local".split()
)
_FIRST_OF_TWO = frozenset("new latest own very first recent nieuwe nieuwste eigen laatste eerste".split())


class Context:
    """The draft's own text; every question about it is answered in time that does not grow with it."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._part = scan.text
        self.folded = scan.text.text.folded

    def hits(self, tag: str) -> list[Span]:
        """The spans of a tag in the text."""
        return self._scan.hits(self._part, tag)

    def owner(self, start: int, end: int) -> int | None:
        """Where "my" or "our" stands before a noun, or None; "my study" is no noun in "my study group"."""
        before = self.before(start, 40)
        if self.folded.startswith(_PART_OF_MORE, end):
            return None
        words = before.split(" ")[:-1] if before.endswith(" ") else []
        at = start
        for behind, word in enumerate(words[:-4:-1]):
            at -= len(word) + 1
            bare = word.lstrip("(\"'#")
            if bare in _OWNERS:
                return at + len(word) - len(bare)
            if not _is_adjective(word, behind):
                break
        return None

    def article(self, start: int) -> int | None:
        """Where "the" stands before the noun that starts there, or None."""
        before = " " + self.before(start, 5)
        return next((start - len(the) for the in _ARTICLES if before.endswith(" " + the)), None)

    def is_name(self, start: int, end: int) -> bool:
        """Not a piece of a web or mail address, and no ordinary word that looks like "UL"."""
        clean = self._part.text.clean
        in_address = clean[end : end + 1] == "." and clean[end + 1 : end + 2].isalnum()
        if in_address or clean[max(start - 1, 0) : start] in ("/", "."):
            return False
        return end - start > 3 or clean[start:end].isupper()

    def is_we(self, start: int, end: int) -> bool:
        """Whether "we" stands near."""
        near = self._part.text.spaced[max(start - REACH, 0) : end + REACH]
        return " we " in near or " wij " in near

    def is_ours(self, start: int, end: int) -> bool:
        """Whether "our" or "my" stands near a name."""
        near = self._part.text.spaced[max(start - REACH, 0) : end + REACH]
        return any(word in near for word in _OURS)

    def word_end(self, end: int) -> int:
        """Where the word ends in which a span ends ("faculteits" of "faculteitsraad")."""
        return next((at for at in range(end, end + _LONGEST) if not self.folded[at : at + 1].isalnum()), end)

    def before(self, start: int, length: int) -> str:
        """So many folded characters before an offset."""
        return self.folded[max(start - length, 0) : start]

    @cached_property
    def views(self) -> list[int]:
        """Where the author says "I think" or the like; not in quotation marks."""
        told = [start for start, end in self.hits("thinking") if self._is_mine(start, end)]
        return self._unquoted([*told, *self.starts("stance")])

    def _is_mine(self, start: int, end: int) -> bool:
        for word in reversed(self.before(start, 60).split()[-4:]):
            if word in _FIRST_PERSONS:
                return True
            if word not in _BETWEEN:
                break
        return self.folded.startswith((" ik ", " ik,", " ik.", " me ", " mij "), end)

    @cached_property
    def appeals(self) -> list[int]:
        """Where the text says "we should"."""
        return self._unquoted(self.starts("appeal"))

    def _unquoted(self, places: list[int]) -> list[int]:
        folded = self.folded
        return sorted(at for at in places if folded.count('"', max(at - _QUOTED, 0), at) % 2 == 0)

    @cached_property
    def first_persons(self) -> list[int]:
        """Where the text says "I" or "ik"."""
        spaced = self._part.text.spaced
        places = [at for word in (" i ", " ik ") for at in _places(word, spaced)]
        return self._unquoted([at for at in places if self.folded[at + 1 : at + 2] not in (".", ")")])

    @cached_property
    def verdicts(self) -> list[int]:
        return self.starts("judgement")

    @cached_property
    def questions(self) -> list[int]:
        return self.starts("asking")

    @cached_property
    def modals(self) -> list[int]:
        return self.starts("modal")

    @cached_property
    def matters(self) -> list[int]:
        return self.starts("matter")

    @cached_property
    def reports(self) -> list[int]:
        return self.starts("reported")

    @cached_property
    def other_universities(self) -> list[int]:
        own = set(self.hits("institution"))
        return sorted(start for start, end in self.hits("other") if (start, end) not in own)

    @cached_property
    def event_ends(self) -> list[int]:
        return sorted(end for _, end in self.hits("event"))

    def starts(self, tag: str) -> list[int]:
        """Where the hits of a tag begin, in order."""
        return sorted(start for start, _ in self.hits(tag))


def around(places: list[int], start: int, end: int) -> list[int]:
    """Those of the sorted places that stand within reach of a span; a few, so that it stays linear."""
    first = bisect_left(places, start - REACH)
    return places[first : min(bisect_left(places, end + REACH), first + _FEW)]


def behind(places: list[int], start: int, end: int) -> list[int]:
    """Those of the sorted places from `start` to before `end`; the last few."""
    last = bisect_left(places, end)
    return places[max(bisect_left(places, start), last - _FEW) : last]


def _is_adjective(word: str, behind: int) -> bool:
    """Whether a word may stand between "my" and the noun, `behind` others standing nearer to it."""
    if word in _NO_ADJECTIVES or not word.replace("-", "").isalpha():
        return False
    return behind == 0 or word in _FIRST_OF_TWO


def _places(word: str, text: str) -> list[int]:
    places = []
    at = text.find(word)
    while at >= 0:
        places.append(at)
        at = text.find(word, at + 1)
    return places
