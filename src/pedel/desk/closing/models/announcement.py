"""The draft that tells readers."""

from __future__ import annotations

from django.db import models

from pedel.desk.drafts.models import Draft

from .closing import Closing


class Announcement(models.Model):
    """An ordinary draft on the account, in one language: it is checked and approved like any other."""

    closing = models.ForeignKey(Closing, models.CASCADE, related_name="announcements")
    draft = models.OneToOneField(Draft, models.PROTECT, related_name="announces_closing")
    language = models.CharField(max_length=4)

    class Meta:
        ordering = ("language",)

    def __str__(self) -> str:
        return f"{self.closing_id} {self.language}"
