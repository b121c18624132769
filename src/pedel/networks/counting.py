"""Ways of counting a text."""

from __future__ import annotations

import regex

GRAPHEME = regex.compile(r"\X")
EMOJI = regex.compile(
    r"\p{Regional_Indicator}{2}"
    r"|[0-9#*]\uFE0F?\u20E3"
    r"|\p{Extended_Pictographic}(?!\uFE0E)[\p{Emoji_Modifier}\uFE0F]*[\U000E0020-\U000E007F]*"
    r"(?:\u200D\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]*)*"
)
"""An emoji with all that belongs to it: flags, keycaps, skin tones, families (UTS #51, section 1.4.9)."""

_GROUP = r"\([^\s()<>\"“”]*\)"
LINK = regex.compile(
    rf"(?<![\w@＠#＃$])https?://(?:[^\s()<>\"“”]|{_GROUP})*(?:[\w/=#+\-&~]|{_GROUP})", regex.IGNORECASE
)
"""An address as far as it goes: without the full stop of the sentence or the bracket it stands in."""
HASHTAG = regex.compile(r"(?<![\w&/])[#＃](?=\w*\p{L})\w+")
MENTION = regex.compile(r"(?<![\w/@＠])[@＠]\w[\w.\-]*")


def graphemes(text: str) -> int:
    """What a reader takes for characters: extended grapheme clusters (Unicode UAX #29)."""
    return len(GRAPHEME.findall(text))


def boundaries(text: str) -> list[int]:
    """The beginnings of all graphemes and the end of the text, in code points."""
    return [0, *(match.end() for match in GRAPHEME.finditer(text))]


def utf8(text: str) -> int:
    """Bytes in UTF-8; half of a surrogate pair counts as the mark that stands for it."""
    return len(text.encode(errors="replace"))


def utf16(text: str) -> int:
    """Code units of UTF-16, as web forms count: most emoji are two."""
    return len(text) + sum(character > "\uffff" for character in text)


def hashtags(text: str) -> int:
    """How many hashtags: # and a word that is not a number alone."""
    return sum(1 for _ in HASHTAG.finditer(text))


def mentions(text: str) -> int:
    """How many accounts are mentioned with @."""
    return sum(1 for _ in MENTION.finditer(text))
