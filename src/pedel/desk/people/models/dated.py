"""What holds from one day to another."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone


class DatedQuerySet(models.QuerySet):
    """Rows that hold for a time."""

    def on(self, day: date | None = None) -> DatedQuerySet:
        """Those that hold on this day (today): from `starts` to `ends`, both included."""
        day = day or timezone.localdate()
        return self.filter(starts__lte=day).filter(Q(ends=None) | Q(ends__gte=day))


class Dated(models.Model):
    """A fact with a first and a last day; no last day means until further notice."""

    starts = models.DateField(default=timezone.localdate)
    ends = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="%(app_label)s_%(class)s_in_order",
            ),
        )

    def holds_on(self, day: date | None = None) -> bool:
        """Whether it holds on this day (today)."""
        day = day or timezone.localdate()
        return self.starts <= day and (self.ends is None or day <= self.ends)
