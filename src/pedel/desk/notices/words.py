"""What a notice says, in the reader's language: its kind's templates, filled with its facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import translation

from .models import Notice


def line(kind: str, facts: Mapping[str, Any], lang: str | None = None) -> str:
    """The sentence for the desk and the subject of the mail. Raises TemplateDoesNotExist."""
    return " ".join(_filled(kind, "txt", facts, lang).split())


def body(kind: str, facts: Mapping[str, Any], lang: str | None = None) -> list[str]:
    """The paragraphs of the mail below the sentence; none when the kind has none."""
    try:
        text = _filled(kind, "body.txt", facts, lang)
    except TemplateDoesNotExist:
        return []
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def shown(notice: Notice) -> str:
    """The sentence of a notice that was kept; its kind where the words are gone from the desk."""
    try:
        return line(notice.kind, notice.facts)
    except TemplateDoesNotExist:
        return notice.kind


def _filled(kind: str, ending: str, facts: Mapping[str, Any], lang: str | None) -> str:
    app, _dot, what = kind.partition(".")
    template = get_template(f"{app}/notices/{what}.{ending}").template
    with translation.override(lang or translation.get_language()):
        # Plain text: what is shown on a page is escaped there.
        return str(template.render(Context(dict(facts), autoescape=False)))
