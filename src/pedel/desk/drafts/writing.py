"""What the people at a draft write: its text, each account's own wording, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.mandates.kinds import KINDS
from pedel.policy.draft import LANGUAGES

from .models import Draft

MAX_TEXT = 50_000
MAX_TOPICS = 20
MAX_TOPIC = 60


@dataclass(frozen=True, slots=True)
class Writing:
    """The part of a draft that is typed. `variants` hold an account's own wording by the account's id."""

    text: str = ""
    variants: Mapping[int, str] = field(default_factory=dict)
    kind: str = "news"
    topics: tuple[str, ...] = ()
    language: str = "auto"
    planned_for: datetime | None = None

    @classmethod
    def of(cls, draft: Draft) -> Writing:
        """What stands in a draft."""
        variants = {target.account_id: target.text for target in draft.targets.all() if target.text}
        topics = tuple(draft.topics)
        return cls(draft.text, variants, draft.kind, topics, draft.language, draft.planned_for)

    def wording(self, account: int) -> str:
        """What goes out on an account."""
        return self.variants.get(account) or self.text

    def tidied(self, draft: Draft) -> Writing:
        """The same with lines and topics as they are kept; ValidationError by field if it cannot be kept."""
        tidy = replace(
            self,
            text=_lines(self.text),
            variants={account: _lines(text) for account, text in self.variants.items() if text.strip()},
            topics=tuple(dict.fromkeys(" ".join(topic.split()) for topic in self.topics if topic.strip())),
        )
        accounts = {target.account_id for target in draft.targets.all()}
        if wrong := dict(tidy._wrong(accounts)):
            raise ValidationError(wrong)
        return tidy

    def _wrong(self, accounts: set[int]) -> Iterator[tuple[str, str]]:
        if why := unkeepable(self.text):
            yield "text", why
        if why := next(filter(None, map(unkeepable, self.variants.values())), ""):
            yield "variants", why
        if not accounts.issuperset(self.variants):
            yield "variants", _("The draft is not for that account.")
        if self.kind not in KINDS:
            yield "kind", _("There is no such kind of message.")
        if self.language not in LANGUAGES:
            yield "language", _("This language is not known here.")
        if self.planned_for and not 2000 <= self.planned_for.year <= 2100:
            yield "planned_for", _("Give a day and a time.")
        if len(self.topics) > MAX_TOPICS or any(len(t) > MAX_TOPIC or unkeepable(t) for t in self.topics):
            yield "topics", _("At most 20 topics, each of at most 60 characters.")


def unkeepable(text: str, most: int = MAX_TEXT) -> str:
    """Why a text cannot be kept; empty when it can."""
    if len(text) > most:
        return ngettext(
            "At most %(most)d character is kept.", "At most %(most)d characters are kept.", most
        ) % {"most": most}
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        return _("The text holds a character that cannot be written down. Type it anew.")
    return ""


def kept(text: Any, most: int, name: str) -> str:
    """A short text from outside, trimmed; ValidationError when it is empty or cannot be kept."""
    text = _lines(str(text or "")).strip()
    if not text:
        raise ValidationError({name: _("Write something here.")})
    if why := unkeepable(text, most):
        raise ValidationError({name: why})
    return text


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
