"""What guards an account on its network, as its people say it is."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account


class Lock(models.Model):
    """What is said of how an account is guarded; one for an account, and nothing of it opens anything.

    `recovery` is the address by which the account is won back; it must be a mailbox of a function.
    `changed_on` is the day of the last new password, `changed_by` who says so. `reviewed_at` is when
    somebody last found the list of access right.
    """

    class SecondFactor(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("not known")

    account = models.OneToOneField(Account, models.CASCADE, related_name="lock")
    second_factor = models.CharField(
        _("second factor on the network"),
        max_length=7,
        choices=SecondFactor.choices,
        default=SecondFactor.UNKNOWN,
    )
    recovery = models.EmailField(_("recovery address"), blank=True)
    changed_on = models.DateField(_("password changed on"), null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.account)
