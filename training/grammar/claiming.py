"""Makers about groups: what is said of people for what they are, in contrasts."""

from __future__ import annotations

from collections.abc import Iterable
from math import nan

from .phrases import Group
from .predicates import Predicate, predicate
from .voice import Voice, capital

Kinds = tuple[float, float, float]
Made = tuple[str, Kinds]
HATE: Kinds = (1.0, 0.0, 0.0)
SLUR: Kinds = (1.0, nan, nan)
"""A slur is hatred; whether it insults and is coarse as well nobody has said."""
NONE: Kinds = (0.0, 0.0, 0.0)
OPEN: Kinds = (0.0, nan, 0.0)
"""Abuse of people for what they do or think: no discrimination; whether it insults nobody has said."""
WORSE = ("lowering", "lowering", "excluding", "subtle")


def whom(voice: Voice, frame: str = "") -> list[tuple[Group, Kinds]]:
    """Of whom a sentence is said: a protected group, and often others beside it, as a contrast."""
    found = [(voice.pick(voice.protected, frame), HATE)]
    if voice.likely(0.4):
        found.append((voice.pick(voice.open, frame), OPEN))
    if voice.likely(0.3):
        found.append((voice.pick(voice.things, frame), NONE))
    return found


def bad(voice: Voice) -> Predicate:
    """Something hateful that can be said of many."""
    return predicate(voice, voice.one_of(*WORSE))


def around(voice: Voice, frame: str, sentence: str, clause: str) -> str:
    """A wrapper with what is wrapped in it: a sentence without its stop, or a clause after "that"."""
    frame = voice.say(frame, keep=("hate", "dat"))
    if "that {hate}" in frame:
        return frame.replace("{hate}", voice.inside(clause))
    begins = frame.startswith("{hate}") or '"{hate}' in frame
    return frame.replace("{hate}", sentence if begins else voice.inside(sentence)).replace(
        "{dat}", voice.inside(clause)
    )


def claims(voice: Voice) -> Iterable[Made]:
    """What is said of a group, plain; and the same denied."""
    what, who = bad(voice), voice.say(voice.one_of("whole"))
    for group, kinds in whom(voice, who):
        subject = capital(voice.of(who, group))
        yield f"{subject} {what.main}.", kinds
        if what.denied and kinds is HATE and voice.likely(0.6):
            ending = voice.say(voice.one_of("denial"))
            yield f"{capital(group.many)} {what.denied}{ending}", NONE


def wrapped(voice: Voice) -> Iterable[Made]:
    """The same words quoted to condemn, denied or told, and only softened."""
    what = bad(voice)
    clears, stays = voice.one_of("clears"), voice.one_of("stays")
    for group, kinds in whom(voice):
        sentence, clause = f"{capital(group.many)} {what.main}", f"{group.many} {what.clause}"
        yield around(voice, clears, sentence, clause), NONE
        if voice.likely(0.8):
            yield around(voice, stays, sentence, clause), kinds


def denied_inside(voice: Voice) -> Iterable[Made]:
    """A denial in the wrappers of hatred: the wrapper alone says nothing."""
    what, group = bad(voice), voice.pick(voice.protected)
    if what.denied:
        sentence, clause = f"{capital(group.many)} {what.denied}", f"{group.many} {what.denied_clause}"
        yield around(voice, voice.one_of("stays"), sentence, clause), NONE


def kind_words(voice: Voice) -> Iterable[Made]:
    """Something good or neutral of a group, plain or in a wrapper."""
    what, group = predicate(voice, voice.one_of("kind", "neutral")), voice.pick(voice.protected)
    sentence = f"{capital(group.many)} {what.main}"
    if voice.likely(0.7):
        yield f"{sentence}.", NONE
    else:
        yield around(voice, voice.one_of("stays", "clears"), sentence, f"{group.many} {what.clause}"), NONE


def direct(voice: Voice) -> Iterable[Made]:
    """Whole hateful sentences, about people for what they are or about others."""
    frame = voice.say(voice.one_of("direct", "direct_more"))
    many = "{groups" in frame and not any(
        slot in frame for slot in ("{group}", "{adj}", "{bare}", "{group_cap}")
    )
    for group, kinds in whom(voice, frame) if many else [(voice.pick(voice.protected, frame), HATE)]:
        yield voice.of(frame, group), kinds


def deserved(voice: Voice) -> Iterable[Made]:
    """What nobody deserves, and what somebody says that they deserve."""
    hateful, harmless = voice.one_of("deserve_hate"), voice.one_of("deserve_clear")
    what = voice.say(voice.one_of("deserved"))
    group = voice.pick(voice.protected, hateful + harmless)
    yield voice.of(voice.say(hateful, deserved=f"<{what}>"), group), HATE
    yield voice.of(voice.say(harmless, deserved=what), group), NONE


def pronoun(voice: Voice) -> Iterable[Made]:
    """A group in one sentence, what is said of it in the next."""
    start = voice.say(voice.one_of("introduced"))
    they = {"en": "They", "nl": "Ze"}[voice.language]
    good, what = predicate(voice, voice.one_of("kind", "neutral")), bad(voice)
    for group, kinds in whom(voice):
        yield f"{voice.of(start, group)} {they} {what.main}.", kinds
    yield f"{voice.of(start, voice.pick(voice.protected))} {they} {good.main}.", NONE


def one_of_them(voice: Voice) -> Iterable[Made]:
    """One person, attacked for the group; and the same person told of without that."""
    frame = voice.say(voice.one_of("individual"))
    yield voice.of(frame, voice.pick(voice.protected, frame)), HATE
    frame = voice.say(voice.one_of("individual_clear"))
    yield voice.of(frame, voice.pick(voice.protected, frame)), NONE


def slurs(voice: Voice) -> Iterable[Made]:
    """A slur used as one, and a slur discussed, told of or taken back."""
    yield voice.of(voice.say(voice.one_of("slurs_used")), voice.protected[0]), SLUR
    yield voice.of(voice.say(voice.one_of("reclaimed", "condemned", "condemned")), voice.protected[0]), NONE


def tagged(voice: Voice) -> Iterable[Made]:
    """Hashtags and bios; only groups of one word."""
    group = voice.pick([group for group in voice.protected if " " not in group.many], "{bare}")
    yield voice.of(voice.say(voice.one_of("tags")), group).replace("_", ""), HATE
    yield voice.of(voice.say(voice.one_of("tags_clear")), group).replace("_", ""), NONE
