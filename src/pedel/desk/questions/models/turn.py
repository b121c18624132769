"""What was said about a question, turn by turn."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .question import Question


class Turn(models.Model):
    """An answer, something asked back, or what the one who asked said then."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("answer")
        ASK_BACK = "ask_back", _("asked back")
        REPLY = "reply", _("said by the one who asked")

    question = models.ForeignKey(Question, models.CASCADE, related_name="turns")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.question}: {self.kind}"
