"""The languages that accounts speak."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import get_language_info

CODES = "en nl de fr es it pt pl tr ar zh-hans ja id".split()
"""Those to choose from, the usual ones first; the register takes any other code over the API."""


def _name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


name = lazy(_name, str)
"""The name of a language: "nl" becomes "Dutch"; a code that nobody knows stands for itself."""


def choices(*more: str) -> list[tuple[str, str]]:
    """Languages to choose from; `more` are codes that must be among them."""
    return [(code, name(code)) for code in dict.fromkeys([*CODES, *more])]
