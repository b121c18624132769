"""Tags that every template has: icons, levels, links with changed filters."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from pedel.desk.beside import sections

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


@register.inclusion_tag("ui/nav_item.html", takes_context=True)
def nav_item(context: Any, name: str, label: str, key: str = "", *also: str) -> dict[str, Any]:
    """An entry of the bar, if there is such a page; it is current on every page of its section.

    `also` names the pages of other sections that belong to it too.
    """
    here = getattr(context.get("request"), "path", "")
    target, *others = (_address(each) for each in (name, *also))
    sections = [section for section in (target, *others) if section not in ("", "/")]
    current = "page" if here == target else "true" if here.startswith(tuple(sections)) else ""
    return {"target": target, "label": label, "key": key, "current": current}


@register.inclusion_tag("ui/more_item.html", takes_context=True)
def more_item(context: Any, name: str, label: str, key: str = "") -> dict[str, Any]:
    """An entry of the bar's further menu, if there is such a page."""
    return nav_item(context, name, label, key)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag
def moment(when: datetime | None) -> SafeString:
    """A time as people say it: "today 17:00"; the page adds the zone where it is not the reader's."""
    if when is None:
        return mark_safe("")
    local = localtime(when)
    days = (local.date() - localdate()).days
    named = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    is_near = -300 < days < 300
    day = named.get(days) or date_format(local, "D j M" if is_near else "j M Y")
    return format_html(
        '<time datetime="{}" title="{}" data-zone="{}">{} {}</time>',
        local.isoformat(timespec="minutes"),
        f"{date_format(local, 'l j F Y, H:i')} ({local.tzinfo})",
        local.tzname(),
        day,
        date_format(local, "H:i"),
    )


@register.filter
def elided(page: Any) -> Any:
    """The numbers of the pages around a Page, and its paginator's ellipsis for those between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def attribute(bound_field: Any, name: str) -> Any:
    return getattr(bound_field, name, "")


@register.simple_tag(takes_context=True)
def beside(context: Any, kind: str, thing: Any, place: str = "main") -> SafeString:
    """What the other apps show beside a thing ("account", "person", "draft") in one place of its page."""
    request = context["request"]
    shown = (
        render_to_string(section.template, {kind: thing, **section.facts}, request)
        for section in sections(request, kind, thing, place)
    )
    return mark_safe("".join(shown))  # noqa: S308  # drawn by templates, which escape
