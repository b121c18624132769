"""Official posts as an Atom feed (RFC 4287), in pages (RFC 5005, section 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET  # writes only, reads nothing of anybody's

from django.core.paginator import Page
from django.utils.html import format_html, format_html_join, linebreaks, urlize

from .media import absolute
from .posts import OfficialPost

ATOM = "http://www.w3.org/2005/Atom"
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without any entry was last changed, as it must say."""
_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold (XML 1.0, production 2)."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `title`, `path` of the feed itself, `page_path` of the page that shows the same."""

    title: str
    path: str
    page_path: str


def atom(feed: Feed, page: Page, posts: list[OfficialPost]) -> bytes:
    """The feed's page as a document."""
    ET.register_namespace("", ATOM)
    root = ET.Element(_tag("feed"))
    _text(root, "id", absolute(feed.path))
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(max((post.at for post in posts), default=BEGINNING)))
    _text(root, "generator", "Pedel")
    _link(root, "self", _at_page(feed.path, page.number), "application/atom+xml")
    _link(root, "alternate", feed.page_path, "text/html")
    if page.has_next():
        _link(root, "next", _at_page(feed.path, page.next_page_number()), "application/atom+xml")
    if page.has_previous():
        _link(root, "previous", _at_page(feed.path, page.previous_page_number()), "application/atom+xml")
    for post in posts:
        root.append(_entry(post))
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _entry(post: OfficialPost) -> ET.Element:
    entry = ET.Element(_tag("entry"))
    if post.language:
        entry.set("{http://www.w3.org/XML/1998/namespace}lang", post.language)
    _text(entry, "id", post.url)
    _text(entry, "title", post.title or str(post.delivery.account.name))
    _text(entry, "published", _moment(post.at))
    _text(entry, "updated", _moment(post.at))
    author = ET.SubElement(entry, _tag("author"))
    _text(author, "name", post.delivery.account.name)
    if post.delivery.account.address:
        _text(author, "uri", post.delivery.account.address)
    _link(entry, "alternate", post.path, "text/html")
    for delivery in post.places:
        if delivery.url:
            ET.SubElement(entry, _tag("link"), rel="via", href=delivery.url)
    for delivery in post.corrected_by:
        ET.SubElement(
            entry,
            _tag("link"),
            rel="related",
            href=absolute(f"/official/{delivery.key}/"),
            title="correction",
        )
    _text(entry, "content", html(post), type="html")
    return entry


def html(post: OfficialPost) -> str:
    """The post's words and pictures as HTML, for a reader of feeds."""
    words = "".join(linebreaks(urlize(text, nofollow=False), autoescape=False) for text in _escaped(post))
    pictures = format_html_join(
        "",
        '<p><img src="{}" alt="{}" width="{}" height="{}"></p>',
        ((absolute(p["path"]), p["alt"] or "", p["width"], p["height"]) for p in post.pictures),
    )
    return words + pictures


def _escaped(post: OfficialPost) -> list[str]:
    return [format_html("{}", text) for text in post.texts]


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, _tag(name), attributes).text = _NEVER.sub("", text)


def _link(parent: ET.Element, rel: str, path: str, kind: str) -> None:
    ET.SubElement(parent, _tag("link"), {"rel": rel, "href": absolute(path), "type": kind})


def _at_page(path: str, number: int) -> str:
    return path if number == 1 else f"{path}?page={number}"


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")
