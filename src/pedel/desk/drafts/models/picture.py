"""A picture with a draft."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pedel.desk.library.models import Asset

from .draft import Draft


class Picture(models.Model):
    """A picture, decoded strictly when it came in; `alt` is None until somebody has written it.

    `asset` is what the library keeps of it: the original, its maker and its licence.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="pictures")
    file = models.ImageField(upload_to="drafts/%Y/%m")
    asset = models.ForeignKey(Asset, models.PROTECT, null=True, blank=True, related_name="pictures")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.TextField(_("alternative text"), null=True, blank=True)  # None: nobody has been asked yet
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name
