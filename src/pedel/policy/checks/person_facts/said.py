"""Whether a fact is said of a name: the name leads to it, is possessed of it, or is what it is against."""

from __future__ import annotations

from typing import NamedTuple

from ...pattern import Pattern
from ...text import Text
from .names import Name, Word, vocabulary

_GIVEN_MARK = Pattern(
    r"^(?: s?[0-9]{7})?[^.;]{0,40}?(?:[:=,]| is| was)(?: an?| een)? (?:[1-9](?:[.,][0-9])?|f|[0-9]{1,2}/20)\b"
)
_LONGEST_GAP = 9
"""Most words between a name and what is said of it; beyond that another subject is likely."""
_GETS = frozenset("has had got gets heeft had kreeg krijgt haalt haalde staat stond".split())
_EXPECTED = frozenset("a twins her their again and since in".split())
_TURNED = {
    "ontslagen": frozenset(("van",)),
    "fired": frozenset(("up",)),
    "sick": frozenset(("of",)),
    "ziek": frozenset(("van",)),
    "blind": frozenset(("to", "voor")),
    "deaf": frozenset(("to",)),
    "doof": frozenset(("voor",)),
    "drunk": frozenset(("on", "with")),
    "to": frozenset("coffee tea chocolate books reading podcasts running crosswords data".split()),
}
"""What follows a word that is then meant otherwise."""
_CURES = frozenset(("treatment", "therapy", "surgery", "screening"))
_UNDERGOES = frozenset(
    ("undergoing", "undergoes", "undergo", "receives", "receiving", "needs", "getting", "has", "had")
)


class Fact(NamedTuple):
    """A fact at words `first` to `last`; `form` is "" (says it all), "state", "noun", "of" or "against"."""

    first: int
    last: int
    category: str
    form: str


def is_said_of(text: Text, words: list[Word], name: Name, fact: Fact) -> bool:
    """Whether the sentence says the fact of the person named."""
    if _is_topic(words, fact) or _is_source(words, name):
        return False
    if fact.form == "of":
        return _follows(text, words, name, fact)
    if fact.form == "against":
        return _is_target(words, name, fact)
    if name.last <= fact.first:
        return _is_subject(text, words, name, fact)
    return name.first >= fact.last and _is_announced(text, words, name, fact)


def _is_topic(words: list[Word], fact: Fact) -> bool:
    """Whether the condition only says what kind of thing comes next: "a cancer researcher"."""
    if fact.last >= len(words):
        return False
    after = words[fact.last].folded
    if fact.form != "noun":
        return _is_figurative(words[fact.last - 1].folded, after)
    undergone = after in _CURES and words[max(fact.first - 1, 0)].folded in _UNDERGOES
    return after in vocabulary()["topic"] and not undergone


def _is_figurative(last: str, after: str) -> bool:
    """Whether the next word makes it harmless: "fired up", "blind to hype", "ontslagen van de plicht"."""
    if last == "expecting":
        return after not in _EXPECTED
    return after in _TURNED.get(last, ())


def _is_source(words: list[Word], name: Name) -> bool:
    """Whether the person is only the one who says it: "volgens Jan Smit", "according to Jan Smit"."""
    return any(word.folded in vocabulary()["source"] for word in words[max(0, name.first - 3) : name.first])


def _is_target(words: list[Word], name: Name, fact: Fact) -> bool:
    """The name is what a complaint is against: "tegen mijn collega Jan loopt een klacht"."""
    gap = fact.first - name.last if name.last <= fact.first else name.first - fact.last
    if not 0 <= gap <= _LONGEST_GAP:
        return False
    before = words[max(0, name.first - 4) : name.first]
    small = vocabulary()["role"] | vocabulary()["known"] | vocabulary()["filler"]
    while before and before[-1].folded in small:
        before = before[:-1]
    return bool(before) and before[-1].folded in vocabulary()["against"]


def _follows(text: Text, words: list[Word], name: Name, fact: Fact) -> bool:
    """The name comes after: "the divorce of my colleague Ahmed", "a complaint against Jan Smit"."""
    between = words[fact.last : name.first]
    genitive = (
        fact.last - fact.first == 1
        and text.clean[words[name.last - 1].end : words[name.last - 1].end + 2] == "'s"
    )
    if (
        genitive
        or not 0 <= name.first - fact.last <= 3
        or any(w.folded in vocabulary()["break"] for w in between)
    ):
        return False
    begins = " ".join(word.folded for word in words[fact.first : fact.last])
    if fact.category != "grades" or begins.startswith("onvoldoende"):
        return True
    after = text.folded[words[name.last - 1].end : words[name.last - 1].end + 80]
    return _GIVEN_MARK.search(after) is not None


def _is_subject(text: Text, words: list[Word], name: Name, fact: Fact) -> bool:
    """The name comes first: "Sanne Smit (year 2) has a severe depression"."""
    between = words[_after_aside(text, words, name, fact) : fact.first]
    if _is_done_by(between, fact):
        return True
    if len(between) > _LONGEST_GAP or any(word.folded in vocabulary()["break"] for word in between):
        return False
    if fact.form == "":
        return True
    tag = "link" if fact.form == "state" else "have"
    if fact.form == "noun" and fact.category == "grades" and between and between[0].folded in _GETS:
        return True
    follows_at_once = fact.form == "state" and not between and not _is_active(text, words, fact)
    if fact.form == "noun" and _is_possessed(text, words, name, fact):
        return True
    return follows_at_once or _is_led_to(words, name, fact, tag) or _is_linked_after(words, fact, tag)


def _is_active(text: Text, words: list[Word], fact: Fact) -> bool:
    """Whether the person does it to something: "Anna Smit dismissed the critique"."""
    if fact.last >= len(words) or not words[fact.last - 1].folded.endswith("ed"):
        return False
    is_next = text.clean[words[fact.last - 1].end : words[fact.last].start] == " "
    return is_next and words[fact.last].folded not in vocabulary()["after-state"]


def _after_aside(text: Text, words: list[Word], name: Name, fact: Fact) -> int:
    """Where the sentence goes on after a name with ", who …," behind it."""
    if fact.first - name.last < 2 or words[name.last].folded not in ("who", "die", "whose", "wiens"):
        return name.last
    reach = range(name.last + 1, min(fact.first, name.last + 2 * _LONGEST_GAP))
    ends = (i for i in reach if text.clean[words[i].start : words[i + 1].start].rstrip().endswith(","))
    return next(ends, name.last - 1) + 1


def _is_done_by(between: list[Word], fact: Fact) -> bool:
    """Whether only the doer stands between verb and deed: "wordt door twee studenten beschuldigd"."""
    if fact.form != "state" or not 2 <= len(between) <= 8 or between[0].folded not in vocabulary()["link"]:
        return False
    doer = next((i for i, word in enumerate(between[1:3], 1) if word.folded in ("door", "by")), None)
    filler = vocabulary()["filler"]
    return doer is not None and all(word.folded in filler for word in between[1:doer])


def _is_possessed(text: Text, words: list[Word], name: Name, fact: Fact) -> bool:
    """Whether it is the person's: "Femke Smit's divorce", "Thijs Smit, his burnout"."""
    end = words[name.last - 1].end
    genitive = text.clean[end : end + 2] == "'s" and fact.first - name.last <= 1
    return genitive or words[fact.first - 1].folded in vocabulary()["possessive"]


def _is_led_to(words: list[Word], name: Name, fact: Fact, tag: str) -> bool:
    """Whether a linking verb leads to the fact with nothing but small words between.

    The verb stands after the name, or right before it as in a Dutch main clause that begins with
    something else: "Helaas heeft mijn student Sanne Smit weer een depressie".
    """
    filler, verbs = vocabulary()["filler"], vocabulary()[tag]
    index = fact.first - 1
    while index >= name.last and words[index].folded in filler and words[index].folded not in verbs:
        index -= 1
    if index >= name.last:
        return words[index].folded in verbs
    before = words[max(0, name.first - 4) : name.first]
    small = vocabulary()["role"] | vocabulary()["known"] | filler
    while before and before[-1].folded in small and before[-1].folded not in verbs:
        before = before[:-1]
    return bool(before) and before[-1].folded in verbs


def _is_linked_after(words: list[Word], fact: Fact, tag: str) -> bool:
    """Whether the verb comes last: "… dat Sanne een depressie heeft", "… dat hij geschorst is"."""
    return fact.last < len(words) and words[fact.last].folded in vocabulary()[tag]


def _is_announced(text: Text, words: list[Word], name: Name, fact: Fact) -> bool:
    """The fact comes first, as a heading: "Betrapt op fraude: Jan de Vries"."""
    between = text.clean[words[fact.last - 1].end : words[name.first].start]
    if len(between) > 30 or ":" not in between or name.first - fact.last > 4:
        return False
    return between[0] == ":" or words[fact.last].folded in vocabulary()["after-state"]
