"""What a contact person says of themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import languages


class Card(models.Model):
    """What somebody helps with, in which languages (codes) and when; they write it themselves."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="contact_card")
    helps_en = models.CharField(_("what you help with, in English"), max_length=300, blank=True)
    helps_nl = models.CharField(_("what you help with, in Dutch"), max_length=300, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    hours = models.CharField(_("when you are there"), max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.person)

    def clean(self) -> None:
        languages.check(self.languages)

    @property
    def helps(self) -> str:
        """What they help with in the reader's language, or in the other where that is all there is."""
        is_dutch = (get_language() or "").startswith("nl")
        return (self.helps_nl or self.helps_en) if is_dutch else (self.helps_en or self.helps_nl)

    @property
    def language_names(self) -> list[str]:
        """Their languages by name, in the reader's language."""
        return [str(languages.name(code)) for code in self.languages]
