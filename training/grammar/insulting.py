"""Makers about one person, and coarse words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import nan

from .claiming import NONE, Made
from .voice import Voice, capital

_STOP = re.compile(r"[.!?]+(?: \S+)?$")
INSULT = (0.0, 1.0, nan)
"""An insult may be coarse as well; nobody has said."""
COARSE = (0.0, 0.0, 1.0)
UNSURE = (0.0, 0.0, nan)
"""No insult of anybody; whether the words in it are coarse nobody has said."""
YOU = ("you", "jij", "je")
HE = {"en": "he", "nl": "hij"}


def insults(voice: Voice) -> Iterable[Made]:
    """A person insulted, and the same words where they hit nobody."""
    noun = voice.say(voice.one_of("insult_nouns"))
    yield capital(marked(voice, voice.one_of("insult_whole"), noun)), INSULT
    yield capital(voice.say(voice.one_of("insult_clear"), insult_nouns=noun)), UNSURE


def marked(voice: Voice, frame: str, noun: str) -> str:
    """An insulting frame with its noun marked; all of it where it has none."""
    text = voice.say(frame, keep=("noun",), insult_nouns=f"<{noun}>")
    text = voice.say(text, noun=f"<{voice.one_of('noun')}>") if "{noun}" in text else text
    if "<" in text:
        return text
    words = _STOP.sub("", text)
    return f"<{words}>{text[len(words) :]}"


def acts(voice: Voice) -> Iterable[Made]:
    """What is shouted at somebody, and criticism of somebody."""
    yield f"<{capital(voice.say(voice.one_of('insult_acts')))}>!", INSULT
    yield from criticism(voice)


def told(voice: Voice) -> Iterable[Made]:
    """An insult that is told of or discussed, and one that is made."""
    noun = voice.say(voice.one_of("insult_nouns"))
    yield voice.say(voice.one_of("told"), n=noun), UNSURE
    yield f"{capital(_is(voice, voice.one_of('who')))} <{noun}>.", INSULT


def criticism(voice: Voice) -> Iterable[Made]:
    """Sharp, and of what somebody did."""
    who = voice.one_of("who")
    name = who.rpartition(" ")[0] if voice.language == "nl" else who
    name = HE[voice.language] if name in YOU else name
    yield f"{capital(name)} {voice.say(voice.one_of('criticism'))}.", NONE


def coarse(voice: Voice) -> Iterable[Made]:
    """Coarse words without anybody they hit."""
    yield capital(voice.say(voice.one_of("obscenities"))), COARSE


def _is(voice: Voice, who: str) -> str:
    """Who it is, with the verb."""
    if voice.language == "nl":
        return who
    return "you are" if who == "you" else f"{who} is"
