"""The owner's word that an account is needed and its entry in the register right."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account


class Confirmation(models.Model):
    """One round: asked for by `due_on`, told again, told to the contact person, and answered.

    `is_needed` and `wrong` are the answer: whether the account is still needed, and what of the register
    is not right any more ("role", "objectives", "people"); `note` says what should change. Nobody has
    answered while `done_at` is None; there is one such for an account at most.
    """

    class Part(models.TextChoices):
        ROLE = "role", _("its role")
        OBJECTIVES = "objectives", _("its objectives")
        PEOPLE = "people", _("its people")

    account = models.ForeignKey(Account, models.CASCADE, related_name="confirmations")
    due_on = models.DateField(_("due on"))
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True, db_index=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_needed = models.BooleanField(null=True, blank=True)
    wrong = models.JSONField(default=list, blank=True)
    note = models.CharField(_("what should change"), max_length=1000, blank=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("account",),
                condition=models.Q(done_at=None),
                name="keeping_confirmation_one_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account}: {self.due_on}"

    @property
    def wrong_parts(self) -> list[str]:
        """What is not right any more, in words."""
        return [str(self.Part(part).label) for part in self.wrong if part in self.Part.values]
