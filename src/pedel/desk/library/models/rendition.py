"""What was made of an asset: smaller, cropped, without what the camera noted."""

from __future__ import annotations

from django.db import models

from .asset import Asset


class Rendition(models.Model):
    """A version of an asset as it is shown or goes out; `sha256` finds the asset back from what was sent.

    `recipe` says how it was made (see `renditions.py`); `file` is empty where a draft keeps the file itself.
    """

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="renditions")
    recipe = models.CharField(max_length=80)
    file = models.FileField(max_length=250, blank=True)
    media_type = models.CharField(max_length=50)
    sha256 = models.CharField(max_length=64, db_index=True)
    bytes = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        ordering = ("asset", "recipe")
        constraints = (models.UniqueConstraint(fields=("asset", "recipe"), name="library_rendition_once"),)

    def __str__(self) -> str:
        return f"{self.asset_id} {self.recipe}"
