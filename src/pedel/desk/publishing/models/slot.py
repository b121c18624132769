"""The times of the week at which an account likes to speak."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account


class Slot(models.Model):
    """A day of the week and a time on the institution's clock; `weekday` 0 is Monday.

    A slot promises nothing and holds nothing back: it is offered when somebody plans.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="slots")
    weekday = models.PositiveSmallIntegerField(
        _("day"), choices=list(WEEKDAYS.items()), validators=[MaxValueValidator(6)]
    )
    time = models.TimeField(_("time"))

    class Meta:
        ordering = ("weekday", "time")
        constraints = (
            models.UniqueConstraint(
                fields=("account", "weekday", "time"),
                name="publishing_slot_once",
                violation_error_message=_("This slot is there already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.time:%H:%M}"
