"""A person's word on a step."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .request import Step


class Decision(models.Model):
    """Yes, no, or a question back, on exactly this digest.

    `person` is None for an external approver, who is named in `name`. `standing_in_for` is the
    approver for whom a deputy or delegate decided.
    """

    class Word(models.TextChoices):
        APPROVE = "approve", _("approved")
        DECLINE = "decline", _("not approved")
        ASK = "ask", _("asked a question")

    step = models.ForeignKey(Step, models.CASCADE, related_name="decisions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decisions")
    name = models.CharField(max_length=200, blank=True)
    standing_in_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    word = models.CharField(max_length=8, choices=Word.choices)
    note = models.TextField(_("note"), blank=True)
    digest = models.CharField(max_length=64)
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("decided_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("step", "person"), condition=~models.Q(word="ask"), name="approvals_decision_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.word} {self.digest[:12]}"
