"""An account's live wiring to its network."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .account import Account


class Channel(models.Model):
    """The way by which the desk reaches an account through a connector.

    `sealed` is the credential, encrypted (see `channels.sealing`); `remote_id` and `server` say what it
    opens; `expires_at` is when it has to be refreshed, `ends_at` when somebody has to connect again.
    `trouble` is the code of what broke it (`pedel.networks.Trouble`), `detail` the network's own word.
    `baseline` is the profile as it was when somebody last looked and found it right: id, handle, name,
    bio, url, avatar (sha256). `refreshing_until` is the lease of whoever refreshes it now.
    """

    class State(models.TextChoices):
        NOT_CONNECTED = "not_connected", _("not connected")
        CONNECTED = "connected", _("connected")
        BROKEN = "broken", _("connection broken")

    account = models.OneToOneField(Account, models.CASCADE, related_name="channel")
    state = models.CharField(_("state"), max_length=15, choices=State.choices, default=State.NOT_CONNECTED)
    sealed = models.TextField(blank=True)
    remote_id = models.CharField(max_length=300, blank=True)
    server = models.CharField(max_length=300, blank=True)
    scopes = models.JSONField(default=list, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True, db_index=True)
    refreshing_until = models.DateTimeField(null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=30, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    broken_at = models.DateTimeField(null=True, blank=True)
    connected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    connected_at = models.DateTimeField(null=True, blank=True)
    baseline = models.JSONField(default=dict, blank=True)
    baseline_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account}: {self.get_state_display()}"
