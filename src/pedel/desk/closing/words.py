"""What the readers of an account that closes are told, and in which languages."""

from __future__ import annotations

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import Closing

LANGUAGES = ("en", "nl")
"""The languages in which the desk has words for it."""


def languages(closing: Closing) -> list[str]:
    """The account's languages that the desk has words for; both where the register names none of them."""
    said = [code for code in LANGUAGES if code in closing.account.languages]
    return said or list(LANGUAGES)


def words(closing: Closing, code: str) -> str:
    """What the readers are told, in their language; a beginning that the editors make their own."""
    with translation.override(code):
        day = date_format(closing.last_day, "j F Y")
        said = [_("This account closes on %(day)s.") % {"day": day}]
        if closing.goes_on_at:
            said.append(_("From then on you find us here: %(where)s") % {"where": closing.goes_on_at})
        said.append(_("Thank you for reading along."))
        return "\n\n".join(said)
