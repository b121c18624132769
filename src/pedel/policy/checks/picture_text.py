"""Text in a picture.

Where a clause uses this check, what can be read in each picture of a draft (`pedel.policy.pictures.reading`)
goes through every other check as well, as the part "picture.1": an account number on a photographed letter
is found like one in the post, with its place in the picture. Of its own it finds:

- `unsaid`: a picture of which at least `words` words can be read, while the words of its description and of
  the post give fewer than `carried` of them (WCAG 2.2, 1.1.1 and 1.4.5: what a picture of text says must
  reach those who do not see it). Lines lower than `height` pixels do not count: a spine on a shelf, a plate
  on a door.
- `correspondence`: a picture of a mail or a message: two of the lines with which one begins ("From:",
  "Subject:"; "Van:", "Onderwerp:") stand in it. Whoever wrote it may not want it shown.

Nothing is found where the text stands turned or by hand, since that is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..match import Label, Match, Part, Scan
from ..pattern import Pattern
from ..pictures.boxes import Box
from ..text import Text

CATEGORIES = {
    "unsaid": Label(
        "text in a picture that its description leaves out",
        "tekst in een afbeelding die in de beschrijving ontbreekt",
    ),
    "correspondence": Label("a picture of a mail or a message", "een afbeelding van een mail of een bericht"),
}
VALUES = ("count",)
BEYOND_YAML = True

_HEAD = Pattern(
    r"(?m)^\W*(from|sent|to|cc|subject|date|van|verzonden|aan|onderwerp|datum|re|fw|fwd)\s?:\s?\S"
)
_LETTERS = 3
_STEM = 6


@dataclass(frozen=True)
class Params:
    """What a pack may set.

    `words`: how many words in a picture are much. `carried`: the share of them that the description or the
    post gives. `height`: the lowest line that counts, in pixels. No standard gives these figures. Ours.
    """

    words: int = 8
    carried: float = 0.5
    height: int = 10


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields at most one match of each category for each picture in which text was read."""
    for part in scan.parts:
        if part.where.startswith("picture.") and part.text.original:
            yield from _correspondence(part)
            yield from _unsaid(scan, part, params)


def _correspondence(part: Part) -> Iterator[Match]:
    heads = list(_HEAD.finditer(part.text.folded))
    if len({head.group(1) for head in heads}) > 1:
        yield Match(
            "correspondence", part, heads[0].start(), heads[-1].end(), values={"count": str(len(heads))}
        )


def _unsaid(scan: Scan, part: Part, params: Params) -> Iterator[Match]:
    lines = [(text, box) for text, box in _lines(part) if box.height >= params.height]
    shown = [stem for text, _ in lines for stem in _stems(Text(text))]
    if len(shown) < params.words:
        return
    alt = scan.part("alt." + part.where.partition(".")[2])
    said = {stem for one in (alt, scan.text) if one for stem in _stems(one.text)}
    if sum(stem in said for stem in shown) < params.carried * len(shown):
        boxes = tuple(box for _, box in lines)
        yield Match("unsaid", part, values={"count": str(len(shown))}, boxes=boxes)


def _lines(part: Part) -> Iterator[tuple[str, Box]]:
    """Each line that was read and its place."""
    start = 0
    for line in part.text.original.split("\n"):
        boxes = part.boxes(start, start + len(line)) if part.boxes else ()
        if boxes:
            yield line, boxes[0]
        start += len(line) + 1


def _stems(text: Text) -> list[str]:
    """The beginnings of its words, without the shortest."""
    return [word[:_STEM] for word in text.spaced.split() if len(word) >= _LETTERS]
