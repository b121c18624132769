"""What sets a sentence aside: public figures, fiction, history, permission, praise, one's own life."""

from __future__ import annotations

from collections.abc import Iterable

from ...match import Part, Scan
from ...pattern import Pattern
from ...text import Text
from .names import Name, Word, vocabulary

_LONG_AGO = Pattern(r"\b(?:1[0-8][0-9]{2}|19[0-5][0-9])\b")
_TITLE_REACH = 3
"""How many words before a name a title may stand: "minister of Education Jan Smit"."""
_SELF = frozenset(("i", "ik", "am", "ben", "i'm"))


def is_set_aside(scan: Scan, part: Part, start: int, end: int, words: Iterable[Word]) -> bool:
    """Whether nothing in this sentence is said of a living private person without permission."""
    if is_shared_freely(scan, part) or scan.hits(part, "fiction"):
        return True
    if any(word.folded in vocabulary()["fiction"] for word in words):
        return True
    return part.text.has_digit and _LONG_AGO.search(part.text.clean[start:end]) is not None


def is_shared_freely(scan: Scan, part: Part) -> bool:
    """Whether the text says that the person agreed."""
    return bool(scan.hits(part, "permission"))


def is_praise(words: Iterable[Word]) -> bool:
    """Whether a sentence congratulates."""
    return any(word.folded in vocabulary()["praise"] for word in words)


def is_public(text: Text, words: list[Word], name: Name) -> bool:
    """Whether the name is that of a public figure in a role, or of somebody everybody knows."""
    known = vocabulary()
    around = words[max(0, name.first - _TITLE_REACH) : name.last]
    if any(word.folded in known["public"] for word in around):
        return True
    if _has_apposition(text, words, name):
        return True
    whole = " ".join(word.folded for word in words[name.first : name.last])
    return not name.role and (whole in known["famous"] or words[name.last - 1].folded in known["famous"])


def _has_apposition(text: Text, words: list[Word], name: Name) -> bool:
    """Whether a public role follows a comma: "Jan Smit, minister of Education"."""
    end = words[name.last - 1].end
    after = words[name.last : name.last + 4]
    return text.clean[end : end + 1] in {",", "("} and any(w.folded in vocabulary()["public"] for w in after)


def is_self(scan: Scan, words: list[Word], name: Name) -> bool:
    """Whether the author speaks of themselves: "I, Jan Smit", or the name in their own profile."""
    if name.first > 0 and words[name.first - 1].folded in _SELF:
        return True
    own = scan.draft.profile.name if scan.draft.profile else ""
    whole = " ".join(word.folded for word in words[name.first : name.last])
    return bool(own) and Text(own).folded == whole
