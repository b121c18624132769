"""A brake: nothing goes out within its scope while it is in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Unit

from .account import Account


class HoldQuerySet(models.QuerySet["Hold"]):
    """Holds."""

    def in_force(self, at: datetime | None = None) -> HoldQuerySet:
        """Those that brake at this moment (now)."""
        at = at or timezone.now()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), placed_at__lte=at, lifted_at=None)

    def over(self, account: Account, topics: Iterable[str] = ()) -> HoldQuerySet:
        """Those whose scope an account, or a message on these topics, falls into."""
        scope = self.model.Scope
        over = Q(scope=scope.EVERYTHING) | Q(scope=scope.ACCOUNT, account=account)
        over |= Q(scope=scope.UNIT, unit__path__in=account.unit.lineage())
        over |= Q(scope=scope.NETWORK, network=account.network)
        return self.filter(over | Q(scope=scope.TOPIC, topic__in=[topic.casefold() for topic in topics]))


class Hold(models.Model):
    """A brake on everything, a unit with all below it, an account, a network or a topic.

    In force from `placed_at` until it is lifted or `ends_at` comes. `topic` is casefolded. `ends_with` is the
    address of what it belongs to and ends with, empty for one that stands for itself. Holds are never
    deleted: they are part of what happened.
    """

    class Scope(models.TextChoices):
        EVERYTHING = "everything", _("everything")
        UNIT = "unit", _("a unit and all below it")
        ACCOUNT = "account", _("one account")
        NETWORK = "network", _("a network")
        TOPIC = "topic", _("a topic")

    scope = models.CharField(_("what is held"), max_length=10, choices=Scope.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="holds")
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="holds")
    network = models.CharField(_("network"), max_length=30, blank=True)
    topic = models.CharField(_("topic"), max_length=100, blank=True)
    reason = models.TextField(_("why"))
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    placed_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    ends_with = models.CharField(max_length=200, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ("-placed_at", "-pk")
        indexes = (models.Index(fields=("lifted_at", "ends_at"), name="accounts_hold_in_force"),)

    def __str__(self) -> str:
        return f"{self.get_scope_display()}: {self.reason}"
