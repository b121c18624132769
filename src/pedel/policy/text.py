"""The draft's text seen several ways, with offsets that always lead back to the original.

`clean` is the text as people read it: no zero-width characters, look-alike letters made Latin,
full-width made plain. `folded` is `clean` in lower case and without accents, and `spaced` is
`folded` with a blank for everything that is no letter or digit. These three share their offsets
(*clean offsets*); `Text.span` takes them back to code points of the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from .disguise import Disguise, disguises
from .folding import LOOKALIKES, clean_char, fold_char, is_latin
from .language import identify

Span = tuple[int, int]

# Plain character classes and literals only: each of these is linear in the text.
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_NON_ASCII_WORD = re.compile(r"[^\W\x00-\x7f]")
_LOOKALIKE = re.compile(f"[{''.join(LOOKALIKES)}]")
_NOT_WORD = re.compile(r"[\W_]")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]?\s|\n")
_ASCII_SPACED = bytes(c if chr(c).isalnum() and c < 128 else 32 for c in range(256))
_ABBREVIATIONS = frozenset(
    "dr drs ir ing mr mrs ms prof st no nr tel mob geb art bijv bv etc e.g i.e d.w.z m.b.t o.a t.a.v vs ca "
    "approx fig vol pp jan feb mrt apr jun jul aug sep sept okt oct nov dec".split()
)


class Text:
    """One piece of text (a post, a bio, an alt text). Everything but `clean` is made when asked."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._shifts: list[Span] = []
        self.clean = original if original.isascii() else self._cleaned()

    def _cleaned(self) -> str:
        pieces: list[str] = []
        position = length = 0
        for match in _NON_ASCII.finditer(self.original):
            at = match.start()
            replacement = clean_char(self.original[at])
            pieces += (self.original[position:at], replacement)
            length += at - position + len(replacement)
            position = at + 1
            if len(replacement) != 1:
                self._shifts.append((length, position))
        pieces.append(self.original[position:])
        return _without_lookalikes("".join(pieces))

    def origin(self, offset: int) -> int:
        """The code point of the original in which the clean character at `offset` begins."""
        if not self._shifts:
            return offset
        index = bisect_right(self._shifts, (offset, len(self.original) + 1)) - 1
        if index < 0:
            begin = offset
        else:
            clean, original = self._shifts[index]
            begin = original + offset - clean
        if index + 1 < len(self._shifts):  # inside a character that became several
            begin = min(begin, self._shifts[index + 1][1] - 1)
        return begin

    def span(self, start: int, end: int) -> Span:
        """A clean span as a span of the original, in code points."""
        if not self._shifts:
            return start, end
        if end <= start:
            return self.origin(start), self.origin(start)
        return self.origin(start), self.origin(end - 1) + 1

    def at(self, position: int) -> int:
        """The clean offset at which what stands at a code point of the original begins or would begin."""
        index = bisect_right(self._shifts, position, key=lambda shift: shift[1]) - 1
        if index < 0:
            return position
        clean, original = self._shifts[index]
        return clean + position - original

    @cached_property
    def folded(self) -> str:
        if self.clean.isascii():
            return self.clean.lower()
        return _NON_ASCII.sub(lambda match: fold_char(match[0]), self.clean).lower()

    @cached_property
    def spaced(self) -> str:
        """Blanks around words, so that " term " is found as a whole word; clean offset + 1."""
        folded = self.folded
        if not folded.isascii() and _NON_ASCII_WORD.search(folded):
            return f" {_NOT_WORD.sub(' ', folded)} "
        return f" {folded.encode('ascii', 'replace').translate(_ASCII_SPACED).decode('ascii')} "

    @cached_property
    def has_digit(self) -> bool:
        return not self.clean.isascii() or any(map(self.clean.__contains__, "0123456789"))

    @cached_property
    def words(self) -> list[tuple[int, int, str]]:
        """Every word as (start, end, folded word); "don't" and "e-mail" are one word."""
        return [(m.start(), m.end(), m.group()) for m in _WORD.finditer(self.folded)]

    @cached_property
    def disguised(self) -> list[Disguise]:
        """Words written in leetspeak, spaced out, stretched or with masked letters."""
        return disguises(self.folded)

    @cached_property
    def sentences(self) -> list[Span]:
        """Clean spans of the sentences; together they cover the text without its outer blanks."""
        spans: list[Span] = []
        start = 0
        for match in _SENTENCE_END.finditer(self.clean):
            if match.group()[0] == "." and self._is_abbreviation(start, match.start()):
                continue
            spans.append((start, match.end()))
            start = match.end()
        spans.append((start, len(self.clean)))
        stripped = (_strip(self.clean, a, b) for a, b in spans)
        return [span for span in stripped if span[0] < span[1]]

    def _is_abbreviation(self, start: int, dot: int) -> bool:
        word = self.clean[max(start, dot - 12) : dot].rpartition(" ")[2].lower().lstrip("(\"'")
        initials = all(len(letter) == 1 and letter.isalpha() for letter in word.split("."))  # "H.S."
        return word in _ABBREVIATIONS or initials

    def sentence(self, offset: int) -> Span:
        """The clean span of the sentence around a clean offset."""
        index = bisect_right(self.sentences, (offset, len(self.clean) + 1)) - 1
        return self.sentences[max(index, 0)] if self.sentences else (0, 0)

    @cached_property
    def language(self) -> str:
        """The language of the whole: "en", "nl" or "other" ("other" also when it is unclear)."""
        return identify(self.folded)

    def language_at(self, offset: int) -> str:
        """The language of the sentence around a clean offset; a short one takes the whole's."""
        start, end = self.sentence(offset)
        if end - start < 20 or end - start == len(self.clean):
            return self.language
        return identify(self.folded[start:end])


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _without_lookalikes(text: str) -> str:
    """Makes look-alike letters Latin where a Latin reader would read them as Latin.

    That is in words that mix scripts, and, in a text that is mostly Latin, in words made of
    look-alikes only. A Russian or Greek sentence stays what it is.
    """
    if not _LOOKALIKE.search(text):
        return text
    words = list(_LETTERS.finditer(text))
    latin = sum(is_latin(m.group()[0]) for m in words)
    mostly_latin = latin * 2 > len(words)
    pieces: list[str] = []
    position = 0
    for match in words:
        word = match.group()
        strange = sum(c in LOOKALIKES for c in word)
        foreign = sum(not is_latin(c) for c in word)
        if strange and strange >= foreign and (strange < len(word) or mostly_latin):
            pieces += (text[position : match.start()], "".join(LOOKALIKES.get(c, c) for c in word))
            position = match.end()
    pieces.append(text[position:])
    return "".join(pieces)
