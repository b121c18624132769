"""One version of what guidance says."""

from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .guidance import Guidance

TEXTS = ("question_en", "answer_en", "question_nl", "answer_nl")


class Wording(models.Model):
    """A question and its answer in one or two languages; what it says never changes, a new one replaces it.

    `clauses` are the ids it stands under; `explanation` says why what was found in it may stand;
    somebody other than `written_by` decides. From `look_again_on` on it is due to be looked at.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for a second pair of eyes")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("sent back")

    guidance = models.ForeignKey(Guidance, models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField()
    question_en = models.CharField(_("question, in English"), max_length=300, blank=True)
    answer_en = models.TextField(_("answer, in English"), blank=True)
    question_nl = models.CharField(_("question, in Dutch"), max_length=300, blank=True)
    answer_nl = models.TextField(_("answer, in Dutch"), blank=True)
    clauses = models.JSONField(_("clauses"), default=list)
    look_again_on = models.DateField(_("look at it again on"))
    explanation = models.TextField(_("why this may stand"), blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING, db_index=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(_("why it was sent back"), blank=True)

    class Meta:
        ordering = ("guidance", "number")
        constraints = (
            models.UniqueConstraint(fields=("guidance", "number"), name="questions_wording_numbered"),
            models.UniqueConstraint(
                fields=("guidance",),
                condition=models.Q(state="waiting"),
                name="questions_wording_one_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("written_by")),
                name="questions_wording_two_people",
            ),
        )

    def __str__(self) -> str:
        return self.question

    @property
    def lang(self) -> str:
        """The language in which the reader gets it: their own, or the only one there is."""
        mine = "nl" if (get_language() or "").startswith("nl") else "en"
        return mine if getattr(self, f"answer_{mine}") else ("en" if mine == "nl" else "nl")

    @property
    def question(self) -> str:
        """The question as the reader gets it."""
        return getattr(self, f"question_{self.lang}")

    @property
    def answer(self) -> str:
        """The answer as the reader gets it."""
        return getattr(self, f"answer_{self.lang}")

    @property
    def missing(self) -> str:
        """The language that nobody has written yet: "en", "nl", or nothing."""
        return next((lang for lang in ("en", "nl") if not getattr(self, f"answer_{lang}")), "")

    def digest(self) -> str:
        """The sha256 (hex) of what it says, as the record keeps it."""
        said = {name: getattr(self, name) for name in (*TEXTS, "clauses")}
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
