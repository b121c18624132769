"""Papers that are not for outsiders, shared: minutes, internal mail, exam questions, reviews, drafts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...match import Match, Part, Scan
from ...pattern import Pattern
from .. import own_terms
from .grammar import grammar
from .passage import Passage

_SHARES = grammar(r"(?:^|[^a-z])%papers.shares%\b[:,]?(?: %papers.filler%){0,6}[ :]*\"?(?:[a-z]+-)?$")
_WROTE = grammar(
    r"\b(?:what|wat|how|hoe|where|waar)\b[^.!?]{0,50}\b(?:in|uit|from)\s(?:\w+ ){0,2}$|"
    r"\b%papers.wrote%\b[^.!?]{0,30}\bin\s(?:\w+ ){0,2}$"
)
_FOLLOWS = grammar(r"^[^.!?]{0,90}?(?:\b%papers.says%\b|:\s|\"|:$)")
_COMES = grammar(r"^(?:$|[:,;\-\"(]|\s?[:\-(\"]|\s%papers.joins%\b|\s(?:\w+ )?#?\d|\s%papers.of-body%\b)")
_IN_IT = grammar(r"\b(?:in|volgens|uit|per|according to|from)\s%papers.the%?\s?(?:[\w']+ ){0,3}$")
_ENDS_NUMBER = grammar(r"\b%papers.ends-number%\s$")
_HERE = grammar(r"\b%papers.here% (?:the |our |my |attached )*$")
_TIMELY = grammar(r"\b%papers.timely%\b")
_CONTRACTS = ("contract", "agreement", "overeenkomst", "term sheet")
_QUESTIONS = Pattern(
    r"(?:questions?|answers?|answer (?:key|model)|vragen|vraag|antwoord\w*|opgaven?|model|nakijkmodel)$"
)
_ASKS = grammar(r"\b%papers.question%\b[^.!?]{0,14}\b%papers.of%\s(?:\S+\s){0,3}$")
_EXAM_ITSELF = grammar(r"^(?:\s%papers.exam-itself%\b|[:.,!)(]|\s*$)")
_PEOPLE = grammar(r"\b%papers.people%\b|\"")
_SCREEN = grammar(r"%papers.screen%\b[^.!?]{0,30}$")
_QUOTES = Pattern(r"^[^.!?]{0,60}(?:: ?[\"']|\")")
_CLOSE = 60


def papers(scan: Scan, part: Part) -> Iterator[Match]:
    """Yields every paper in a part that is not for outsiders and is shared or quoted there."""
    for tag, judge in _JUDGES.items():
        for start, end in scan.hits(part, tag):
            passage = Passage(scan, part, start, end)
            if not passage.is_quoted and not _is_public(passage) and (judge(passage) or passage.is_file):
                yield Match("minutes", part, start, end)


def _is_public(passage: Passage) -> bool:
    """Whether the paper is published, old, a subject, or somebody else's."""
    if passage.near("paper.public") and not passage.near("paper.hidden"):
        return True
    if passage.near("paper.council", 25, 30):
        return True
    if passage.is_past or passage.near("paper.topic", 120, 120):
        return True
    reach = 0 if any(map(passage.hit.__contains__, _CONTRACTS)) else _CLOSE  # "draft contract with Shell"
    return passage.near("outside", _CLOSE, reach)


def _is_shared(passage: Passage) -> bool:
    if _SHARES.search(passage.before) or _WROTE.search(passage.before):
        return bool(_COMES.search(passage.after)) or not passage.after.strip(" .!?")
    if passage.is_question:
        return False
    if _IN_IT.search(passage.before):
        return bool(_FOLLOWS.search(passage.after))
    return _begins(passage) and bool(_COMES.search(passage.after) and _FOLLOWS.search(passage.after))


def _begins(passage: Passage) -> bool:
    """Whether it opens the sentence, but for articles and the like."""
    before = passage.before
    return len(before) < 60 and _openers().issuperset(before.replace(":", " ").strip("\"'([*#-_> ").split())


def _minutes(passage: Passage) -> bool:
    if passage.hit == "minutes" and not (_is_of_a_body(passage) or _names_it(passage)):
        return False
    return _is_shared(passage)


def _is_of_a_body(passage: Passage) -> bool:
    return passage.near("body", 40, 60) and not _ENDS_NUMBER.search(passage.before)


def _names_it(passage: Passage) -> bool:
    return bool(_HERE.search(passage.before)) and not _ENDS_NUMBER.search(passage.before)


def _inner(passage: Passage) -> bool:
    """Whether "internal" is said of a document that is shared."""
    document = passage.first("document", 0, 30)
    if document is None or document[0] - passage.end > 20:
        return False
    return _is_shared(Passage(passage.scan, passage.part, passage.start, document[1]))


def _letter(passage: Passage) -> bool:
    """Whether a mail of somebody in charge is shown, or quoted to others than the staff."""
    if not passage.near("sender", 30, 40):
        return False
    if _SCREEN.search(passage.before):
        return True
    return _begins(passage) and bool(_FOLLOWS.search(passage.after) and _PEOPLE.search(passage.after))


def _mailed(passage: Passage) -> bool:
    """Whether it is "the dean emailed us:", with the words."""
    return passage.near("sender", 40, 30) and bool(_QUOTES.search(passage.after))


def _exam(passage: Passage) -> bool:
    """Whether questions of an exam that is still to come are shown."""
    before, after = passage.before, passage.after
    if before[-1:].isalpha():  # "methodententamen"
        before = before[: before.rfind(" ") + 1]
    if not _TIMELY.search(before[-100:] + " | " + after[:100]):
        return False
    if _ASKS.search(before):
        return True
    if not _QUESTIONS.search(passage.hit):
        return bool(_SHARES.search(before) and _EXAM_ITSELF.search(after)) and not passage.is_question
    return bool(_SHARES.search(before)) or (_begins(passage) and bool(_FOLLOWS.search(after)))


_JUDGES = {
    "minutes": _minutes,
    "paper": _is_shared,
    "inner": _inner,
    "letter": _letter,
    "mailed": _mailed,
    "exam": _exam,
}


@cache
def _openers() -> frozenset[str]:
    return frozenset(own_terms("classified/idle")["opener"].terms)
