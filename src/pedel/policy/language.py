"""Which language a text is in: English, Dutch or another.

Common words decide where they are clear (a few microseconds); lingua decides the rest, in its low
accuracy mode: the other takes ten times as long to load and 180 MB of memory.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

# Words that are frequent in one of these and hardly occur in the others.
_ENGLISH = frozenset(
    "the and that this with are have has they their there from which what when who our your you not but "
    "his would could should about been were because how why more than these those it it's don't can't "
    "i'm we're my she he them by does did being into only some very just at on by or so up out all us "
    "me new see join read students today here".split()
)
_DUTCH = frozenset(
    "het een van niet dat zijn voor ook aan maar er naar wordt werd deze onze jullie bij uit heeft "
    "hebben geen wij zij ik je jij mijn zich dan als nog wel meer moet kan kunnen worden waren hun haar "
    "hij hoe waarom wie wat waar tegen tussen over door omdat zou veel toch dit daar niets op te om tot "
    "ons nieuwe zie lees kom studenten vandaag hier".split()
)
_OTHERS = frozenset(
    "der das und ist nicht ein eine einer ich wir sie auf mit von für fur dem zu zur zum auch bei wird "
    "sind haben oder aber noch nach le la du des est une dans sur avec qui que nous vous ils elle aura "
    "sont cette ses leur aux par mais una por para del se su al como más mas muy este esta che della "
    "sono".split()
)
_COMMON = {"en": _ENGLISH, "nl": _DUTCH, "other": _OTHERS}
_SHORTEST = 12
"""Below this many characters nothing is said about an unclear text (lingua guesses there)."""


def identify(folded: str) -> str:
    """The language of a folded text: "en", "nl" or "other" (also when nothing can be said)."""
    words = folded[:2000].replace(",", " ").replace(".", " ").split()
    votes = {code: sum(map(common.__contains__, words)) for code, common in _COMMON.items()}
    first, second, *_ = sorted(votes, key=lambda code: -votes[code])
    if votes[first] >= max(2 * votes[second], votes[second] + 2):
        return first
    return _identify_rare(folded[:2000])


def _identify_rare(folded: str) -> str:
    letters = sum(map(str.isalpha, folded))
    if letters < _SHORTEST:
        return "other"
    language = _detector().detect_language_of(folded)
    code = language.iso_code_639_1.name.lower() if language else "other"
    return code if code in ("en", "nl") else "other"


@cache
def _detector() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder

    languages = (
        Language.ENGLISH,
        Language.DUTCH,
        Language.GERMAN,
        Language.FRENCH,
        Language.SPANISH,
    )
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
