"""The languages that accounts speak."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

CODES = "en nl de fr es it pt pl tr ar zh-hans ja id".split()
"""Those to choose from, the usual ones first; the register takes any other code over the API."""

_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def _name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


name = lazy(_name, str)
"""The name of a language: "nl" becomes "Dutch"; a code that nobody knows stands for itself."""


def check(codes: Any) -> None:
    """Raises ValidationError for "languages" unless these are a list of codes."""
    if not isinstance(codes, list) or not all(map(_CODE.fullmatch, map(str, codes))):
        raise ValidationError({"languages": _("Name languages by their codes, as in en or nl.")})


def choices(*more: str) -> list[tuple[str, str]]:
    """Languages to choose from; `more` are codes that must be among them."""
    return [(code, name(code)) for code in dict.fromkeys([*CODES, *more])]
