"""The language in which somebody reads, and Pedel's own words in it."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import get_language

from pedel.policy.render.wording import Wording


def language() -> Literal["en", "nl"]:
    """The reader's language as the policy library names it."""
    return "nl" if (get_language() or "").startswith("nl") else "en"


def wording() -> Wording:
    """Pedel's own words in the reader's language."""
    return Wording(language())
