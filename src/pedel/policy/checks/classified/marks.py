"""A classification mark that the draft carries, or gives to the thing it shares.

The Traffic Light Protocol is FIRST's TLP 2.0 (2022): RED, AMBER, AMBER+STRICT and GREEN may not go
to the public, CLEAR (once WHITE) may. The marks of the Dutch government, "Departementaal
Vertrouwelijk" to "Stg. Zeer Geheim", are those of the Besluit voorschrift informatiebeveiliging
rijksdienst bijzondere informatie (VIRBI 2013).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...match import Match, Part, Scan
from ...pattern import Pattern
from .embargo import has_passed
from .grammar import grammar
from .passage import Passage
from .requests import DOUBTED, asked_not_to_share, not_to_be_shared

_CLOSES = Pattern(r"^\s*(?:$|[\":!|\])*}>.;/_=~\n]|-+[\s>]|\s-|[^\x00-\x7f])")
_CLOSES_SOFTLY = grammar(r"^\s*,?\s*\(?%marks.softly%\b")
_LEAD = grammar(r"(?:^|[.,:;!?()\[\]\-|*\n])\s*(?:%marks.lead%[\s,:]+){1,3}$")
_SAID_OF_THIS = grammar(r"\b%marks.this-thing%\b[^.!?:;]{0,45}?\b%marks.is%\b([^.!?:;]{0,30})$")
_STILL = grammar(r"\b%marks.news%(?:'s| is)( (?:\w+ ){0,2}(?:nog|still|voorlopig|for now) (?:\w+ ){0,2})$")
_IT_IS = Pattern(r"([a-z'-]+)(?:'s| is| zijn| are| staat| was)( (?:[a-z]+ ){0,3})$")
_THIS_FIRST = grammar(r"\b(?:dit|deze [a-z]+|deze [a-z]+ [a-z]+)( %marks.adverb%){0,3} $")
_VERB_LAST = (" is", " zijn", " blijft")
_KEEP = grammar(
    r"(?:^|[.:;,!?()\-]\s?|\b%marks.please%\s)(?:please |gelieve )?"
    r"%marks.keep%\s%marks.it%\b([^.!?]{0,30})$"
)
_NEGATED = Pattern(r"\b(?:not|no longer|niet|geen|never|nooit|nor|hardly|niks|zero|no)\b|n't\b")
_MARKED = grammar(r"\b%marks.marked%(?: as| als| with|)? $")
_BUT = grammar(
    r"^(?:,? %marks.aside%)*[\s,.;:()\-\"]*"
    r"(?:gemarkeerd|aangemerkt|bestempeld|geclassificeerd)?[\s,.;:()\-\"]*%marks.but%"
)
_OURS = grammar(r"\b(?:our|my|ons|onze|mijn)(?: [a-z]+'s)? (?:%marks.newest% )*$")
_SAYS = grammar(r"^[^.!?]{0,60}(?::|\b%marks.says%\b)")
_ATTACHES = grammar(r"\b%marks.attaches%\b[^.!?]{0,50}$")
_POSTS = grammar(r"\b%marks.sharing% (?:with you )?(?:our|the|this|these|a|an|my)(?: [a-z]+)? $")
_TURNS_UP = grammar(r"(?:^|[^a-z])%marks.turns-up%\b[^.!?]{0,40}$")
_IS_ATTACHED = grammar(r"^[^.!?]{0,60}\b%marks.is-attached%")
_IT_SAYS = grammar(r"\b%marks.on-it% %marks.reads%(?: \w+){0,3}[ :]*[\"']$")
_BUT_FOR = ("but for", "maar voor", "but on", "maar op", "but you can", "maar je kunt")
_THIS_ONE = Pattern(r"\b(?:this|these|dit|deze) (?:\w+ )?$")
_HEADS = Pattern(r"^ [a-z-]+(?: [a-z-]+)?: ")
_NARROW, _HEADING, _WIDE = 3, 30, 110
_PLEASE = grammar(
    r"(?:^|[.,:;!?(]\s?)(?:graag|gelieve|please|svp|aub|pls)(?: (?:treat|handle|keep|consider))?(?: as)? $"
)
_TREAT = Pattern(r"^(?:$|[:.!,;)]| (?:te )?(?:behandel|houden|blijven)| as confidential)")
_LIGHT = Pattern(r"^\s?[:\-=]?\s?(red|amber|green|rood|oranje|groen|clear|white)\b(?:\+?strict)?")
_PRONOUNS = frozenset(
    "it het that dat 't t all alles allemaal thing ding geheel boel zaak matter "
    "info informatie information news nieuws".split()
)
_PUBLIC_LIGHTS = ("clear", "white")


def marks(scan: Scan, part: Part) -> Iterator[Match]:
    """Yields every mark in a part that is a label or is said of what is shared."""
    for tag, judge in _JUDGES.items():
        for start, end in scan.hits(part, tag):
            passage = Passage(scan, part, start, end)
            if _is_meant(passage) and judge(passage):
                yield Match("mark", part, start, end)
    yield from _traffic_lights(scan, part)


def _is_meant(passage: Passage) -> bool:
    if passage.is_question or passage.near("mark.idle", 30, 0):
        return False
    if not passage.is_quoted or _IT_SAYS.search(passage.before):
        return True
    shown = _ATTACHES.search(passage.before) or _IS_ATTACHED.search(passage.after)
    return passage.is_reported and bool(shown) and not passage.is_past and not _is_elsewhere(passage)


def _is_label(passage: Passage) -> bool:
    if passage.before.endswith("#"):
        return True
    return (passage.is_opened or bool(_LEAD.search(passage.before))) and bool(_CLOSES.search(passage.after))


def _opens_softly(passage: Passage) -> bool:
    """Whether it opens the sentence and goes on like "confidential, so please"."""
    return not passage.before.strip(" ([*#-_!") and bool(_CLOSES_SOFTLY.search(passage.after))


def _is_service(passage: Passage) -> bool:
    """Whether a service that promises secrecy is spoken of, or what people say in research."""
    if passage.is_upper:
        return passage.near("service", _NARROW, _NARROW)
    heads = not passage.preceding.strip() and not passage.after.startswith(".")
    return passage.near("service", _WIDE, _HEADING if heads else _WIDE)


def _is_said_of_this(passage: Passage) -> bool:
    for pattern in (_SAID_OF_THIS, _STILL, _KEEP, _THIS_FIRST):
        found = pattern.search(passage.before)
        if not found or (pattern is _THIS_FIRST and not passage.after.startswith(_VERB_LAST)):
            continue
        if not _NEGATED.search(found.group(1) or "") and not DOUBTED.search(passage.before):
            return True
    return False


def _firm(passage: Passage) -> bool:
    """Phrases that are a mark wherever they are a label or said of this."""
    if _is_service(passage):
        return False
    if passage.is_file or _is_said_of_this(passage) or _is_but(passage):
        return True
    if passage.after.lstrip(" ,").startswith(_BUT_FOR):
        return False
    if passage.before.endswith(", ") and passage.after.startswith(","):
        return True
    softly = passage.is_opened and bool(_CLOSES_SOFTLY.search(passage.after))
    return (_is_label(passage) or softly) and not has_passed(passage)


def _word(passage: Passage) -> bool:
    """Whether "confidential" and its like are a mark."""
    if _is_shared(passage):
        return True
    if _is_service(passage):
        return False
    if passage.is_file or _is_label(passage) or _is_said_of_this(passage):
        return True
    if _PLEASE.search(passage.before) and _TREAT.search(passage.after):
        return True
    return _opens_softly(passage) or _is_heading(passage) or _is_but(passage) or _is_pictured(passage)


def _is_elsewhere(passage: Passage) -> bool:
    """Whether it is the press, the state or a lesson that speaks of it."""
    return passage.near("outside") or passage.near("topic")


def _is_heading(passage: Passage) -> bool:
    """Whether it opens a line as "Confidential message:" does."""
    return (
        passage.is_opened
        and bool(_HEADS.search(passage.after))
        and not passage.is_past
        and not _is_elsewhere(passage)
    )


def _is_pictured(passage: Passage) -> bool:
    """Whether it stands on a thing that is shown, as the text or the picture's alt text says."""
    if passage.is_past:
        return False
    if passage.part.where.startswith("alt") and (passage.is_upper or passage.is_reported):
        return True
    return passage.is_upper and bool(_IS_ATTACHED.search(passage.after))


def _secret(passage: Passage) -> bool:
    """Whether "secret" and its like are said of this, or of a document that is shared."""
    if _is_service(passage):
        return False
    return (bool(_BUT.search(passage.beyond)) and _is_said_of_this(passage)) or _is_shared(passage)


def _is_but(passage: Passage) -> bool:
    """Whether it is "it is confidential, but", or so of a document."""
    if not _BUT.search(passage.beyond):
        return False
    if _MARKED.search(passage.before):
        return not passage.near("outside") and not passage.is_past
    found = _IT_IS.search(passage.before)
    if not found or _NEGATED.search(found.group(2)):
        return False
    begin = passage.sentence[0]
    is_document = passage.between("document", begin + found.start(1), begin + found.end(1))
    return found.group(1) in _PRONOUNS or bool(is_document)


def _is_shared(passage: Passage) -> bool:
    """Whether it is said of a document that is shared: "attached the confidential report"."""
    if passage.is_past or _is_elsewhere(passage):
        return False
    document = passage.first("document", 0, 40)
    if document is None:
        return bool(_POSTS.search(passage.before)) and not _is_service(passage)
    behind = passage.part.text.folded[document[0] : passage.sentence[1]]
    if _ATTACHES.search(passage.before) or _IS_ATTACHED.search(behind):
        return not passage.is_reported
    opened = _OURS.search(passage.before) or not passage.before.strip(" ([*#-_")
    turned_up = _TURNS_UP.search(passage.before) or _THIS_ONE.search(passage.before)
    if not turned_up and not (opened and _SAYS.search(behind)):
        return False
    return not passage.is_reported and not _is_service(passage)


def _upper(passage: Passage) -> bool:
    """Words that are a mark in capitals only, or between brackets."""
    bracketed = passage.before.rstrip().endswith("[") and passage.after.startswith("]")
    return (passage.is_upper or bracketed) and _is_label(passage) and not _is_service(passage)


def _own(passage: Passage) -> bool:
    """A mark of the institution's own, wherever it stands."""
    return not passage.is_reported


_JUDGES = {
    "mark.firm": _firm,
    "mark.word": _word,
    "mark.secret": _secret,
    "mark.upper": _upper,
    "mark.dont": asked_not_to_share,
    "mark.passive": not_to_be_shared,
    "mark.own": _own,
}


def _traffic_lights(scan: Scan, part: Part) -> Iterator[Match]:
    lights = []
    for start, end in scan.hits(part, "light"):
        if found := _LIGHT.search(part.text.folded[end : end + 20]):
            lights.append((Passage(scan, part, start, end + found.end()), found.group(1)))
    if len({colour for _, colour in lights}) != 1 or lights[0][1] in _PUBLIC_LIGHTS:
        return
    for passage, _ in lights:
        if passage.is_question or passage.is_quoted or passage.near("topic", 60, 60):
            continue
        if passage.is_reported and not _is_but(passage):
            continue
        if passage.is_file or passage.is_opened or passage.is_reported or _is_said_of_this(passage):
            yield Match("mark", part, passage.start, passage.end)
