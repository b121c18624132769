"""How long posts are kept."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Unit


class Rule(models.Model):
    """A retention class for the posts of a unit and all below it, or of one account.

    `years` after the day of publishing they come on a destruction list; None means that they are kept. The
    name and the years are the institution's own choice, from its own selection list: the desk knows none.
    """

    unit = models.OneToOneField(Unit, models.PROTECT, null=True, blank=True, related_name="retention")
    account = models.OneToOneField(Account, models.PROTECT, null=True, blank=True, related_name="retention")
    name = models.CharField(_("retention class"), max_length=100)
    years = models.PositiveSmallIntegerField(
        _("years"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(unit=None) ^ models.Q(account=None), name="archive_rule_unit_or_account"
            ),
        )

    def __str__(self) -> str:
        return self.name
