r"""What is marked, embargoed, not public yet, or only for people inside.

- `mark`: a classification mark that the draft carries ("CONFIDENTIAL", "niet verspreiden", "draft, do
  not cite", TLP:AMBER), as a label or said of what is shared ("attached the confidential report").
- `embargo`: what may not be published yet ("embargo until 12 May", "not to be published before …").
  One that has passed on the day of the check is no match; without a date it is.
- `giving_away`: everyday ways to tell what is not public yet ("not announced yet, but …", "dit blijft
  onder ons"), when something is told with it.
- `minutes`: internal minutes, mail, chats, board papers, reviews, draft contracts, or the questions of
  an exam still to come, shared or quoted.
- `internal_link`: a link to an intranet, a file share, a chat or wiki behind a login, a private
  address, a file or a network path.

Left alone on purpose: secrecy as a subject (confidential advisers and helplines, talks in confidence,
anonymous surveys, archives, state secrets, trade embargoes, the embargo period of a repository), an
announcement that only makes curious ("not announced yet, stay tuned"), minutes and papers that are
public or historical, other people's secrets, quoted words, and questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...match import Label, Match, Scan
from ...terms import TermList
from .embargo import embargoes
from .leaks import leaks
from .links import internal_links, network_paths
from .marks import marks
from .papers import papers

CATEGORIES = {
    "mark": Label("a mark of confidentiality", "een aanduiding dat iets vertrouwelijk is"),
    "embargo": Label("an embargo that still holds", "een embargo dat nog geldt"),
    "giving_away": Label(
        "words that give away what is not public yet", "woorden die iets prijsgeven dat nog niet openbaar is"
    ),
    "minutes": Label("a piece from internal papers", "een stuk uit interne documenten"),
    "internal_link": Label(
        "a link that only insiders should have", "een link die alleen voor intern gebruik is"
    ),
}

_UNREAD = ("name", "handle")
_WAKING = frozenset(
    "mark.firm mark.word mark.secret mark.upper mark.dont mark.passive mark.own light embargo hold leak.wake "
    "leak.bond leak.peek minutes paper inner letter mailed exam link link.own link.file".split()
)


@dataclass(frozen=True)
class Params:
    """What a pack may set: further `marks` of the institution, and its `internal_hosts`."""

    marks: tuple[str, ...] = ()
    internal_hosts: tuple[str, ...] = ()


def terms(params: Params) -> Mapping[str, TermList]:
    """The institution's own marks and hosts."""
    return {"mark.own": TermList(params.marks), "link.own": TermList(params.internal_hosts)}


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a match for each mark, embargo, cue, paper and link."""
    for part in scan.parts:
        if part.where in _UNREAD:
            continue
        if not _WAKING.isdisjoint(scan.all_hits(part)):
            for seek in (marks, embargoes, leaks, papers):
                yield from _outermost(seek(scan, part))
            yield from internal_links(scan, part, tuple(params.internal_hosts))
        yield from network_paths(part)


def _outermost(found: Iterator[Match]) -> Iterator[Match]:
    """Of matches that lie in each other ("for internal use only") the outermost."""
    reach = 0
    for match in sorted(found, key=lambda match: (match.start, -match.end)):
        if match.end > reach:
            yield match
            reach = match.end
