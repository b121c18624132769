"""An account's live wiring; what it is wired to comes with publishing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .account import Account


class Channel(models.Model):
    """The way by which the desk reaches an account through a connector."""

    class State(models.TextChoices):
        NOT_CONNECTED = "not_connected", _("not connected")
        CONNECTED = "connected", _("connected")
        BROKEN = "broken", _("connection broken")

    account = models.OneToOneField(Account, models.CASCADE, related_name="channel")
    state = models.CharField(_("state"), max_length=15, choices=State.choices, default=State.NOT_CONNECTED)

    def __str__(self) -> str:
        return f"{self.account}: {self.get_state_display()}"
