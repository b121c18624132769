"""Where a unit is reached, whoever answers there today."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Unit


class Point(models.Model):
    """The role mailbox, telephone and page of a unit: what is given where nobody is named."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="contact_point")
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    page = models.URLField(_("page"), max_length=300, blank=True)
    hours = models.CharField(_("when somebody is there"), max_length=200, blank=True)

    def __str__(self) -> str:
        return self.email or self.phone or self.page or str(self.unit)
