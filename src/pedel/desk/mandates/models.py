"""Mandates: a dated authority of a person over an account, agreed by editor and supervisor."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Person
from pedel.desk.people.models.dated import Dated


class Mandate(Dated):
    """What `person` may send out at once on `account`, and what needs approval all the same.

    `kinds`: kinds of message that may go out at once (see `kinds.py`); `topics`: if any are named,
    only these go out at once; `approval_topics`: these never do; `languages`: as for topics.
    `may_answer`: whether replies may go out at once. It holds once both sides have agreed.

    `digest` is that of the exact terms (see `terms.py`), fixed when it is proposed: a proposal is never
    edited, a change is a new one that `replaces` this. `closed_by`, `closed_at` and `why` say who
    declined or ended it.
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
    digest = models.CharField(max_length=64, blank=True)
    replaces = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replaced_by")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(_("reason"), blank=True)

    class Meta(Dated.Meta):
        ordering = ("account", "person__name", "-starts")
        constraints = (
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(person=models.F("supervisor")),
                name="mandates_mandate_two_people",
                violation_error_message=_("Nobody agrees a mandate with themselves."),
            ),
            models.UniqueConstraint(
                fields=("account", "person"),
                condition=models.Q(state="proposed"),
                name="mandates_mandate_one_proposal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.account}"

    def is_agreed(self) -> bool:
        """Whether both have said yes: two people, neither for the other."""
        return self.state == self.State.AGREED and self.person_id != self.supervisor_id

    def last_day(self) -> date | None:
        """The day until which it held or holds; None while it holds until further notice."""
        if self.state == self.State.ENDED and self.closed_at:
            return timezone.localdate(self.closed_at)
        return self.ends

    @property
    def asked_id(self) -> int:
        """Whose yes a proposal waits for: of editor and supervisor, the one who did not propose it."""
        return self.supervisor_id if self.proposed_by_id == self.person_id else self.person_id

    @property
    def asked(self) -> Person:
        """The person whose yes a proposal waits for."""
        return self.supervisor if self.proposed_by_id == self.person_id else self.person
