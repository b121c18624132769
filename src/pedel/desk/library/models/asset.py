"""An asset: a picture, film or document with its maker, source and licence."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Unit

from ..licences import Licence, licence
from .tag import Tag


class Asset(models.Model):
    """One file of the library, kept by a unit; it keeps no file twice.

    `file` is the original, never changed and never deleted, under its own `sha256`; units that keep the same
    file share it.

    `fingerprint` is the picture's perceptual hash (32 bytes). `focus_x` and `focus_y` say in percent of
    width and height what a crop keeps. `seconds` is a film's length, `pages` a document's. `noted` is what
    the camera or a program left in the file. `is_shared`: everybody at the desk sees it, else the unit's
    people. `ends` is the licence's last day; `told_days` the days ahead for which that was told last.
    `words` is what search looks through.
    """

    class Kind(models.TextChoices):
        PICTURE = "picture", _("picture")
        FILM = "film", _("film")
        DOCUMENT = "document", _("document")

    class State(models.TextChoices):
        IN_USE = "in_use", _("in use")
        ARCHIVED = "archived", _("put away")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assets", verbose_name=_("unit"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.IN_USE, db_index=True)
    is_shared = models.BooleanField(default=True)
    file = models.FileField(max_length=200)
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, db_index=True)
    bytes = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    fingerprint = models.BinaryField(max_length=32, null=True, blank=True)
    noted = models.JSONField(default=list, blank=True)
    alt_en = models.TextField(_("what it shows, in English"), blank=True)
    alt_nl = models.TextField(_("what it shows, in Dutch"), blank=True)
    maker = models.CharField(_("maker"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=30, blank=True)
    ends = models.DateField(_("may be used until"), null=True, blank=True, db_index=True)
    credit = models.CharField(_("credit line"), max_length=300, blank=True)
    proof = models.FileField(_("proof"), max_length=200, blank=True)
    told_days = models.SmallIntegerField(null=True, blank=True)
    tags = models.ManyToManyField(Tag, related_name="assets", blank=True, verbose_name=_("tags"))
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    words = models.TextField(blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assets_added"
    )
    added_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("unit", "sha256"), name="library_asset_once"),
            models.CheckConstraint(
                condition=models.Q(focus_x__lte=100, focus_y__lte=100), name="library_asset_focus_within"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def alt(self) -> str:
        """What it shows in the reader's language, else in the other."""
        both = (
            (self.alt_nl, self.alt_en)
            if (get_language() or "").startswith("nl")
            else (self.alt_en, self.alt_nl)
        )
        return both[0] or both[1]

    @property
    def is_picture(self) -> bool:
        return self.kind == self.Kind.PICTURE

    @property
    def has_preview(self) -> bool:
        """Whether it can be shown as a picture: pictures, and films by one of theirs."""
        return self.kind != self.Kind.DOCUMENT

    @property
    def terms(self) -> Licence | None:
        """The licence, if one is noted."""
        return licence(self.licence)

    def has_ended(self, day: date | None = None) -> bool:
        """Whether its licence ended before this day (today)."""
        return self.ends is not None and self.ends < (day or timezone.localdate())

    def ends_within(self, days: int) -> bool:
        """Whether its licence ends within so many days and has not ended yet."""
        return self.ends is not None and 0 <= (self.ends - timezone.localdate()).days <= days
