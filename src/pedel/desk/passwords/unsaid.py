"""What must never be said here: a password, a code, a key. The guidelines' own check looks for it."""

from __future__ import annotations

import re
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.policy.alone import matches

NEVER = _("This looks like a password or a code. Leave it out: the desk never keeps one.")
SIGNS = frozenset("!#$%^&*+=?~<>{}|\\")
SAID = re.compile(r"\b(pin|code|2fa|otp|tan)\b[^\n]{0,20}?\b\d{4,}\b|\b(pw|pwd|ww)\b\s*[:=]", re.IGNORECASE)
"""What announces a code, and a number of four digits and more soon after it. Ours."""
YEARLY = re.compile(r"[^\W\d_]{4,}(19|20)\d\d[!?.]*")
"""A word with a year at its end, as people make passwords: "Zomer2024". Ours."""
TURNS = 3
"""So often letters and digits take turns in a word that nobody reads as a name: "h7Dk2Lp9". Ours."""


def refuse_secrets(**texts: str) -> None:
    """Raises ValidationError for each field whose text holds what looks like a secret."""
    wrong = {name: NEVER for name, text in texts.items() if looks_secret(text)}
    if wrong:
        raise ValidationError(wrong)


def no_secret(text: str) -> None:
    """The same for one field of a form."""
    if looks_secret(text):
        raise ValidationError(NEVER)


def looks_secret(text: str) -> bool:
    """Whether a text gives away a secret, or a word of it looks like one.

    Stricter than with a draft, where a false alarm costs more: what is only suspected is refused too.
    """
    return bool(SAID.search(text) or matches("secrets", text)) or any(map(_is_odd, text.split()))


def _is_odd(word: str) -> bool:
    """Whether nobody would call a device, a tool or a purpose so."""
    word = word.strip(".,;:()'\"?!") if word.rstrip("?!").isalpha() else word.strip(".,;:()'\"")
    if YEARLY.fullmatch(word):
        return True
    if not any(map(str.isdigit, word)) or not any(map(str.isalpha, word)) or "://" in word:
        return False
    turns = sum(a.isdigit() != b.isdigit() for a, b in pairwise(word) if a.isalnum() and b.isalnum())
    return turns >= TURNS or not SIGNS.isdisjoint(word)
