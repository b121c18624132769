"""Who or what can open an account on its network."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models.dated import Dated, DatedQuerySet


class HolderQuerySet(DatedQuerySet):
    """Access of people, devices and tools."""

    def in_force(self, day: date | None = None) -> HolderQuerySet:
        """Those that can open their account on this day (today)."""
        return self.on(day).filter(ended_at=None)


class Holder(Dated):
    """A person, a device or a tool that can open `account` on its network.

    `person` is who has the access, or who keeps the device or the tool; `name` names device or tool.
    `ends` is the last day that was agreed, `ended_at` the moment at which the access was taken away.
    How it is opened is not said here: no password, code or key.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        DEVICE = "device", _("device")
        TOOL = "tool", _("tool")

    account = models.ForeignKey(Account, models.CASCADE, related_name="holders")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="access_held"
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    purpose = models.CharField(_("what for"), max_length=200, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = HolderQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("account", "kind", "name", "pk")
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=("account", "person"),
                condition=models.Q(kind="person", ended_at=None),
                name="passwords_holder_once",
                violation_error_message=_("They are on the list already."),
            ),
        )

    def __str__(self) -> str:
        if self.kind == self.Kind.PERSON:
            return str(self.person or self.name)
        return f"{self.name} ({self.person})" if self.person else self.name
