"""A process that sends."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Worker(models.Model):
    """A worker process: `name` is its own, `seen_at` when it last said that it is there.

    A row older than a day is forgotten; nothing else depends on it but what `/healthz` says.
    """

    name = models.CharField(max_length=100, unique=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
