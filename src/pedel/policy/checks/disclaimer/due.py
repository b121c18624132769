"""When a disclaimer is due: which words of a draft speak of the author's own work or university."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...match import Scan
from ...pattern import Pattern
from .context import Context, around, behind

STRONG, MIDDLING, WEAK = 3, 2, 1

_CLOSE = 30
_SUBJECTS = tuple("institution units here role workplace teaching work body phrase invitation".split())
_NAMES = ("institution", "units")
_OF = Pattern(r"^ (?:of|van)(?: [\w-]+){1,3}|^ (?:challenge|fight|battle|press|library|hospital)\b")
_ACADEMIC = Pattern(
    "universi|facult|institut|department|school|college|leiden|law|history|arts|science|humanit|studies|"
    "onze|ons|our|"
    "my|mijn|dean|executive|geschied|recht|wiskund|archeo|kunst|taal|letter|econom|psycholog|physic|math|"
    "biolog|chem"
)
_ANYBODYS = frozenset(
    "board management boss employer workplace dean bestuur baas werkgever afdeling medezeggenschap".split()
)
_EMPLOYED = frozenset(
    "work works worked working job jobs start starts started position hired appointed known career werk "
    "werkt werkte gewerkt begonnen begint begin aangesteld baan benoemd functie carriere".split()
)
_ON = (" on ", " about ", " over ")
_ABOUT = (*_ON, ": ", " into ", " naar ", " shows", " finds", " laat zien", " toont", ' "')


class Due(NamedTuple):
    """The words that make a disclaimer due (a clean span), and how surely they do."""

    start: int
    end: int
    strength: int


def due(scan: Scan) -> Due | None:
    """The first of the words that most surely make a disclaimer due, None when it is not due.

    STRONG: a view on, or a matter of, the own university, unit, teaching or role. MIDDLING: "I" and
    the university, a view on "the university", news of the own unit. WEAK: own work in passing.
    """
    if not any(map(scan.all_hits(scan.text).__contains__, _SUBJECTS)):
        return None
    best: Due | None = None
    context = Context(scan)
    for start, end, kind in _subjects(context):
        strength = _strength(context, start, end, kind)
        if strength > (best.strength if best else 0):
            best = Due(start, context.word_end(end), strength)
            if strength == STRONG:
                break
    return best


def _subjects(context: Context) -> Iterator[tuple[int, int, str]]:
    """Every span that may speak of own work or university, with the tag that says how."""
    for tag in _NAMES:
        yield from ((a, b, tag) for a, b in context.hits(tag) if context.is_name(a, b))
    for tag in ("here", "role"):
        yield from ((a, b, tag) for a, b in context.hits(tag))
    yield from _workplaces(context)
    for tag in ("teaching", "work"):
        for start, end in context.hits(tag):
            if (owner := context.owner(start, end)) is not None:
                yield owner, end, tag
    yield from ((a, b, "body") for a, b in context.hits("body"))
    yield from ((a, b, "work") for a, b in context.hits("phrase"))
    for start, end in context.hits("invitation"):
        if behind(context.event_ends, end, end + 2 * _CLOSE):
            yield start, end, "work"


def _workplaces(context: Context) -> Iterator[tuple[int, int, str]]:
    """Yields "our faculty" as "workplace", "the faculty" as "house"; not the board of something else."""
    for start, end in context.hits("workplace"):
        owner = context.owner(start, end)
        is_anybodys = context.folded[start:end] in _ANYBODYS
        if (owner is None or is_anybodys) and _is_elsewhere(context.folded[end : end + 40]):
            continue
        if owner is not None:
            yield owner, end, "workplace"
        elif not is_anybodys and (article := context.article(start)) is not None:
            yield article, end, "house"


def _is_elsewhere(following: str) -> bool:
    """Whether what follows "the dean" says that it is the dean of a cathedral."""
    if not following.startswith(" "):
        return False
    found = _OF.search(following)
    return bool(found) and not _ACADEMIC.search(found.group())


def _strength(context: Context, start: int, end: int, kind: str) -> int:
    spoken = bool(around(context.views, start, end)) or _is_urged(context, start, end, kind)
    if kind in ("house", "body", "units") and _is_others(context, start, end):
        return 0
    if kind == "house":
        return MIDDLING if spoken else 0
    if kind == "work":
        return MIDDLING if spoken else WEAK
    if kind == "role":
        return _of_a_role(context, start, end)
    if kind == "body" and not spoken:
        return MIDDLING if around(context.verdicts, start, end) else 0
    if spoken or _is_judged(context, start, end, kind):
        return STRONG
    if around(context.first_persons, start, end):
        return MIDDLING
    if kind in _NAMES:
        return WEAK if context.is_ours(start, end) else 0
    is_told = kind in ("workplace", "here") and not around(context.event_ends, start, end)
    return MIDDLING if is_told else WEAK


def _of_a_role(context: Context, start: int, end: int) -> int:
    said = around(context.views, start, end) or around(context.first_persons, start, end)
    first_person = said or context.is_we(start, end)
    if set(context.before(start, 16).split()[-1:]) & _EMPLOYED:
        return MIDDLING if first_person else 0
    return STRONG if first_person or around(context.verdicts, start, end) else 0


def _is_others(context: Context, start: int, end: int) -> bool:
    """Whether it stands near another university's name, and the own one is not named at all."""
    return bool(around(context.other_universities, start, end)) and not context.hits("institution")


def _is_urged(context: Context, start: int, end: int, kind: str) -> bool:
    """Whether "we should" stands near, and not as what a university's researchers say."""
    if kind in _NAMES and around(context.reports, start, end):
        return False
    return bool(around(context.appeals, start, end))


def _is_judged(context: Context, start: int, end: int, kind: str) -> bool:
    """Whether something is said of the subject that is more than an announcement."""
    if kind in _NAMES and around(context.reports, start, end):
        return False
    asked = behind(context.questions, start - _CLOSE, start)
    if asked and not {"?", "."} & set(context.folded[asked[-1] : start]):
        return True
    told = [*around(context.verdicts, start, end), *behind(context.modals, end, end + _CLOSE)]
    if kind not in _NAMES or around(context.first_persons, start, end):
        told += around(context.matters, start, end)
    return any(not _is_announced(context, end, at) for at in told)


def _is_announced(context: Context, end: int, at: int) -> bool:
    """Whether a verdict is what something is about: "a lecture on burnout", "the day is about work"."""
    if context.before(at, 9).endswith(_ON):
        return True
    ends = behind(context.event_ends, end, at)
    return any(context.folded.startswith(_ABOUT, event_end) for event_end in ends)
