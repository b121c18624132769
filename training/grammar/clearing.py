"""Makers of what hurts nobody though its words could."""

from __future__ import annotations

from collections.abc import Iterable

from .claiming import NONE, Made
from .voice import Voice, capital

ABOUT_GROUPS = ("identity", "identity", "near", "near", "scholarly", "counter", "policy")
ABOUT_NOBODY = (
    "everyday",
    "university",
    "university_sensitive",
    "university_sensitive",
    "academic",
    "academic",
)


def harmless(voice: Voice) -> Iterable[Made]:
    """Identity, scholarship, counter-speech, policy."""
    frame = voice.say(voice.one_of(*ABOUT_GROUPS))
    for _ in range(2 if "{" in frame else 1):
        yield capital(voice.of(frame, voice.pick(voice.protected, frame))), NONE


def ordinary(voice: Voice) -> Iterable[Made]:
    """Everyday words and university life."""
    frame = voice.say(voice.one_of(*ABOUT_NOBODY))
    yield capital(voice.of(frame, voice.chance.choice(voice.things))), NONE


def beside(voice: Voice, made: Made) -> Made:
    """A text with something harmless before or after it, now and then much of it."""
    text, kinds = made
    draw = voice.chance.random()
    if draw < 0.05:
        for _ in range(voice.chance.randrange(3, 6)):
            text = _joined(voice, text, _ordinary(voice))
    elif draw < 0.2:
        text = _joined(voice, text, _ordinary(voice))
    if voice.likely(0.08):
        text = f"{voice.say(voice.one_of('opening'))} {text}"
    if voice.likely(0.12):
        text = f"{text} {voice.say(voice.one_of('closing'))}"
    return text, kinds


def _ordinary(voice: Voice) -> str:
    return capital(voice.say(voice.one_of("university")))


def _joined(voice: Voice, text: str, other: str) -> str:
    text = text if text[-1:] in ".!?" else f"{text}."
    return f"{text} {other}" if voice.likely(0.5) else f"{other} {text}"
