"""Whether a word that may insult is aimed at a person, judged by the words just around it.

`before` and `after` are pieces of one folded sentence, a few dozen characters at most, that end
and begin at the word. The frames stand in `target.terms`.
"""

from __future__ import annotations

from .._frames import Frames


def _frames(tag: str) -> Frames:
    return Frames("disrespect/target", tag)


TO_YOU = _frames("to-you")
_TO_HIM, _OF_HIS = _frames("to-him"), _frames("of-his")
_NOUN, _MANY, _YOU_SUCH = _frames("noun"), _frames("many"), _frames("you-such")
_FIGURE, _ABUSED, _ROLE, _HERD = _frames("figure"), _frames("abused"), _frames("role"), _frames("herd")
_ONLY_YOU, _THROWN = _frames("only-you"), _frames("thrown")
_WITH_PERSON, _HOW, _ENDS = _frames("with-person"), _frames("how"), _frames("ends")
_A_THING, _VERB, _INFINITIVE = _frames("a-thing"), _frames("verb"), _frames("infinitive")

_NEAR = 70
_STOPS = (". ", "! ", "? ", "\n")
_PLURALS = ("s", "en", "scum", "uitschot", "gespuis", "rapalje", "gajes", "schorem")


def around(folded: str, start: int, end: int) -> tuple[str, str]:
    """What stands near a word in its sentence, cut without splitting the whole text."""
    before, after = folded[max(0, start - _NEAR) : start], folded[end : end + _NEAR]
    first = max(before.rfind(stop) for stop in _STOPS)
    last = min(at if (at := after.find(stop)) >= 0 else _NEAR for stop in _STOPS)
    return before[first + 1 :].lstrip() if first >= 0 else before, after[: last + 1]


def is_noun_aimed(before: str, word: str, after: str) -> bool:
    """Whether a noun for people only ("idiot") is aimed at somebody."""
    verb = _VERB if word.endswith("s") else _INFINITIVE
    if verb.fit(before) or (after.startswith(" ") and _A_THING.fit("", after)):
        return False
    if _NOUN.fit(before, after) or _is_of_somebody(before):
        return True
    if word.endswith(_PLURALS) and _MANY.fit(before):
        return True
    return _YOU_SUCH.fit(before) and _is_cried(after)


def is_figure_aimed(before: str, word: str, after: str) -> bool:
    """Whether a word with a harmless meaning ("rat") is said of a person."""
    if (_is_of_somebody(before) or _ABUSED.fit(before)) and _ENDS.fit("", after):
        return True
    return _FIGURE.fit(before, after)


def is_role_aimed(before: str, word: str, after: str) -> bool:
    """Whether a word that is said of people more than of things ("jerk") is said of people here."""
    return _ROLE.fit(before, after) or is_herd_aimed(before, word, after)


def is_herd_aimed(before: str, word: str, after: str) -> bool:
    """Whether such a word is said of a person, or of several ("a bunch of clowns")."""
    return is_figure_aimed(before, word, after) or _HERD.fit(before)


def is_name_abused(before: str, word: str, after: str) -> bool:
    """Whether a name for people that is neutral by itself is thrown at the reader or abused."""
    return (_ABUSED.fit(before) or _ONLY_YOU.fit(before)) and _ENDS.fit("", after)


def is_charge_thrown(before: str, word: str, after: str) -> bool:
    """Whether a charge ("liar") is thrown at the reader or comes with abuse."""
    return TO_YOU.fit(before) or _ABUSED.fit(before) or _THROWN.fit("", after)


def is_adjective_aimed(before: str, word: str, after: str) -> bool:
    """Whether an insulting adjective ("stupid") goes with a person and not with a thing."""
    if _WITH_PERSON.fit("", after):
        return _NOUN.fit(before, after) or TO_YOU.fit(before)
    if _is_of_somebody(before):
        return _ENDS.fit("", after)
    return _HOW.fit(before, after)


AIMED = {
    "noun": is_noun_aimed,
    "figure": is_figure_aimed,
    "role": is_role_aimed,
    "herd": is_herd_aimed,
    "charge": is_charge_thrown,
    "abused": is_name_abused,
    "adjective": is_adjective_aimed,
}
"""What a word needs to be aimed at somebody, by the kind of word."""


def _is_of_somebody(before: str) -> bool:
    """Whether a person is the subject, and not that of which the person is owner or maker."""
    return TO_YOU.fit(before) or (_TO_HIM.fit(before) and not _OF_HIS.fit(before))


def _is_cried(after: str) -> bool:
    return after.strip(" ")[:1] in ("", "!", ".")
