"""Days on which a contact person is away."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models.dated import Dated


class Absence(Dated):
    """Somebody is away from `starts` to `ends`, and who answers instead; without one their deputies do.

    Why they are away is nobody's business and is not asked.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences")
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="stands_in",
        verbose_name=_("who stands in"),
    )

    class Meta(Dated.Meta):
        ordering = ("starts", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(person=models.F("stand_in")), name="questions_absence_by_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.starts} – {self.ends or '…'}"

    @property
    def back_on(self) -> date | None:
        """The first day after it; None while nobody knows."""
        return self.ends + timedelta(days=1) if self.ends else None
