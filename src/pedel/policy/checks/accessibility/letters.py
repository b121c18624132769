"""Rows of emoji, words in capitals, and letters that only look like letters.

Emoji and decorative letters are found in the original text, as reading makes them plain. What an
emoji is follows the grammar of Unicode UTS #51 (ED-17): a base, perhaps with a variation selector,
a skin tone or tags, and further bases tied to it by zero-width joiners; two regional indicators
are one flag, and a digit may stand in a keycap.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...pattern import Pattern
from ...text import Span
from .. import own_terms

_BASE = (
    r"[\x{231A}\x{231B}\x{23E9}-\x{23F3}\x{23F8}-\x{23FA}\x{25AA}\x{25AB}\x{25B6}\x{25C0}\x{25FB}-\x{25FE}"
    r"\x{2600}-\x{2604}\x{260E}\x{2611}\x{2614}\x{2615}\x{2618}\x{261D}\x{2620}-\x{2623}\x{2626}\x{262A}\x{262E}\x{262F}"
    r"\x{2638}-\x{263A}\x{2640}\x{2642}\x{2648}-\x{2653}\x{265F}\x{2660}\x{2663}\x{2665}\x{2666}\x{2668}\x{267B}\x{267E}\x{267F}"
    r"\x{2692}-\x{2697}\x{2699}-\x{26A1}\x{26A7}-\x{26FD}\x{2702}\x{2705}\x{2708}-\x{270D}\x{270F}\x{2712}\x{2714}\x{2716}"
    r"\x{271D}\x{2721}\x{2728}\x{2733}\x{2734}\x{2744}\x{2747}\x{274C}\x{274E}\x{2753}-\x{2755}\x{2757}\x{2763}\x{2764}"
    r"\x{2795}-\x{2797}\x{27A1}\x{27B0}\x{27BF}\x{2934}\x{2935}\x{2B05}-\x{2B07}\x{2B1B}\x{2B1C}\x{2B50}\x{2B55}\x{3030}\x{303D}"
    r"\x{1F004}\x{1F0CF}\x{1F170}\x{1F171}\x{1F17E}\x{1F17F}\x{1F18E}\x{1F191}-\x{1F19A}\x{1F201}-\x{1F251}"
    r"\x{1F300}-\x{1F3FA}\x{1F400}-\x{1F64F}\x{1F680}-\x{1F6FF}\x{1F7E0}-\x{1F7F0}\x{1F90C}-\x{1F9FF}\x{1FA70}-\x{1FAFF}]"
)
_ELEMENT = _BASE + r"[\x{FE0E}\x{FE0F}\x{1F3FB}-\x{1F3FF}]*[\x{E0020}-\x{E007F}]*"
_EMOJI = (
    rf"(?:{_ELEMENT}(?:\x{{200D}}{_ELEMENT})*|[\x{{1F1E6}}-\x{{1F1FF}}][\x{{1F1E6}}-\x{{1F1FF}}]"
    r"|[0-9#*]\x{FE0F}?\x{20E3})"
)
_SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ"
_STYLED = (
    r"\x{1D400}-\x{1D7CB}\x{24B6}-\x{24E9}\x{249C}-\x{24B5}\x{1F110}-\x{1F12B}\x{1F130}-\x{1F149}\x{1F150}-\x{1F169}"
    r"\x{1F170}-\x{1F189}ℂℊℋℌℍℎℐℑℒℓℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴ"
)
_WIDE = r"\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}"
_RAISED = r"\x{1D2C}-\x{1D6A}\x{1D9C}-\x{1DBF}\x{2B0}-\x{2B8}ⁱⁿˡˢˣ"
_STRUCK = r"(?:[\pL][\x{332}-\x{338}\x{305}\x{33F}\x{333}]+)"
_BLANK = r"[ '’“”\".,:!?&()-]+"
_WORDS = tuple(
    rf"{letter}{{{least},}}(?:{_BLANK}{letter}+)*"
    for letter, least in ((f"[{_STYLED}]", 3), (f"[{_WIDE}]", 3), (f"[{_RAISED}]", 4), (_STRUCK, 3))
)
# There is no small capital S or X in wide use: they stay what they are.
_SMALL_WORD = f"[{_SMALL_CAPITALS}][{_SMALL_CAPITALS}sx]"
_SMALL = rf"{_SMALL_WORD}{{2,}}(?:{_BLANK}{_SMALL_WORD}*)*"
_DECORATIVE = Pattern("|".join((*_WORDS, _SMALL)))
_MODERN_SMALL_CAPITALS = frozenset("ᴀᴄᴅᴇꜰᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢ")
_EAST_ASIAN = Pattern(r"[\x{3040}-\x{30FF}\x{3400}-\x{9FFF}\x{AC00}-\x{D7AF}]")

# In UTF-8: ASCII, continuations and the leads of Latin, Greek and Cyrillic letters; not the lead of
# combining marks (0xCC). What is left are symbols, and 0xE2 0x80, dashes and curly quotes.
_ORDINARY = bytes(byte for byte in range(0xE1) if byte != 0xCC)
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEWEST_CAPITALS = 12
_SHARE_OF_CAPITALS = 0.6
_SHORTEST_LOUD = 30
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_MARKED = Pattern(r"https?://[^\s]+|[@#][\w]+")


def has_pictures(original: str) -> bool:
    """A quick look whether a text may hold emoji or decorative letters at all."""
    raw = original.encode("utf-8", "replace")
    leads = raw.translate(None, _ORDINARY)
    return bool(leads.strip(b"\xe2")) or len(leads) > raw.count(b"\xe2\x80")


@cache
def _run_of(longest: int) -> Pattern:
    return Pattern(rf"(?:{_EMOJI}[ \t]?){{{max(0, min(longest, 50))},}}{_EMOJI}")


def emoji_runs(original: str, longest: int) -> Iterator[Span]:
    """The spans in the original of more than `longest` emoji in a row."""
    for found in _run_of(longest).finditer(_valid(original)):
        yield found.span()


def decorative_runs(original: str) -> Iterator[Span]:
    """The spans in the original of words in letters that are not meant as letters."""
    valid = _valid(original)
    for found in _DECORATIVE.finditer(valid):
        word = found.group()
        if word[0] in _SMALL_CAPITALS and _MODERN_SMALL_CAPITALS.isdisjoint(word):
            continue  # a phonetic transcription
        if "\uff21" <= word[0] <= "\uff5a" and _EAST_ASIAN.search(valid[:2000]):
            continue  # full width is how Latin letters stand among Japanese ones
        yield found.span()


def _valid(original: str) -> str:
    return original.encode("utf-8", "replace").decode()


def is_loud(clean: str) -> bool:
    """A quick look whether a text has capitals enough to be worth a closer one."""
    raw = clean.encode("utf-8", "replace")
    return len(raw) - len(raw.translate(None, _CAPITALS)) >= _FEWEST_CAPITALS


@cache
def _capital_words(longest: int) -> Pattern:
    word = rf"{_CAPITAL}(?:{_CAPITAL}|['.&-]{_CAPITAL})*"
    least = max(1, min(longest, 50))
    run = rf"(?:{word}[!?.,:;\"'()]*[ \n]+){{{least},}}{word}"
    return Pattern(rf"(?:^|[^\pL@#])({run})(?:[^\pL]|$)")


def capital_runs(clean: str, longest: int) -> Iterator[Span]:
    """The spans of more than `longest` words in capitals in a row, or of a text mostly in them."""
    if _is_mostly_capitals(clean):
        yield len(clean) - len(clean.lstrip()), len(clean.rstrip())
        return
    for found in _capital_words(longest).finditer(clean):
        if _reads_as_words(found.group(1)):
            yield found.span(1)


def _is_mostly_capitals(clean: str) -> bool:
    plain = "".join(_between(clean)) if any(mark in clean for mark in ("#", "@", "http")) else clean
    letters = sum(map(str.isalpha, plain))
    capitals = sum(map(str.isupper, plain))
    return letters >= _SHORTEST_LOUD and capitals > _SHARE_OF_CAPITALS * letters and _reads_as_words(plain)


def _between(clean: str) -> Iterator[str]:
    position = 0
    for found in _MARKED.finditer(clean):
        yield clean[position : found.start()]
        position = found.end()
    yield clean[position:]


def _reads_as_words(shouted: str) -> bool:
    """Whether it is language, not acronyms or a sequence: half of it common or vowelled words."""
    words = ["".join(filter(str.isalpha, word)) for word in shouted.lower().split()]
    spoken = sum(_is_spoken(word) for word in words)
    return spoken >= 2 and 2 * spoken >= sum(len(word) > 1 for word in words)


def _is_spoken(word: str) -> bool:
    return word in _common() or (len(word) >= 6 and any(vowel in word for vowel in "aeiouy"))


@cache
def _common() -> frozenset[str]:
    lists = own_terms("accessibility/words").values()
    return frozenset(word for terms in lists for line in terms.terms for word in line.split())
