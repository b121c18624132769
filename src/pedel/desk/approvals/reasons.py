"""Why approval is needed, as an approver reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pedel.desk import packs

WORDS = {
    "views": _("It states the university's views."),
    "set-aside": _("Something that the guidelines ask about was left as it is, with a reason."),
    "kind": _("Messages of this kind are not within the writer's mandate."),
    "approval-topic": _("It was agreed that this topic always needs approval."),
    "topic": _("The topic is not within the writer's mandate."),
    "topic-unknown": _("The writer's mandate is for some topics only, and no topic is named."),
    "language": _("The language is not within the writer's mandate."),
    "language-unknown": _("The writer's mandate is for some languages only."),
    "none": _("The writer has no mandate for this account."),
    "not-begun": _("The writer's mandate has not begun yet."),
    "not-agreed": _("The writer's mandate has not been agreed yet."),
    "ended": _("The writer's mandate has ended."),
    "hacked": _("The account is out of our hands at the moment."),
    "member": _("Whoever asks does not work on this account."),
}
OTHERWISE = _("It was sent for approval although it could have gone out at once.")


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: a sentence, and the clause behind it with its title (both empty where there is none)."""

    text: Any
    clause: str = ""
    title: str = ""


def whys(reasons: Iterable[Mapping[str, str]]) -> list[Why]:
    """The kept reasons of a request in words, each once."""
    told = {(reason["code"], reason["clause"]): None for reason in reasons}
    found = [Why(WORDS.get(code, code), clause, _title(clause)) for code, clause in told]
    return found or [Why(OTHERWISE)]


def _title(clause: str) -> str:
    pack = packs.in_force()
    lang = "nl" if (get_language() or "").startswith("nl") else "en"
    return str(pack[clause].title.in_(lang)) if clause in pack else ""
