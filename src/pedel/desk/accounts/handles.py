"""Handles as networks write them: what may stand in the register."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import networks

_BLANK = re.compile(r"\s")


def check_handle(network: str, handle: str) -> None:
    """Raises ValidationError where a handle is not as its network writes it, and says what to type."""
    if handle.startswith(("@", "＠")):
        raise ValidationError(_("Leave out the @ at the beginning."), code="at")
    if "://" in handle:
        raise ValidationError(_("Type the handle alone; the address has a field of its own."), code="address")
    if _BLANK.search(handle) or any(unicodedata.category(c).startswith("C") for c in handle):
        raise ValidationError(_("A handle has no blanks and no invisible characters."), code="blank")
    if (known := networks.known(network)) and not known.is_handle(handle):
        text = _("%(network)s does not write handles like this. An example: %(example)s")
        params = {"network": known.title, "example": known.example}
        raise ValidationError(text, code="pattern", params=params)
