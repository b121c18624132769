"""A word under which assets are found; folders are tags."""

from __future__ import annotations

from django.db import models


class Tag(models.Model):
    """A tag as somebody first wrote it; `key` tells it whatever its capitals."""

    key = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return self.name
