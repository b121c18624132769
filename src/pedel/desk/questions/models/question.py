"""A question of a member of staff to the contact person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Unit


class Question(models.Model):
    """What somebody asks the contact person of a unit, and how it stands.

    `clauses` are ids that it may be about; `level` says who is asked (see `Level`); `waiting_since`
    is when it last came to them, `due_at` until when an answer is aimed at. A `merged` one waits for the
    answer to the one it is `merged_into`. The text goes when the question is withdrawn.
    """

    class State(models.TextChoices):
        OPEN = "open", _("waiting for an answer")
        ASKED_BACK = "asked_back", _("waiting for the one who asked")
        ANSWERED = "answered", _("answered")
        MERGED = "merged", _("answered together with another")
        CLOSED = "closed", _("closed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Level(models.IntegerChoices):
        CONTACT = 0, _("the contact person")
        DEPUTY = 1, _("the contact person and the deputies")
        STEWARD = 2, _("the steward too")

    class About(models.TextChoices):
        OWN = "own", _("my own account")
        OFFICIAL = "official", _("an account of the university")
        GENERAL = "general", _("something else")

    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="questions_asked")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="questions")
    text = models.TextField(_("question"), blank=True)
    about = models.CharField(max_length=10, choices=About.choices, default=About.GENERAL)
    clauses = models.JSONField(_("clauses"), default=list, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("en", _("English")), ("nl", _("Dutch"))]
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN, db_index=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.CONTACT)
    asked_at = models.DateTimeField(default=timezone.now)
    waiting_since = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_over(self) -> bool:
        """Whether nobody has to do anything about it any more."""
        return self.state in (self.State.CLOSED, self.State.WITHDRAWN)
