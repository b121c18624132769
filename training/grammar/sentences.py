"""Rows made from the phrases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from math import nan

from ..rows import Row
from .disguising import dressed
from .phrases import Group, groups, said, sections

Kinds = tuple[float, float, float]
Made = tuple[str, Kinds]
HATE: Kinds = (1.0, 0.0, 0.0)
INSULT: Kinds = (0.0, 1.0, 0.0)
COARSE: Kinds = (0.0, 0.0, 1.0)
NONE: Kinds = (0.0, 0.0, 0.0)
OPEN: Kinds = (0.0, nan, 0.0)
"""Abuse of people for what they do or think: no discrimination; whether it insults nobody has said."""
WORSE = ("lowering", "excluding", "subtle")
HARMLESS = ("identity", "identity", "reclaimed", "condemned", "scholarly", "counter", "policy", "everyday")
YOU = ("you", "jij", "je")


class Grammar:
    """The phrases of one language, and chance."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language = language
        self.chance = chance
        self.phrases = sections(language)
        self.protected = groups(language, "protected")
        self.open = groups(language, "open")
        self.things = groups(language, "things")
        self.slurs = [tuple(line.split(" | ")) for line in self.phrases["slurs"]]

    def one_of(self, *names: str) -> str:
        """A phrase of one of these sections."""
        return self.chance.choice(self.phrases[self.chance.choice(names)])

    def whom(self) -> tuple[Group, Kinds]:
        """Somebody or something, and what hatred of it is."""
        draw = self.chance.random()
        if draw < 0.55:
            return self.chance.choice(self.protected), HATE
        if draw < 0.8:
            return self.chance.choice(self.open), OPEN
        return self.chance.choice(self.things), NONE

    def filled(self, frame: str, group: Group) -> str:
        """A frame with a group and a slur in it."""
        slur, slurs = self.chance.choice(self.slurs)
        article = "een" if self.language == "nl" else "an" if slur[0] in "aeiou" else "a"
        values = {
            "groups": group.many, "group": group.one, "adj": group.adjective, "bare": group.bare,
            "groups_cap": capital(group.many), "group_cap": capital(group.one), "slur": slur, "slurs": slurs,
            "things": group.many, "things_cap": capital(group.many), "a_slur": f"{article} {slur}",
        }  # fmt: skip
        for name, value in values.items():
            frame = frame.replace(f"{{{name}}}", value)
        return frame

    def claim(self, group: Group, *names: str) -> tuple[str, str]:
        """What is said of a group: as a sentence without its stop, and as a clause after "that"."""
        main, _, clause = self.one_of(*names).partition(" | ")
        return f"{capital(group.many)} {main}", f"{group.many} {clause or main}"

    def inside(self, text: str) -> str:
        """A sentence inside another one; names keep their capital."""
        first = text.partition(" ")[0]
        return text if first in self.phrases["names"] else text[:1].lower() + text[1:]

    def around(self, frame: str, sentence: str, clause: str) -> str:
        """A wrapper with what is wrapped in it."""
        if "that {hate}" in frame:
            return frame.replace("{hate}", self.inside(clause))
        begins = frame.startswith("{hate}") or '"{hate}' in frame
        shown = sentence if begins else self.inside(sentence)
        return frame.replace("{hate}", shown).replace("{dat}", self.inside(clause))


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def claims(g: Grammar) -> Made:
    """What is said of a group, plain."""
    group, kinds = g.whom()
    return g.claim(group, *WORSE)[0] + ".", kinds


def wrapped(g: Grammar) -> Made:
    """The same in the mouth of somebody: quoted to condemn, denied, or only softened."""
    group, kinds = g.whom()
    clears = g.chance.random() < 0.55
    text = g.around(g.one_of("clears" if clears else "stays"), *g.claim(group, *WORSE))
    return text, NONE if clears else kinds


def wrapped_kind(g: Grammar) -> Made:
    """Something good in the wrappers of hatred: the wrapper alone says nothing."""
    return g.around(g.one_of("stays", "clears"), *g.claim(g.chance.choice(g.protected), "kind")), NONE


def kind_words(g: Grammar) -> Made:
    """Something good or neutral of a group."""
    return g.claim(g.chance.choice(g.protected), "kind")[0] + ".", NONE


def direct(g: Grammar) -> Made:
    """Whole hateful sentences, about people for what they are or about others."""
    frame = g.one_of("direct")
    is_of_one = "{groups" not in frame
    if is_of_one or "{adj}" in frame or g.chance.random() < 0.65:
        return g.filled(frame, g.chance.choice(g.protected)), HATE
    things = g.chance.random() < 0.4
    return g.filled(frame, g.chance.choice(g.things if things else g.open)), NONE if things else OPEN


def pronoun(g: Grammar) -> Made:
    """A group in one sentence, what is said of it in the next."""
    bad = g.chance.random() < 0.7
    group, kinds = g.whom() if bad else (g.chance.choice(g.protected), NONE)
    start = g.one_of("introduced").replace("{groups}", group.many)
    said_of = g.one_of(*WORSE) if bad else g.one_of("kind")
    they = {"en": "They", "nl": "Ze"}[g.language]
    return f"{start} {they} {said_of.partition(' | ')[0]}.", kinds


def slurs(g: Grammar) -> Made:
    """A slur used as one."""
    return g.filled(g.one_of("slurs_used"), g.protected[0]), HATE


def harmless(g: Grammar) -> Made:
    """Identity, reclaimed and condemned words, scholarship, counter-speech, policy, everyday words."""
    frame = g.one_of(g.chance.choice(HARMLESS))
    return g.filled(frame, g.chance.choice(g.things if "{things" in frame else g.protected)), NONE


def persons(g: Grammar) -> Made:
    """One person, insulted, told of, or criticised."""
    draw, who = g.chance.random(), g.one_of("who")
    if draw < 0.35:
        return f"{capital(_is(g, who))} {g.one_of('insult_nouns')}.", INSULT
    if draw < 0.5:
        return f"{capital(g.one_of('insult_acts'))}!", INSULT
    if draw < 0.62:
        return g.one_of("told").replace("{n}", g.one_of("insult_nouns")), NONE
    name = who.rpartition(" ")[0] if g.language == "nl" else who
    name = {"en": "he", "nl": "hij"}[g.language] if name in YOU else name
    return f"{capital(name)} {g.one_of('criticism')}.", NONE


def _is(g: Grammar, who: str) -> str:
    """Who it is, with the verb."""
    if g.language == "nl":
        return who
    return "you are" if who == "you" else f"{who} is"


def coarse(g: Grammar) -> Made:
    """Coarse words without anybody they hit."""
    return g.one_of("obscenities"), COARSE


MAKERS: tuple[tuple[float, Callable[[Grammar], Made]], ...] = (
    (0.16, claims),
    (0.20, wrapped),
    (0.05, wrapped_kind),
    (0.09, kind_words),
    (0.12, direct),
    (0.07, pronoun),
    (0.07, slurs),
    (0.15, harmless),
    (0.06, persons),
    (0.03, coarse),
)


def sentences(language: str, number: int, seed: int) -> Iterator[Row]:
    """So many different rows of a language at most; the same seed gives the same rows."""
    chance = random.Random(f"{language}{seed}")
    g = Grammar(language, chance)
    makers, seen = [maker for _, maker in MAKERS], set()
    weights = [weight for weight, _ in MAKERS]
    for _ in range(number * 3):
        marked, kinds = chance.choices(makers, weights)[0](g)
        if marked in seen:
            continue
        seen.add(marked)
        text, spans = dressed(said(marked), chance)
        yield Row(text, kinds, f"own-{language}", spans if 1.0 in kinds else ())
        if len(seen) == number:
            return
