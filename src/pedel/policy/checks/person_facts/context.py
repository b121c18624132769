"""What sets a sentence aside: public figures, fiction, history, permission, praise, one's own life."""

from __future__ import annotations

from collections.abc import Iterable

from ...match import Part, Scan
from ...pattern import Pattern
from ...text import Text
from .names import Name, Word, vocabulary

_LONG_AGO = Pattern(r"\b(?:1[0-8][0-9]{2}|19[0-5][0-9])\b")
_AGREED = Pattern(
    r"\b(?:with|met|at|in|op)(?: [a-z'-]+){0,5} (?:permission|consent|approval|blessing|request|toestemming|"
    r"goedvinden|instemming|medeweten|verzoek|goedkeuring)\b|\b(?:gave|given|gives|has|have|got|asked|"
    r"gaf|geeft|heeft|"
    r"hebben|kreeg|kregen)(?: [a-z'-]+){0,4} (?:permission|consent|toestemming|goedkeuring)\b"
)
_TITLE_REACH = 3
"""How many words before a name a title may stand: "minister of Education Jan Smit"."""
_POLITE = frozenset(("mr", "mrs", "ms", "dr", "prof", "professor", "heer", "dhr", "mevrouw", "mw"))
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
    if scan.hits(part, "permission"):
        return True
    return bool(scan.hits(part, "consent")) and _AGREED.search(part.text.folded) is not None


def is_praise(words: Iterable[Word]) -> bool:
    """Whether a sentence congratulates; everybody "except" somebody is no praise."""
    folded = {word.folded for word in words}
    return bool(folded & vocabulary()["praise"]) and not folded & vocabulary()["except"]


def is_public(text: Text, words: list[Word], name: Name) -> bool:
    """Whether the name is that of a public figure in a role, or of somebody everybody knows."""
    known = vocabulary()
    # "Prins" is a title in "prins Bernhard" and a family name in "Eva Prins"
    titles = range(max(0, name.first - _TITLE_REACH), max(name.last - 1, name.first + 1))
    if any(words[i].folded in known["public"] and not _is_family_name(words, i) for i in titles):
        return True
    if _has_apposition(text, words, name):
        return True
    whole = " ".join(word.folded for word in words[name.first : name.last])
    if name.role and words[name.first - 1].folded not in _POLITE:
        return False
    if whole in known["famous"]:
        return True
    family = words[name.last - 1].folded
    is_common = family in known["common"] and name.last - name.first > 1
    return family in known["famous"] and not is_common


def _is_family_name(words: list[Word], index: int) -> bool:
    return index > 0 and words[index].capital and words[index - 1].folded in vocabulary()["given"]


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
