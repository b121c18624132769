"""Notices to people, and the letters by which some of them also go out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One thing a person is told. `kind` names its templates, `facts` fill them, `url` is where to go.

    `waits_for_digest` until the day's letter has been written that tells of it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    url = models.CharField(max_length=300, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    read_at = models.DateTimeField(null=True, blank=True)
    waits_for_digest = models.BooleanField(default=False)

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=("person", "read_at"), name="notices_unread"),
            models.Index(
                fields=("person",), name="notices_for_digest", condition=models.Q(waits_for_digest=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} → {self.person}"


class Preference(models.Model):
    """How a person wants to hear by e-mail."""

    class Mail(models.TextChoices):
        AT_ONCE = "at_once", _("at once")
        DAILY = "daily", _("once a day, together")
        NEVER = "never", _("not by e-mail")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preference")
    mail = models.CharField(_("by e-mail"), max_length=8, choices=Mail.choices, default=Mail.AT_ONCE)

    def __str__(self) -> str:
        return f"{self.person}: {self.mail}"


class Letter(models.Model):
    """An e-mail in the outbox: written with the change that it tells of, sent by the worker.

    `message_id` is fixed before the first try. A try whose outcome is not known is not repeated: see
    `outbox`. `claim` says which try holds the letter, until `claimed_until`; `handed_at` is set just
    before the mail server may take it. Once sent, only who, what about and when are kept.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        UNCLEAR = "unclear", _("unclear whether it arrived")
        FAILED = "failed", _("could not be sent")
        DROPPED = "dropped", _("not to be sent")

    to = models.EmailField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="letters")
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    trouble = models.TextField(blank=True)

    class Meta:
        ordering = ("-created_at",)
        indexes = (models.Index(fields=("state", "due_at"), name="notices_due"),)

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"
