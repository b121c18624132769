"""What Pedel itself says, in English or Dutch. Packs bring their own words in both languages."""

from __future__ import annotations

import os
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

LOCALE = Path(__file__).parents[1] / "locale"


@cache
def speech(lang: str) -> NullTranslations:
    """The translations into "nl"; for any other language English, in which the sources are written."""
    return translation("pedel", LOCALE, [lang], fallback=True)


def preferred_language() -> str:
    """The language of the user's environment, "en" or "nl" (the variables of POSIX and of gettext)."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "nl" if value.lower().startswith("nl") else "en"
    return "en"
