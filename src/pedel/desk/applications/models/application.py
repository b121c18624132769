"""A request to open an account."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Unit


class Application(models.Model):
    """What somebody thought about an account before it is there, and what came of it.

    Every answer may be missing while it is written. `unfinished` holds, by the field's name, what was
    typed and cannot be read yet, so that nothing is lost; `changed_by` wrote on it last. `samples` are
    texts of first posts. `digest` is that of the answers as they were last sent (see `answers.py`); a word
    on them names it. `due_on` is the day by which whoever's turn it is should act, `reminders` how often
    they were told since.
    """

    class State(models.TextChoices):
        WRITING = "writing", _("being written")
        SENT = "sent", _("sent")
        ASKED = "asked", _("question asked")
        ANSWERED = "answered", _("answered")
        ADVISED = "advised", _("advised")
        READY = "ready", _("ready for the register")
        DECLINED = "declined", _("not approved")
        REGISTERED = "registered", _("in the register")
        WITHDRAWN = "withdrawn", _("withdrawn")
        LAPSED = "lapsed", _("lapsed")

    class Per(models.TextChoices):
        WEEK = "week", _("a week")
        MONTH = "month", _("a month")

    class Within(models.TextChoices):
        HOURS = "hours", _("the same working day")
        DAY = "day", _("the next working day")
        WEEK = "week", _("within a week")
        NOT = "not", _("reactions are read, not answered")

    class Assessment(models.TextChoices):
        NEEDED = "needed", _("it is needed, and not done yet")
        DONE = "done", _("it is done")
        NOT_NEEDED = "not_needed", _("the privacy officer says that it is not needed")
        UNKNOWN = "unknown", _("I do not know yet")

    class Outcome(models.TextChoices):
        POSITIVE = "positive", _("go ahead")
        REMARKS = "remarks", _("go ahead, with remarks")
        AGAINST = "against", _("better not")
        YES = "yes", _("approved")
        NO = "no", _("not approved")

    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="applications")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("unit"))
    purpose = models.TextField(_("role of the account"), blank=True)
    objectives = models.TextField(_("objectives"), blank=True)
    audience = models.TextField(_("audience"), blank=True)
    why_new = models.TextField(_("why not an existing account"), blank=True)
    network = models.CharField(_("network"), max_length=30, blank=True)
    name = models.CharField(_("display name"), max_length=200, blank=True)
    handle = models.CharField(_("handle"), max_length=200, blank=True)
    account_class = models.CharField(_("class"), max_length=10, choices=Account.Class.choices, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    posts = models.PositiveSmallIntegerField(_("how many posts"), null=True)
    per = models.CharField(_("in"), max_length=5, choices=Per.choices, blank=True)
    sources = models.TextField(_("sources"), blank=True)
    samples = models.JSONField(_("first posts"), default=list, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("owner")
    )
    owner_hours = models.DecimalField(_("hours of the owner"), max_digits=4, decimal_places=1, null=True)
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("deputy owner")
    )
    deputy_hours = models.DecimalField(_("hours of the deputy"), max_digits=4, decimal_places=1, null=True)
    absence = models.TextField(_("holidays and illness"), blank=True)
    answering = models.TextField(_("who answers"), blank=True)
    within = models.CharField(_("answered within"), max_length=5, choices=Within.choices, blank=True)
    privacy_notice = models.TextField(_("privacy notice"), blank=True)
    assessment = models.CharField(
        _("privacy assessment"), max_length=10, choices=Assessment.choices, blank=True
    )
    assessment_where = models.TextField(_("where the assessment is"), blank=True)
    alternative = models.TextField(_("accessible alternative"), blank=True)
    unfinished = models.JSONField(default=dict, blank=True)

    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WRITING, db_index=True
    )
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    account = models.OneToOneField(
        Account, models.SET_NULL, null=True, blank=True, related_name="application"
    )

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        if self.handle:
            return f"@{self.handle}"
        return self.name or str(_("a new account"))
