"""A file on its way in, kept piece by piece so that nothing is lost when a browser or the desk stops."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone

from pedel.desk.people.models import Unit


def new_token() -> str:
    """A name that nobody guesses."""
    return secrets.token_urlsafe(24)


class Upload(models.Model):
    """A file of `length` bytes, `offset` of them here; `parts` are the names of its pieces in order."""

    token = models.CharField(max_length=40, unique=True, default=new_token)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    is_shared = models.BooleanField(default=True)
    length = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    parts = models.JSONField(default=list, blank=True)
    began_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("-began_at",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_whole(self) -> bool:
        return self.offset == self.length

    @property
    def percent(self) -> int:
        """How much of it is here."""
        return 100 * self.offset // self.length
