"""Who keeps an account, from a day to a day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import still_here
from pedel.desk.people.models.dated import Dated, DatedQuerySet

from .account import Account


class MembershipQuerySet(DatedQuerySet):
    """People's parts in accounts."""

    def at_work(self, day: date | None = None) -> MembershipQuerySet:
        """Those that hold on this day (today) of people who have not left by then."""
        return self.on(day).filter(still_here(day, "person__"))


class Membership(Dated):
    """A person works on an account: the owner answers for it, the deputy in their absence, editors write."""

    class Part(models.TextChoices):
        OWNER = "owner", _("owner")
        DEPUTY = "deputy", _("deputy owner")
        EDITOR = "editor", _("editor")

    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    part = models.CharField(_("part"), max_length=8, choices=Part.choices)

    objects = MembershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("account", "part", "person__name")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_part_display()} · {self.account}"
