"""A new password is due on an account."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account


class Reason(models.TextChoices):
    """Why a password has to change."""

    LEFT = "left", _("somebody with access has gone")
    INCIDENT = "incident", _("something happened to the account")
    LEAK = "leak", _("the password may have become known")
    INTERVAL = "interval", _("it is time again")
    ASKED = "asked", _("somebody asked for it")


class ChangeDue(models.Model):
    """A new password is due on `account` by `due_on`, until somebody says that it was changed.

    `note` may say more, never a password. There is one open for each reason. `reminded_at` is when its
    people were last told again.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="changes_due")
    reason = models.CharField(_("why"), max_length=8, choices=Reason.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)
    since = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(_("due on"))
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True, db_index=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("account", "reason"),
                condition=models.Q(done_at=None),
                name="passwords_changedue_one_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account}: {self.get_reason_display()}"
