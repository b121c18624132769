"""How the author stands to a word: denies, condemns or studies it, or wears it with pride."""

from __future__ import annotations

from ...pattern import Pattern
from .._frames import pattern
from .context import Place, frames
from .target import TO_YOU

_DENIED, _NOT_ONLY, _OF_ONESELF = frames("denied"), frames("not-only"), frames("of-oneself")
_PROUD, _CLAIM, _OWN_CLAIM = frames("proud"), frames("claim"), frames("own-claim")

_CONDEMNED = pattern(r"\b{condemned}\b", "disrespect/context")
_CONDEMNED_NEXT = pattern(r"^[\s\"')]*(?:[a-z']+ ){0,5}(?:{condemned}|{retold})\b", "disrespect/context")
_NOT_RACIST = pattern(r"\b{not-racist}\b", "disrespect/context")
_STUDIED = pattern(r"\b{studied}\b|\b1[0-9]{3}s?\b", "disrespect/context")
_FICTION = pattern(r"\b{fiction}\b", "disrespect/context")
_CLAIMED_OF_THEM = pattern(r"\b(?:{claimed}|that|dat)\b.*\b(?:they|ze|zij)\b", "disrespect/context")
_TO = (" to", " for", " om", " voor")
_PURPOSE = Pattern(r"^[^,.;:!?]*")
_NO_OTHER_WORD = Pattern(r"\b(?:no other|geen ander) (?:word|woord)\b")
_OPEN_QUESTION = Pattern(r"^['\"\s]*(?:why|waarom|when will|wanneer|how come|who|wie|hoe|what|wat)\b")


def without_purpose(place: Place) -> Place:
    """A place without what people are said to be unfit for ("too lazy to finish a thesis")."""
    after = place.after
    if (place.word.endswith(_TO) or after.startswith(tuple(f"{word} " for word in _TO))) and (
        found := _PURPOSE.search(after)
    ):
        after = after[found.end() :]
    return place._replace(after="" if _NO_OTHER_WORD.search(after) else after)


def is_denied(place: Place) -> bool:
    """Whether somebody is said not to be that, or should not be called so."""
    return _DENIED.fit(place.near) and not _NOT_ONLY.fit(place.near)


def is_not_meant(place: Place) -> bool:
    """Whether an insult is denied, said of oneself ("I am such an idiot") or a friendly word."""
    return is_denied(place) or _OF_ONESELF.fit(place.near)


def is_proud(place: Place) -> bool:
    """Whether people claim the word for themselves ("as a proud dyke", "crip theory")."""
    return _PROUD.fit(place.near, place.after)


def is_discussed(place: Place) -> bool:
    """Whether the sentence condemns it, studies it or tells of it, and speaks to nobody."""
    told = bool(_CONDEMNED_NEXT.search(place.following))
    if told or TO_YOU.fit(place.near):
        return told
    if _STUDIED.search(place.around):
        return True
    return bool(_CONDEMNED.search(place.around)) and not _NOT_RACIST.search(place.around)


def is_a_claim_of_others(place: Place) -> bool:
    """Whether it is what others say or want ("the idea that …"), or is put as a question."""
    if place.after.rstrip().endswith("?") and not _OPEN_QUESTION.search(place.before or place.word):
        return True
    if _CLAIMED_OF_THEM.search(place.word):
        return True
    return _CLAIM.fit(place.far, place.after) and not _OWN_CLAIM.fit(place.far)


def is_made_up(place: Place) -> bool:
    """Whether the sentence tells of a character in a story or of long ago."""
    return bool(_FICTION.search(place.around)) and not TO_YOU.fit(place.near)
