"""A step of an incident's runbook."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .incident import Incident


class Step(models.Model):
    """`code` is the step in the runbook of the incident's kind, which holds its words. `why` is the reason
    for leaving it out, or what came of it.
    """

    class State(models.TextChoices):
        TODO = "todo", _("to do")
        DONE = "done", _("done")
        SKIPPED = "skipped", _("left out")

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="steps")
    code = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=State.choices, default=State.TODO)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.CharField(max_length=500, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("incident", "order")
        constraints = (models.UniqueConstraint(fields=("incident", "code"), name="incidents_step_once"),)

    def __str__(self) -> str:
        return f"{self.incident_id} {self.code}: {self.get_state_display()}"
