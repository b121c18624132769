"""What a value looks like: a secret, an ordinary word, or a stand-in for a secret."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from math import log2

from ...pattern import Pattern
from ...terms import Lexicon
from ...text import Text
from .. import own_terms

_FILE = "secrets/words"
_CONTEXT = ("lock", "network", "public_code", "story")
_SIGNS = frozenset("!@#$%^&*_+=~<>{}|\\")


@cache
def words(tag: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(own_terms(_FILE)[tag].terms)


def any_of(tag: str) -> str:
    """The words of one list as a group of a regular expression, the longest first."""
    ordered = sorted(words(tag), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(word.replace('.', '[.]').replace('*', '[a-z0-9-]*') for word in ordered)})"


@cache
def context() -> Lexicon:
    """The words that say what a sentence is about, in an automaton of their own."""
    return Lexicon({tag: terms for tag, terms in own_terms(_FILE).items() if tag in _CONTEXT})


_STANDS_FOR = Pattern(
    r"^[<\[{(%$].*[>\]})%]$|^[$%]?\{|^\$[a-z_]|^[*.x_#?-]+$|\*{3}|x{4}|\.{3}|<|[_-]?your[_-]"
    r"|^(?:my|your|jouw|je|mijn|uw)[_-]?(?:api|secret|password|wachtwoord|token|key|sleutel|client|access)"
    r"|example|voorbeeld|os\.environ|process\.env|getenv|changeme|placeholder|redacted|dummy|^env\b|secrets\.",
    ignore_case=True,
)
# Numbers with a unit, dates, times, versions, amounts, student numbers, "don't".
_MEASURE = Pattern(
    r"^(?:[0-9]{1,3}(?:e|st|nd|rd|th|ste|de)|[0-9]+(?:x|k|gb|mb|-?bits?|u|h|%|\+|px|km|cm)?|[0-9]{1,3}[-+][a-z]+|v[0-9.]+"
    r"|[0-9]{1,2}[/.:-][0-9]{1,2}(?:[/.:-][0-9]{2,4})?|[a-z]{1,3}[0-9]{7}|[<>]?[€$][0-9.,]+|[0-9.,]+[€$]|q[1-4]"
    r"|[0-9]{4}[/-][0-9]{2,4}|[a-z]+'[a-z]+)$",
    ignore_case=True,
)
_ADJECTIVE = Pattern(
    rf"{any_of('ending')}$|^{any_of('participle')}[a-z]{{2,8}}(?:d|t|en)$|^on[a-z]+(?:d|en)$"
)


def has_digit(text: str) -> bool:
    """Whether there is a digit in it; a quick look that spares slower ones."""
    return any(map(text.__contains__, "0123456789"))


def may_hold_strong(text: str) -> bool:
    """Whether there is a digit or a sign in it, without which few values are strong."""
    return not text.isascii() or any(map(text.__contains__, "0123456789@#$%^&*_+=~<>{}|!"))


def stands_for(value: str) -> bool:
    """Whether it is a stand-in: "<password>", "********", "YOUR_API_KEY", "$TOKEN"."""
    return value.lower() in words("placeholder") or _STANDS_FOR.search(value) is not None


def is_strong(value: str) -> bool:
    """Whether it looks like a password whatever stands around it.

    Digits among letters, signs, or a capital inside: what no ordinary word has. Four characters
    at least; "2FA", "OAuth2", "12-character", a student number and a link are none.
    """
    core = value.rstrip("!?.")
    if len(value) < 4 or value[0] in "@/" or (value[0] == "#" and not value[1:].isdigit()):
        return False
    if "://" in value or value.startswith(("www.", "http")) or core.lower() in words("name"):
        return False
    if stands_for(value) or _MEASURE.search(core):
        return False
    has_letters = any(map(str.isalpha, value))
    has_signs = any(char in _SIGNS for char in core)
    if has_digit(value):
        return has_letters or has_signs
    return (has_letters and has_signs) or _turns(core) > 0


def is_ordinary(value: str, *, after_verb: bool) -> bool:
    """Whether a word of letters reads as part of the sentence rather than as its secret.

    After a verb ("the password is …") also by its ending: participles and adjectives.
    """
    plain = Text(value).folded.strip(".,;:!?)('\"")
    if len(plain) < 4 or plain in words("ordinary") or plain in words("name"):
        return True
    first, *others = plain.split()
    if others:
        return first in words("ordinary") and len(others) < 2
    return after_verb and _ADJECTIVE.search(plain) is not None


def is_random(value: str, least: int = 16) -> bool:
    """Whether it is a long string as a machine makes them.

    Letters with digits, or both cases in turn, and at least three bits of Shannon entropy a
    character (Shannon, 1948): random hexadecimal has close to four, words and numbers have less.
    """
    core = value.strip("=")
    if len(core) < least or stands_for(value) or not (has_digit(core) or _turns(core) > 4):
        return False
    if not any(map(str.isalpha, core)) or max(map(len, runs(core))) < 8:
        return False
    counts = Counter(core)
    return -sum(n / len(core) * log2(n / len(core)) for n in counts.values()) >= 3.0


def runs(value: str) -> list[str]:
    """The pieces of a value between its signs; one empty piece when there is none."""
    for sign in "-_./+~%:":
        value = value.replace(sign, " ")
    return value.split() or [""]


def _turns(value: str) -> int:
    """How often a small letter is followed by a capital."""
    return sum(a.islower() and b.isupper() for a, b in pairwise(value))
