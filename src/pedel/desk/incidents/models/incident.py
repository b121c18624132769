"""Something went wrong with an account, or with the university's name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account, Hold
from pedel.desk.people.models import Unit

from ..kinds import Kind


class Incident(models.Model):
    """One thing that went wrong, from the press of the button to what was learnt.

    `account` is empty where no account of ours is concerned; `where` is the address of what is wrong. `note`
    is what was seen. `confirmed_at`: somebody who works on the account or keeps the register says that it is
    so, and only then is the account taken for out of our hands. `hold` is the incident's own brake;
    `account_was` the state to which the account returns. `no_evidence` is why nothing was kept. `happened`
    and `changes` are the lessons.
    """

    class State(models.TextChoices):
        OPEN = "open", _("running")
        CLOSED = "closed", _("ended")

    kind = models.CharField(_("what"), max_length=15, choices=Kind.choices)
    account = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="incidents")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="incidents", verbose_name=_("unit"))
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN, db_index=True)
    note = models.TextField(_("what you saw"), blank=True)
    where = models.URLField(_("address"), max_length=500, blank=True)
    via = models.CharField(max_length=12, default="page")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_by_name = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(default=timezone.now, db_index=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    hold = models.ForeignKey(Hold, models.PROTECT, null=True, blank=True, related_name="+")
    account_was = models.CharField(max_length=10, blank=True)
    no_evidence = models.TextField(blank=True)
    happened = models.TextField(_("what happened"), blank=True)
    changes = models.TextField(_("what we change"), blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("account", "kind"), condition=Q(state="open"), name="incidents_incident_one_running"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.account or self.unit}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
