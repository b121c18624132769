"""Something of an account's profile was changed on the network, not by the desk."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account


class Change(models.Model):
    """One field of the profile is not as it was when somebody last found it right.

    `was` and `now` are the texts; for the avatar its sha256. Open until its people say that it was them
    (`ours`) or not (`not_ours`), or until the network shows again what it showed (`back`).
    """

    class Field(models.TextChoices):
        HANDLE = "handle", _("handle")
        NAME = "name", _("name")
        BIO = "bio", _("bio")
        URL = "url", _("address")
        AVATAR = "avatar", _("avatar")

    class State(models.TextChoices):
        OPEN = "open", _("not explained yet")
        OURS = "ours", _("it was us")
        NOT_OURS = "not_ours", _("it was not us")
        BACK = "back", _("as it was again")

    account = models.ForeignKey(Account, models.CASCADE, related_name="changes_elsewhere")
    field = models.CharField(_("what"), max_length=6, choices=Field.choices)
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN, db_index=True)
    seen_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-seen_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("account", "field"),
                condition=models.Q(state="open"),
                name="keeping_change_one_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account}: {self.get_field_display()}"
