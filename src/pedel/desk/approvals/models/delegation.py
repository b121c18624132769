"""An approver lets somebody else decide for a while."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Unit
from pedel.desk.people.models.dated import Dated


class Delegation(Dated):
    """`giver` lets `receiver` decide on `unit` and all below it, from a day to a day."""

    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="delegations_given")
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="delegations_received", verbose_name=_("to")
    )
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name=_("unit"))

    class Meta(Dated.Meta):
        ordering = ("-starts",)

    def __str__(self) -> str:
        return f"{self.giver} → {self.receiver} · {self.unit}"
