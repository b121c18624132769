"""How approval runs in a unit, where it is more than one yes of the nearest approver."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Unit


class Rule(models.TextChoices):
    """Whose yes a step needs."""

    ANY = "any", _("one of the approvers")
    ALL = "all", _("all approvers")


class RouteStep(models.Model):
    """A step of a unit's own route: the approvers of `approvers_of` decide, one after another by `order`.

    A unit without steps uses those of the nearest unit above that has some; without any, one yes of
    the approvers of the nearest unit that has an approver is enough.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="route")
    order = models.PositiveSmallIntegerField(_("order"))
    approvers_of = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name=_("approvers of"))
    rule = models.CharField(_("needs"), max_length=3, choices=Rule.choices, default=Rule.ANY)

    class Meta:
        ordering = ("unit", "order")
        constraints = (models.UniqueConstraint(fields=("unit", "order"), name="approvals_routestep_once"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.order}: {self.approvers_of} ({self.rule})"
