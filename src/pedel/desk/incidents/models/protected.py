"""A threat to a person, kept apart from everything else."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PERSON = settings.AUTH_USER_MODEL


class Protected(models.Model):
    """Seen by the person concerned, the helpers they have, and the appointed coordinator; by nobody else,
    whatever their role. `what` is what was said or done. `erased_at`: the person has had everything wiped.
    """

    class State(models.TextChoices):
        OPEN = "open", _("running")
        CLOSED = "closed", _("ended")

    concerned = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    coordinator = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    opened_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    what = models.TextField(_("what happened"), blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-opened_at", "-pk")

    def __str__(self) -> str:
        return f"protected {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class Helper(models.Model):
    """Somebody whom the person concerned lets help."""

    protected = models.ForeignKey(Protected, models.CASCADE, related_name="helpers")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("added_at", "pk")
        constraints = (models.UniqueConstraint(fields=("protected", "person"), name="incidents_helper_once"),)

    def __str__(self) -> str:
        return str(self.person)


class ProtectedStep(models.Model):
    """One thing that can be done. `says` is the person's own word on it: nothing is done before a yes."""

    class Says(models.TextChoices):
        NOTHING = "", _("not decided")
        YES = "yes", _("yes")
        NO = "no", _("no")

    protected = models.ForeignKey(Protected, models.CASCADE, related_name="steps")
    code = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    says = models.CharField(max_length=3, choices=Says.choices, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("protected", "order")
        constraints = (
            models.UniqueConstraint(fields=("protected", "code"), name="incidents_protectedstep_once"),
        )

    def __str__(self) -> str:
        return self.code


class ProtectedNote(models.Model):
    """What those who help write to each other."""

    protected = models.ForeignKey(Protected, models.CASCADE, related_name="notes")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    text = models.TextField(_("note"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class ProtectedFile(models.Model):
    """What was sent to the person, as it was handed in; `sha256` in hex."""

    protected = models.ForeignKey(Protected, models.CASCADE, related_name="files")
    file = models.FileField(upload_to="protected")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return self.name
