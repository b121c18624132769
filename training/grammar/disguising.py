"""How people write: in capitals or without any, with hashtags and emoji, and with words in disguise."""

from __future__ import annotations

import random

from .phrases import Said

LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7", "b": "8", "g": "9"}
TAILS = (
    "",
    "",
    "",
    "",
    "!",
    "!!",
    " 😂",
    " 🙄",
    " 😡",
    " 👏",
    " #truth",
    " #news",
    " lol",
    " ...",
    " ❤️",
    " 🤡",
)


def dressed(said: Said, chance: random.Random) -> Said:
    """The sentence as somebody might type it; spans follow."""
    text, spans = said
    if spans and chance.random() < 0.12:
        text, spans = _disguised(text, spans, chance)
    draw = chance.random()
    if draw < 0.25:
        text = text.lower() if len(text.lower()) == len(text) else text
    elif draw < 0.29:
        text = text.upper() if len(text.upper()) == len(text) else text
    if chance.random() < 0.2:
        text = text.rstrip(".") if chance.random() < 0.6 else text
        text += chance.choice(TAILS)
    return Said(text, spans)


def _disguised(text: str, spans: tuple[tuple[int, int], ...], chance: random.Random) -> Said:
    """One marked word written so that it is not found; the other marks stay where they were."""
    start, end = chance.choice(spans)
    words = [word for word in text[start:end].split(" ") if len(word) > 3 and word.isalpha()]
    if not words:
        return Said(text, spans)
    word = chance.choice(words)
    at = text.index(word, start)
    other = chance.choice((_leet, _spaced, _dropped, _doubled, _starred))(word, chance)
    more = len(other) - len(word)
    moved = tuple((a + more * (a > at), b + more * (b > at)) for a, b in spans)
    return Said(text[:at] + other + text[at + len(word) :], moved)


def _leet(word: str, chance: random.Random) -> str:
    return "".join(chance.choice(LEET[c]) if c in LEET and chance.random() < 0.6 else c for c in word)


def _spaced(word: str, chance: random.Random) -> str:
    return chance.choice((" ", ".", "-")).join(word)


def _dropped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at] * chance.randrange(2, 5) + word[at + 1 :]


def _starred(word: str, chance: random.Random) -> str:
    return word[0] + "".join("*" if c in "aeiou" else c for c in word[1:])
