"""Pictures that are announced: with the names of those in it, or as one of the author's students."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...match import Match, Part, Scan
from ...pattern import Pattern
from .context import is_shared_freely
from .names import Name, Word, words_between

_CAPTION = 300
"""How far a caption goes on after its first words, in characters."""
_OF_PEOPLE = Pattern(
    r"\b(?:photos?|pictures?|pics?|selfies?|snap(?:shot)?s?|portraits?|foto(?:'s)?|kiekjes?|portret(?:ten)?|"
    r"video|filmpje) (?:of|with|van|met)(?: (?:al|all|the|my|our|these|some|de|die|mijn|onze|alle|enkele|"
    r"een|a|few|"
    r"paar|hele|whole|entire|lovely|great|fantastic|leuke|lieve|first-year|second-year|new|nieuwe)){1,5} "
    r"(?:students?|studentes?|studenten|first-years|freshers|eerstejaars|tweedejaars|class|group|"
    r"tutorial group|"
    r"pupils|mentees|klas|groep|werkgroep|mentorgroep|tutorgroep|leerlingen|colleagues|collega's|"
    r"promovendi|phds|"
    r"interns|stagiairs)\b"
)
_ALL_NAMED = Pattern(
    r"\b(?:full |all |their )?names? (?:in|are|below|included|and|under|of)\b|"
    r"\b(?:alle |de |hun |met )namen?\b|\b(?:tagged|getagd)\b"
)


def pictures(scan: Scan, part: Part, people_in: Callable[[list[Word]], list[Name]]) -> Iterator[Match]:
    """Yields one match a caption: told when people are named in it, else asked.

    `people_in` gives the private persons named among words.
    """
    if is_shared_freely(scan, part):
        return
    reached = 0
    for start, end, is_of_people in _announced(scan, part):
        if start >= reached:
            reached = min(part.text.sentence(end)[1], end + _CAPTION)
            words = words_between(part.text, start, reached)
            people = people_in(words)
            if len(people) >= (1 if is_of_people else 2):
                yield _named(part, start, words[people[-1].last - 1].end, people)
            elif is_of_people:
                named = _ALL_NAMED.search(part.text.folded[start:reached]) is not None
                yield Match("picture", part, start, end, ask=not named, values={"person": "?"})


def _announced(scan: Scan, part: Part) -> Iterator[tuple[int, int, bool]]:
    """Where a picture is announced, and whether as one of the author's own people."""
    yield from ((start, end, False) for start, end in scan.hits(part, "picture"))
    yield from ((start, end, True) for start, end in scan.hits(part, "picture.people"))
    if scan.hits(part, "photo"):
        yield from ((*found.span(), True) for found in _OF_PEOPLE.finditer(part.text.folded))


def _named(part: Part, start: int, end: int, people: list[Name]) -> Match:
    return Match("picture", part, start, end, values={"person": ", ".join(name.initials for name in people)})
