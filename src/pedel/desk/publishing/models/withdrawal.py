"""Taking a post back from its network."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .delivery import Delivery


class Withdrawal(models.Model):
    """Somebody wants a published post taken back, and says why. `done_at`: the network has taken it back.

    Until then a worker tries again at `next_try_at`; taking back what is gone already does no harm.
    `trouble` is a code of `pedel.networks.Trouble`, `detail` the network's own word.
    """

    delivery = models.OneToOneField(Delivery, models.PROTECT, related_name="withdrawal")
    why = models.TextField(_("why"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(null=True, blank=True, default=timezone.now, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=30, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.delivery_id}: {self.why[:60]}"
