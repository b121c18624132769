"""An official mark of the institution, as it may be used."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models.dated import Dated

from .asset import Asset


class Logo(Dated):
    """A variant of a mark, in force from a day to a day; a mark's older versions are those that have ended.

    `name` is the mark's, such as "Seal"; `variant` tells its forms apart: "in white". `min_size` is in
    pixels of its longer side; `clear_space` is the room around it in percent of that. What both must be is
    the institution's own rule; there is no figure where none was given.
    """

    name = models.CharField(_("mark"), max_length=100)
    variant = models.CharField(_("variant"), max_length=100, blank=True)
    asset = models.ForeignKey(Asset, models.PROTECT, related_name="logos", verbose_name=_("file"))
    min_size = models.PositiveIntegerField(_("smallest size"), null=True, blank=True)
    clear_space = models.PositiveSmallIntegerField(_("clear space around it"), null=True, blank=True)
    rules_en = models.TextField(_("how to use it, in English"), blank=True)
    rules_nl = models.TextField(_("how to use it, in Dutch"), blank=True)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta(Dated.Meta):
        ordering = ("name", "variant", "-starts")

    def __str__(self) -> str:
        return f"{self.name} · {self.variant}" if self.variant else self.name

    @property
    def rules(self) -> str:
        """How to use it, in the reader's language, else in the other."""
        both = (self.rules_nl, self.rules_en)
        first, second = both if (get_language() or "").startswith("nl") else reversed(both)
        return first or second
