"""A request for approval of one revision."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.drafts.models import Revision
from pedel.desk.people.models import Unit

from .route import Rule


class Request(models.Model):
    """The request; `digest` is the revision's and every decision repeats it.

    `reasons` say why approval is needed (codes and clauses, see `need.py`). `expires_at`: from then
    on it, or an approval that was not used, holds no more. VOID: the draft was edited meanwhile.
    `new_time` is when it goes out after all, said by a person when the yes came after `planned_for`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("not approved")
        WITHDRAWN = "withdrawn", _("withdrawn")
        VOID = "void", _("void: edited since")
        EXPIRED = "expired", _("expired")

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="request")
    digest = models.CharField(max_length=64, db_index=True)
    reasons = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING, db_index=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="requests_asked")
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    new_time = models.DateTimeField(_("new time"), null=True, blank=True)
    new_time_said_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.state}"


class Step(models.Model):
    """One step of a request's route, copied when it was asked, so that later changes do not bend it.

    Who the approvers of `unit` are is read again for every decision: roles have dates.
    """

    class State(models.TextChoices):
        AHEAD = "ahead", _("not yet")
        OPEN = "open", _("waiting")
        DONE = "done", _("approved")
        CLOSED = "closed", _("closed")

    request = models.ForeignKey(Request, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    rule = models.CharField(max_length=3, choices=Rule.choices, default=Rule.ANY)
    state = models.CharField(max_length=6, choices=State.choices, default=State.AHEAD)
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("request", "order")
        constraints = (models.UniqueConstraint(fields=("request", "order"), name="approvals_step_once"),)

    def __str__(self) -> str:
        return f"{self.request_id}.{self.order} {self.state}"
