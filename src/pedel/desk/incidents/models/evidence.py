"""What was kept before anything was deleted, and who has had it in hands."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .incident import Incident


class Evidence(models.Model):
    """A file as it was handed in, byte for byte; `sha256` (hex) shows that it still is. Never changed, never
    taken away.
    """

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="evidence")
    file = models.FileField(upload_to="incidents")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    shows = models.CharField(_("what it shows"), max_length=500)
    source = models.URLField(_("address"), max_length=500, blank=True)
    seen_at = models.DateTimeField(_("seen at"), null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("added_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("incident", "sha256"), name="incidents_evidence_once"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


class Custody(models.Model):
    """Somebody had the evidence in hands. `digest` (hex) is of one file, or of the export that left."""

    class What(models.TextChoices):
        ADDED = "added", _("handed in")
        EXPORTED = "exported", _("exported")

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="custody")
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="custody")
    what = models.CharField(max_length=8, choices=What.choices)
    digest = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.by}"
