"""An account closes: why, when, what becomes of its name, where its readers go."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account

REOPENING = timedelta(days=30)
"""So long a closed account can be opened again, with its name kept. No guideline gives this figure. Ours."""


def _person(**more: object) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", **more
    )


class Closing(models.Model):
    """One closing; an account has at most one that is under way.

    PROPOSED by its owner → PLANNED by who keeps the register → ANNOUNCED to its readers → CLOSED. DROPPED:
    it stays open after all. REOPENED: it was closed, and opened again. `handle` is what becomes of its name;
    a parked one is kept by `keeper` until `kept_until`. `anyway` says why it was closed with steps open.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        PLANNED = "planned", _("planned")
        ANNOUNCED = "announced", _("announced")
        CLOSED = "closed", _("closed")
        REOPENED = "reopened", _("opened again")
        DROPPED = "dropped", _("not closed after all")

    class Handle(models.TextChoices):
        PARKED = "parked", _("keep it, so that nobody else takes it")
        HANDED_BACK = "handed_back", _("give it back; others may take it then")

    account = models.ForeignKey(Account, models.PROTECT, related_name="closings")
    reason = models.TextField(_("why it closes"), max_length=2000)
    last_day = models.DateField(_("last day"))
    handle = models.CharField(_("its handle"), max_length=12, choices=Handle.choices, default=Handle.PARKED)
    goes_on = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("goes on at")
    )
    goes_on_url = models.URLField(_("or at this address"), max_length=300, blank=True)
    keeper = _person(verbose_name=_("who keeps access"))
    kept_until = models.DateField(_("kept until"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED, db_index=True)
    proposed_by = _person()
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_by = _person()
    decided_at = models.DateTimeField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_by = _person()
    closed_at = models.DateTimeField(null=True, blank=True)
    anyway = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ("last_day", "account__name")
        constraints = (
            models.UniqueConstraint(
                fields=("account",),
                condition=Q(state__in=("proposed", "planned", "announced")),
                name="closing_closing_one_running",
                violation_error_message=_("A closing of this account is under way already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.account}: {self.last_day}"

    @property
    def is_running(self) -> bool:
        """Whether it is on its way: neither closed yet nor given up."""
        return self.state in RUNNING

    @property
    def goes_on_at(self) -> str:
        """Where readers go; "" where nobody has said."""
        return self.goes_on.address if self.goes_on is not None else self.goes_on_url

    def is_due(self) -> bool:
        """Whether the last day has come."""
        return self.last_day <= timezone.localdate()

    def may_reopen_until(self) -> object:
        """The last moment for opening it again; None where its name was given back or it is not closed."""
        if self.state != self.State.CLOSED or self.closed_at is None or self.handle != self.Handle.PARKED:
            return None
        return self.closed_at + REOPENING


RUNNING = (Closing.State.PROPOSED, Closing.State.PLANNED, Closing.State.ANNOUNCED)
DECIDED = (Closing.State.PLANNED, Closing.State.ANNOUNCED)
