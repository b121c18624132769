"""What the author says to findings and questions: reasons, answers, checked facts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .draft import Draft


class Reason(models.Model):
    """Why a finding of level `answer` is set aside. `key` tells the finding again (see `findings.py`)."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="reasons")
    key = models.CharField(max_length=64)
    clause = models.CharField(max_length=100)
    reason = models.TextField(_("why this may stand"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("draft", "key"), name="drafts_reason_once"),)

    def __str__(self) -> str:
        return f"{self.clause}: {self.reason[:60]}"


class Answer(models.Model):
    """The answer to a clause's question: "yes", "no" or "n/a", and a remark."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="answers")
    clause = models.CharField(max_length=100)
    question = models.CharField(max_length=100)
    answer = models.CharField(max_length=10)
    remark = models.TextField(blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("draft", "clause", "question"), name="drafts_answer_once"),
        )

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"


class Fact(models.Model):
    """A claim in the draft, who checked it and against what (clause brand.accuracy)."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="facts")
    claim = models.CharField(_("what is claimed"), max_length=300)
    source = models.CharField(_("checked against"), max_length=500)
    checked_by = models.CharField(_("checked by"), max_length=150)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.claim
