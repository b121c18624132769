"""What keeps a post from people who listen to it, enlarge it or read with difficulty.

- `alt_missing`: a picture without alternative text (WCAG 2.2, criterion 1.1.1). `{file}` is its
  name, or its number when it has none.
- `alt_poor`: an alternative text that says nothing: a file name, "photo", "image of …" (a screen
  reader says "image" itself), what a network made up by machine, the post once more, or one far
  too long to listen to (WCAG 2.2, failures F30 and F39; W3C, "Images Tutorial").
- `hashtag_case`: a hashtag of several words without a capital for each: a screen reader tries to
  say it as one word. A Dutch compound is one word and stays whole.
- `emoji_run`: more emoji in a row than `longest_emoji_run`; each is read out by its name (Unicode,
  UTS #51). A family, a flag or a skin tone counts as the one picture that it is.
- `capitals`: more words in capitals in a row than `longest_capitals`, or a text that is mostly
  capitals (harder to read for everybody: W3C, "Making Content Usable", pattern 4.4). Acronyms side
  by side are none.
- `decorative_letters`: letters from mathematics, circles, full width or phonetics, or struck
  through, in place of plain ones: they are spelt out or left out (WCAG 2.2, failure F71; Unicode
  TR #25, section 2). Single symbols in a formula are none.

Left alone on purpose: emoji at the head of a line, hashtags below nine letters, and every hashtag
that could be one word. Whether an alternative text is *true* only people can see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...match import Label, Match, Part, Scan
from .alt import poor, without_opening
from .hashtags import hashtags
from .letters import capital_runs, decorative_runs, emoji_runs, has_pictures, is_loud

CATEGORIES = {
    "alt_missing": Label("a picture without alternative text", "een afbeelding zonder alternatieve tekst"),
    "alt_poor": Label(
        "an alternative text that does not tell what can be seen",
        "een alternatieve tekst die niet vertelt wat er te zien is",
    ),
    "hashtag_case": Label(
        "a hashtag of several words without a capital for each word",
        "een hashtag van meer woorden zonder hoofdletter voor elk woord",
    ),
    "emoji_run": Label("a row of emoji", "een rij emoji"),
    "capitals": Label("a text in capitals", "een tekst in hoofdletters"),
    "decorative_letters": Label("decorative letters", "sierletters"),
}
VALUES = ("file",)
_READ = frozenset(("text", "name", "bio"))
_LOUD = frozenset(("text", "bio"))


@dataclass(frozen=True)
class Params:
    """What a pack may set.

    How many emoji, and how many words in capitals, may stand in a row, and how many characters an
    alternative text may have.
    """

    longest_emoji_run: int = 2
    longest_capitals: int = 3
    longest_alt: int = 1000


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a match for each picture, hashtag or stretch of text that shuts readers out."""
    if scan.draft.media:
        yield from _alts(scan, params)
    for part in scan.parts:
        if part.where in _READ:
            yield from _plain(part, params)
            if not part.text.original.isascii() and has_pictures(part.text.original):
                yield from _pictures(part, params)


def _alts(scan: Scan, params: Params) -> Iterator[Match]:
    for number, media in enumerate(scan.draft.media, 1):
        if media.kind != "picture":
            continue
        values = {"file": media.name or str(number)}
        alt = media.alt or ""
        if not alt.strip():
            yield Match("alt_missing", scan.text, values=values)
        elif len(alt) > params.longest_alt or alt.strip() == scan.draft.text.strip() or poor(alt, media.name):
            part = scan.part(f"alt.{number}") or scan.text
            better = without_opening(alt)
            yield Match("alt_poor", part, 0, len(part.text.clean), values=values, suggestion=better)


def _plain(part: Part, params: Params) -> Iterator[Match]:
    text = part.text
    if "#" in text.clean:
        for start, end, better in hashtags(part):
            yield _match("hashtag_case", part, start, end, better)
    if part.where in _LOUD and is_loud(text.clean):
        for start, end in capital_runs(text.clean, params.longest_capitals):
            yield _match("capitals", part, start, end)


def _pictures(part: Part, params: Params) -> Iterator[Match]:
    text = part.text
    for start, end in emoji_runs(text.original, params.longest_emoji_run):
        yield _match("emoji_run", part, text.at(start), text.at(end))
    for start, end in decorative_runs(text.original):
        clean = text.at(start), text.at(end)
        yield _match("decorative_letters", part, *clean, text.clean[slice(*clean)])


def _match(category: str, part: Part, start: int, end: int, better: str = "") -> Match:
    return Match(category, part, start, end, values={"file": ""}, suggestion=better)
