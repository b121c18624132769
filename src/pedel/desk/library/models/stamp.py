"""When what the checks know of the library last changed."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class Stamp(models.Model):
    """A random value that changes with every change of what checks know: `about` is "marks" or "likeness"."""

    about = models.CharField(max_length=20, primary_key=True)
    value = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return f"{self.about} {self.value}"
