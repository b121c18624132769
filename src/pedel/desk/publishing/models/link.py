"""What an address answered when somebody's draft or post led there."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Link(models.Model):
    """One address (`url`, found by its sha256 in `digest`) and what it answered at `looked_at`.

    `status` is the HTTP status, None where there was none; `moved_to` where it leads for good. It is kept
    for some hours and shared by all drafts and posts that lead there.
    """

    class Answer(models.TextChoices):
        GOOD = "good", _("answers")
        MOVED = "moved", _("has moved")
        GONE = "gone", _("is not there")
        REFUSED = "refused", _("answers, but not to us")
        SILENT = "silent", _("did not answer")
        HIDDEN = "hidden", _("cannot be looked at from here")

    digest = models.CharField(max_length=64, unique=True)
    url = models.TextField()
    answer = models.CharField(max_length=10, choices=Answer.choices)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    moved_to = models.TextField(blank=True)
    looked_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.url[:80]}: {self.answer}"
