"""Whether somebody asks not to share this draft or what it shares: "do not forward", "niet delen"."""

from __future__ import annotations

from ...pattern import Pattern
from .embargo import has_passed
from .grammar import grammar
from .passage import Passage

DOUBTED = grammar(r"\b%marks.whether%\s(?:all |het |the )?(?:this|these|dit|deze|it|attached)\b[^.!?]*$")
"""Words that make "this is confidential" a condition."""

_IF = grammar(r"\b%marks.if%\b")
_SEPARABLE = Pattern(r"[a-z]+ (?:dit|het|deze|onderstaande)")
_CLAUSE = Pattern(r"(?:^|[.,:;!?()\[\]\-|*\n]\s*|\b(?:graag|please|maar|en|dus|alsjeblieft|svp|aub)\s+)$")
_NOT_SO = Pattern(
    r"^(?: [a-z-]+){0,2} (?:niet|nergens|niemand)(?:$|[^a-z ]| (?:[b-z][a-z]+|aan|a\.u\.b|aub))"
)
_THIS = grammar(r"\b%marks.this%\b[^.!?:;]{0,40}$")
_DONT_BEFORE = grammar(r"^[\W_]*(?:.*[.,:;!?()\[\]\-|*]\s*)?(?:%marks.politely%[\s,:]*)*$")
_END = r"(?:$|[.,:;!)\]*|\-/])"
_DONT_AFTER = grammar(
    rf"^\s*(?:{_END}|(?:or|and|nor|of|en|noch)\s[a-z]+(?:\s[a-z]+)?\s*{_END}|"
    rf"(?:(?:or|of|and|en)\s[a-z]+\s)?(?:%marks.object%\b\s*)?(?:%marks.paper%\s*)?(?:{_END}|%marks.outward%\b))"
)
_YET = Pattern(r"^,? (?:maar|but)\b")
_MAY = Pattern(r"^\W*(?:mag|mogen|dient|may|must|should|kan|can)(?: (?:eigenlijk|nog|echt|absoluut))* $")


def asked_not_to_share(passage: Passage) -> bool:
    """Whether "do not share" is said of this draft, and not of passwords or fake news."""
    if passage.near("not.this", 80, 60) or passage.is_reported or has_passed(passage):
        return False
    if _IF.search(passage.preceding[-70:]):
        return False
    if _SEPARABLE.fullmatch(passage.hit):
        return bool(_CLAUSE.search(passage.before) and _NOT_SO.search(passage.after))
    if passage.before.endswith("nog ") and _YET.search(passage.after):
        return True
    return bool(_DONT_BEFORE.search(passage.before) and _DONT_AFTER.search(passage.after))


def not_to_be_shared(passage: Passage) -> bool:
    """Whether it is "this may not be shared"."""
    if passage.near("not.this", 80, 60) or passage.near("service") or has_passed(passage):
        return False
    if DOUBTED.search(passage.before):
        return False
    said = _THIS.search(passage.before) or _MAY.search(passage.before)
    return bool(said and _DONT_AFTER.search(passage.after))
