"""A text cut into words and what stands between them; each piece knows whether it was marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .lexicon import longest_phrase, nouns, phrases, verbs, words

Spans = tuple[tuple[int, int], ...]
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|[@#]\w+|\[[A-Z]+\]|[A-Za-z]+(?:['’][A-Za-z]+)*(?!\w)|\s+|\w+|[^\w\s]"
)
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_LONG = re.compile(r"(\w)\1{2,}")
SHORT = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "cant": ("can", "not"),
    "won't": ("will", "not"),
    "wont": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "aint": ("is", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "isnt": ("is", "not"),
    "arent": ("are", "not"),
    "wasnt": ("was", "not"),
    "werent": ("were", "not"),
    "im": ("i", "am"),
    "shouldnt": ("should", "not"),
    "wouldnt": ("would", "not"),
    "couldnt": ("could", "not"),
    "havent": ("have", "not"),
    "hasnt": ("has", "not"),
    "hadnt": ("had", "not"),
    "ive": ("i", "have"),
    "youre": ("you", "are"),
    "theyre": ("they", "are"),
    "youve": ("you", "have"),
    "theyve": ("they", "have"),
    "thats": ("that", "is"),
    "whats": ("what", "is"),
    "hes": ("he", "is"),
    "shes": ("she", "is"),
    "gonna": ("will",),
    "gotta": ("must",),
    "wanna": ("want", "to"),
    "y'all": ("you",),
    "yall": ("you",),
    "u": ("you",),
    "ur": ("your",),
    "r": ("are",),
    "em": ("them",),
    "cos": ("because",),
    "cuz": ("because",),
    "ppl": ("people",),
}
ENDS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
BEFORE_IS = {"it", "he", "she", "that", "there", "what", "who", "where", "how", "here", "everyone", "nobody"}


@dataclass(slots=True)
class Piece:
    """A word, a phrase or what is between words: English as `key`, Dutch as `dutch`.

    `kind` is word, phrase, other (left alone) or gap (white space and signs).
    """

    key: str
    dutch: str
    kind: str
    marked: bool
    is_capital: bool = False
    is_loud: bool = False


def pieces(text: str, spans: Spans) -> list[Piece]:
    """The pieces of a text; phrases are found greedily, the longest first."""
    return list(_joined(list(_split(text, spans))))


def _split(text: str, spans: Spans) -> Iterator[Piece]:
    for match in _TOKEN.finditer(text):
        token, marked = match[0], any(a < match.end() and match.start() < b for a, b in spans)
        if not _WORD.fullmatch(token):
            has_word = any(c.isalnum() for c in token)
            yield Piece(token, token, "other" if has_word else "gap", marked)
            continue
        loud = token.isupper() and len(token) > 1
        for number, key in enumerate(_keys(token.lower().replace("’", "'"))):
            if number:
                yield Piece(" ", " ", "gap", marked)
            is_known = key in words() or key == "'s"
            dutch = words().get(key, token if not number else key)
            yield Piece(
                key, dutch, "word" if is_known else "other", marked, not number and token[0].isupper(), loud
            )


def _keys(token: str) -> tuple[str, ...]:
    """The words in a token: short forms in full."""
    if token in SHORT:
        return SHORT[token]
    for end, full in ENDS.items():
        if token.endswith(end) and len(token) > len(end):
            return token[: -len(end)], full
    if token.endswith("'s") and (token[:-2] in words() or token not in words()):
        return token[:-2], _after_s(token[:-2])
    return (_plain(token),)


def _after_s(word: str) -> str:
    """What stands for 's: us, is, or whose."""
    return "us" if word == "let" else "is" if word in BEFORE_IS else "'s"


def _plain(token: str) -> str:
    """A word that somebody stretched, as it is spelled; one of several where the list has no more."""
    if token in words():
        return token
    for shorter in (_LONG.sub(r"\1\1", token), _LONG.sub(r"\1", token)):
        if shorter in words():
            return shorter
    return token[:-1] if token.endswith("s") and token[:-1] in nouns() else token


def _joined(found: list[Piece]) -> Iterator[Piece]:
    at = 0
    while at < len(found):
        end, dutch = _phrase(found, at)
        if dutch and at > 1 and found[at - 2].key == "to" and not _is_infinitive(found[at].key, dutch):
            end, dutch = at + 1, None
        part = found[at:end]
        if dutch is None:
            yield found[at]
        else:
            key = " ".join(p.key for p in part[::2])
            loud = all(p.is_loud for p in part[::2])
            yield Piece(key, dutch, "phrase", any(p.marked for p in part), part[0].is_capital, loud)
        at = end


def _is_infinitive(key: str, dutch: str) -> bool:
    """Whether a phrase can stand after to; curses and commands cannot."""
    return key not in verbs() or dutch.split(" ")[0].endswith("n") or dutch.endswith("en")


def _phrase(found: list[Piece], at: int) -> tuple[int, str | None]:
    """Where the longest phrase from here ends, and its Dutch; words of a phrase stand a blank apart."""
    keys, best, end = [], None, at + 1
    for number in range(at, min(at + 2 * longest_phrase(), len(found)), 2):
        if found[number].kind == "gap" or (number > at and found[number - 1].key.strip(" ")):
            break
        keys.append(found[number].key)
        dutch = phrases().get(tuple(keys)) if len(keys) > 1 else None
        best, end = (dutch, number + 1) if dutch else (best, end)
    return end, best
