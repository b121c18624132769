"""Mandates: a dated authority of a person over an account, agreed by editor and supervisor."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models.dated import Dated


class Mandate(Dated):
    """What `person` may send out at once on `account`, and what needs approval all the same.

    `kinds`: kinds of message that may go out at once (see `kinds.py`); `topics`: if any are named,
    only these go out at once; `approval_topics`: these never do; `languages`: as for topics.
    `may_answer`: whether replies may go out at once. It holds once both sides have agreed.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        AGREED = "agreed", _("agreed")
        DECLINED = "declined", _("declined")
        ENDED = "ended", _("ended")

    account = models.ForeignKey(Account, models.CASCADE, related_name="mandates")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mandates")
    supervisor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mandates_agreed")
    kinds = models.JSONField(_("may go out at once"), default=list, blank=True)
    topics = models.JSONField(_("only on these topics"), default=list, blank=True)
    approval_topics = models.JSONField(_("always needs approval"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    may_answer = models.BooleanField(_("may answer at once"), default=False)
    note = models.TextField(_("agreed beside this"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PROPOSED, db_index=True
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Dated.Meta):
        ordering = ("account", "person__name", "-starts")

    def __str__(self) -> str:
        return f"{self.person} · {self.account}"
