"""Writing letters: text and HTML in the person's language, put into the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from .models import Letter


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a letter tells of: a sentence, paragraphs, and where to go on the desk."""

    sentence: str
    paragraphs: Sequence[str] = ()
    url: str = ""

    @property
    def address(self) -> str:
        """Where to go, as a whole address."""
        return settings.PEDEL.url.rstrip("/") + self.url if self.url else ""


def letter(person: Any, subject: str, items: Sequence[Item]) -> Letter:
    """A letter to a person, not saved yet."""
    context = {
        "items": items,
        "is_one": len(items) == 1,
        "lang": person.language,
        "subject": subject,
        "institution": settings.PEDEL.institution,
        "preferences": settings.PEDEL.url.rstrip("/") + "/notices/",
    }
    with translation.override(person.language):
        text = render_to_string("notices/letter.txt", context)
        html = render_to_string("notices/letter.html", context)
    return Letter(
        to=person.email, person=person, subject=subject[:300], text=text, html=html, message_id=message_id()
    )


def message_id() -> str:
    """A new name for a letter, under the sender's own domain."""
    domain = parseaddr(settings.PEDEL.mail_from)[1].rpartition("@")[2]
    return make_msgid(domain=domain or "localhost")
