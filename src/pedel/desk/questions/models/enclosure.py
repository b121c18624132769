"""The draft that came along with a question."""

from __future__ import annotations

from django.db import models

from .question import Question


class Enclosure(models.Model):
    """A draft's text, held with its open question only.

    It is deleted when the question is closed, unless the one who asked agreed (`may_be_kept`) that it
    stays as long as the question does. It goes into no notice, mail, log, search or record.
    """

    question = models.OneToOneField(Question, models.CASCADE, related_name="enclosure")
    text = models.TextField()
    may_be_kept = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.question}"
