"""Whether personal data were involved, and what follows from that."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .incident import Incident

HOURS = 72
"""Hours within which the supervisory authority is told, counted from becoming aware: GDPR, article 33(1)."""


class Breach(models.Model):
    """The answer to the question about personal data. `aware_at` is when the university became aware;
    `outcome` is what was decided about telling the supervisory authority, and `outcome_why` on what ground.
    """

    class Answer(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNSURE = "unsure", _("not known yet")

    class Outcome(models.TextChoices):
        TOLD = "told", _("the authority has been told")
        NOT_NEEDED = "not_needed", _("it need not be told")

    incident = models.OneToOneField(Incident, models.CASCADE, related_name="breach")
    answer = models.CharField(max_length=6, choices=Answer.choices)
    aware_at = models.DateTimeField()
    what = models.CharField(_("which data, of how many people"), max_length=500, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    officer_told_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    outcome_why = models.CharField(max_length=1000, blank=True)
    outcome_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.incident_id}: {self.get_answer_display()}"

    @property
    def deadline(self) -> datetime:
        """Until when the authority is told, unless a risk to people is unlikely."""
        return self.aware_at + timedelta(hours=HOURS)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to find out, or to decide."""
        return self.answer == self.Answer.UNSURE or (self.answer == self.Answer.YES and not self.outcome)
