"""Somebody leaves: one checklist, from the day on which the last day became known."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Departure(models.Model):
    """The checklist of one leaver; what stands on it is read from the facts each time, see `items`.

    There is at most one open for a person. `last_day` is theirs, `began_by` who set it (None: the desk's
    own machine). `duty_told_at` is when the lasting duty was told, `called_at` when new passwords were
    called for, `ended_at` when what had still been theirs was ended in writing. `turns` counts what is
    open by the id of whose turn it is, as of `counted_at`: home shows that, so that it need not read
    every checklist.
    """

    class State(models.TextChoices):
        OPEN = "open", _("under way")
        DONE = "done", _("done")
        STAYED = "stayed", _("they stayed")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="departures")
    last_day = models.DateField(_("last day"))
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN, db_index=True)
    began_at = models.DateTimeField(default=timezone.now)
    began_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    duty_told_at = models.DateTimeField(null=True, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    turns: Any = models.JSONField(default=dict, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("last_day", "person__name")
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(state="open"), name="leaving_departure_one_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.last_day}"

    @property
    def is_open(self) -> bool:
        """Whether anything on it may still be done."""
        return self.state == self.State.OPEN

    def is_over(self) -> bool:
        """Whether the last day has passed."""
        return self.last_day < timezone.localdate()
