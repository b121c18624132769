"""What is said about an application."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .application import Application


class Remark(models.Model):
    """A question, an answer, advice, a decision, or why somebody stopped.

    `digest` is that of the answers that it is about; `outcome` is what advice or decision came to.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", _("question")
        ANSWER = "answer", _("answer")
        ADVICE = "advice", _("advice")
        DECISION = "decision", _("decision")
        PARTING = "parting", _("withdrawn")

    application = models.ForeignKey(Application, models.CASCADE, related_name="remarks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    outcome = models.CharField(max_length=8, choices=Application.Outcome.choices, blank=True)
    text = models.TextField(_("text"), blank=True)
    digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"
