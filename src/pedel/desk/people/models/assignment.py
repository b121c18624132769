"""A role on a unit, from a day to a day."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .dated import Dated
from .unit import Unit


class Role(models.TextChoices):
    """The roles on units. Editors are not here: their authority is a membership and a mandate."""

    CONTACT = "contact", _("contact person")
    APPROVER = "approver", _("approver")
    STEWARD = "steward", _("steward")


class Assignment(Dated):
    """A person holds a role on a unit and all below it; deputies act when asked or when it is late.

    `granted_by_group` is the provider's group that gave it, so that signing in can also take it away.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="assignments")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    is_deputy = models.BooleanField(_("deputy"), default=False)
    granted_by_group = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        ordering = ("unit__path", "role", "is_deputy", "person__name")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()} · {self.unit}"
