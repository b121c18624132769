"""The ledger: one approved revision to one channel at one time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.drafts.models import Revision


class Delivery(models.Model):
    """One row is the truth about one sending. Its state changes by conditional UPDATE alone.

    QUEUED → LEASED (a worker has it, `owner` until `lease_until`; `fence` goes up with each lease) → SENDING
    (marked just before the call, the only state in which anything leaves) → PUBLISHED, FAILED (for certain
    nothing more went out and trying again by itself will not help) or UNKNOWN (may have gone out: the
    network is looked at before anything else). MISSED: its time passed without it, a person says when;
    CANCELLED: called off before it left; WITHDRAWN: taken back from the network later.

    `due_at` is when it goes out, said at `due_said_at`; `next_try_at` when a worker looks at it next.
    Leases are told in the database's own time. `key` names it for ever. `began_at` is when it was first
    marked, the time that its posts bear in every try; `started_at` when it was last. `trouble` is a code of
    `pedel.networks.Trouble` or of `publishing.words`, `detail` the network's own word. `seen` says what the
    network showed when it was last looked at.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("planned")
        LEASED = "leased", _("about to go out")
        SENDING = "sending", _("going out")
        PUBLISHED = "published", _("published")
        FAILED = "failed", _("not sent")
        UNKNOWN = "unknown", _("unclear whether it went out")
        MISSED = "missed", _("its time has passed")
        CANCELLED = "cancelled", _("called off")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Seen(models.TextChoices):
        NOT_YET = "", _("not looked at yet")
        AS_SENT = "as_sent", _("as it was sent")
        CHANGED = "changed", _("changed on the network")
        GONE = "gone", _("gone from the network")

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="deliveries")
    account = models.ForeignKey(Account, models.PROTECT, related_name="deliveries")
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    due_at = models.DateTimeField(_("goes out"))
    due_said_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField()
    created_at = models.DateTimeField(default=timezone.now)
    owner = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=30, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    remote_id = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=500, blank=True)
    seen = models.CharField(max_length=10, choices=Seen.choices, blank=True, default=Seen.NOT_YET)
    seen_at = models.DateTimeField(null=True, blank=True)
    next_look_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-due_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("revision", "account"), name="publishing_delivery_once"),
            models.UniqueConstraint(
                fields=("account",),
                condition=models.Q(state__in=("leased", "sending")),
                name="publishing_delivery_one_at_a_time",
            ),
        )
        indexes = (
            models.Index(fields=("state", "next_try_at"), name="publishing_delivery_due"),
            models.Index(
                fields=("account", "state", "trouble", "next_try_at"), name="publishing_delivery_lane"
            ),
            models.Index(fields=("account", "due_at"), name="publishing_delivery_of"),
            models.Index(fields=("account", "started_at"), name="publishing_delivery_pace"),
            models.Index(fields=("next_look_at",), name="publishing_delivery_look"),
            models.Index(fields=("state", "due_at"), name="publishing_delivery_state"),
        )

    def __str__(self) -> str:
        return f"{self.key} → {self.account_id}: {self.state}"
