"""Where an application stands, in words: for lists and pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import Application
from .states import State

Outcome = Application.Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """`word` and its looks: the icon and colour of a level ("note", "advice", "answer", "good")."""

    word: Any
    level: str
    icon: str


ICONS = {"note": "info-circle", "advice": "hourglass", "answer": "message-question", "good": "circle-check"}
LOOKS: dict[str, tuple[Any, str]] = {
    State.WRITING: (_("being written"), "note"),
    State.SENT: (_("sent, being read"), "advice"),
    State.ANSWERED: (_("answered, being read"), "advice"),
    State.ASKED: (_("a question waits for an answer"), "answer"),
    State.ADVISED: (_("advised, the applicant decides"), "answer"),
    State.READY: (_("ready for the register"), "good"),
    State.DECLINED: (_("not approved"), "note"),
    State.REGISTERED: (_("in the register"), "good"),
    State.WITHDRAWN: (_("withdrawn"), "note"),
    State.LAPSED: (_("lapsed"), "note"),
}


def standing(application: Application) -> Standing:
    """Where it stands."""
    word, level = LOOKS[application.state]
    return Standing(word, level, ICONS[level])
