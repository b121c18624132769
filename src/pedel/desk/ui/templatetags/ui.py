"""Tags that every template has: icons, levels, links with changed filters."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

register = template.Library()
ICONS = Path(__file__).parents[1] / "static" / "vendor" / "icons"

LEVELS = {
    "note": {"icon": "info-circle", "word": _("good to know")},
    "advice": {"icon": "bulb", "word": _("look again")},
    "answer": {"icon": "help-octagon", "word": _("fix or say why")},
    "stop": {"icon": "hand-stop", "word": _("cannot go out")},
}
"""A level's icon and word; its colour is `--level-<name>` in tokens.css. Never one of them alone."""


@cache
def _drawing(name: str) -> str:
    svg = (ICONS / f"{name}.svg").read_text("utf-8")
    return svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of Tabler's; with a label where no words stand beside it."""
    meaning = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" {}>{}</svg>',
        meaning,
        mark_safe(_drawing(name)),  # noqa: S308  # from our own static files
    )


@register.inclusion_tag("ui/level.html")
def level(name: str) -> dict[str, Any]:
    """A finding's level: icon, word and colour together."""
    return {"name": name, **LEVELS[name]}


@register.inclusion_tag("ui/empty.html")
def empty(icon: str, title: str, text: str = "", url: str = "", button: str = "") -> dict[str, Any]:
    """An empty state: what would stand here, and how it comes to be."""
    return {"icon": icon, "title": title, "text": text, "url": url, "button": button}


@register.filter
def attribute(bound_field: Any, name: str) -> Any:
    return getattr(bound_field, name, "")
