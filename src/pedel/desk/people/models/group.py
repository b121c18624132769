"""Which role a group of the identity provider gives."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .assignment import Role
from .unit import Unit


class GroupMapping(models.Model):
    """Who signs in with `group` holds `role` on `unit`, for as long as the provider says so.

    Whoever made it gets no role by it: nobody raises their own rights.
    """

    group = models.CharField(_("group at the provider"), max_length=200)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="group_mappings")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    is_deputy = models.BooleanField(_("deputy"), default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("group", "unit__path")
        constraints = (
            models.UniqueConstraint(fields=("group", "unit", "role"), name="people_groupmapping_once"),
        )

    def __str__(self) -> str:
        return f"{self.group} → {self.get_role_display()} · {self.unit}"
