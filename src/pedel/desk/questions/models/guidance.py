"""An answer that everybody may read."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Unit

from .question import Question


class Guidance(models.Model):
    """Guidance under clauses; what it says is its `current` wording, and older wordings stay.

    `unit` is that whose contact person wrote it; `question` the one it came from, which only those see
    who may see that question. Withdrawn guidance stays, and says so at its address.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("not published yet")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="guidance")
    question = models.ForeignKey(Question, models.SET_NULL, null=True, blank=True, related_name="guidance")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED, db_index=True)
    current = models.OneToOneField(
        "questions.Wording", models.PROTECT, null=True, blank=True, related_name="current_of"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(_("why it was withdrawn"), max_length=500, blank=True)

    class Meta:
        ordering = ("-published_at", "-pk")

    def __str__(self) -> str:
        return str(self.current) if self.current else f"{self.pk}"

    @property
    def latest(self) -> Any:
        """The last wording, published or not; of wordings that have been fetched."""
        return max(self.wordings.all(), key=lambda wording: wording.number, default=None)
