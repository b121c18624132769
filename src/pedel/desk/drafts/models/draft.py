"""A draft being written for one or more official accounts of a unit."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.checking.showing import first_line
from pedel.desk.people.models import Unit


class Draft(models.Model):
    """A draft. `version` counts saves, so that two tabs cannot overwrite each other unseen.

    `kind` is one of `mandates.kinds.KINDS`; `language` is "auto", "en" or "nl".
    `planned_for` is when it is meant to go out; None means as soon as it may. `changed_by` saved last.
    """

    class State(models.TextChoices):
        WRITING = "writing", _("being written")
        WAITING = "waiting", _("waiting for approval")
        APPROVED = "approved", _("approved")
        CLEARED = "cleared", _("cleared within the mandate")
        DECLINED = "declined", _("not approved")
        SENT = "sent", _("gone out")
        DISCARDED = "discarded", _("discarded")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts")
    editors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="edited_drafts")
    accounts = models.ManyToManyField(Account, through="Target", related_name="drafts")
    text = models.TextField(_("text"), blank=True)
    kind = models.CharField(_("kind of message"), max_length=12, default="news")
    topics = models.JSONField(_("topics"), default=list, blank=True)
    language = models.CharField(_("language"), max_length=4, default="auto")
    planned_for = models.DateTimeField(_("planned for"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WRITING, db_index=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now, db_index=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-changed_at", "-pk")

    def __str__(self) -> str:
        return Truncator(first_line(self.text)).chars(90) or str(_("Empty draft"))

    @cached_property
    def reports_made(self) -> dict[str, Any]:
        """Reports on exactly this content, by its digest: kept as long as this object, never elsewhere."""
        return {}


class Target(models.Model):
    """One account a draft is for, with its own wording where that differs; blank means the draft's text."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="targets")
    account = models.ForeignKey(Account, models.PROTECT, related_name="targets")
    text = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("draft", "account"), name="drafts_target_once"),)

    def __str__(self) -> str:
        return f"{self.draft_id} → {self.account_id}"

    @property
    def wording(self) -> str:
        return self.text or self.draft.text
