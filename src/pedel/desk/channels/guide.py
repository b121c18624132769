"""A connector's guide, written in Markdown, as a part of a page."""

from __future__ import annotations

import re
from functools import cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from pedel import networks

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
LOWER = 2
"""The page has a first heading of its own, and the guide stands in a part that has the second."""


@cache
def guide(network: str) -> SafeString:
    """The guide for a network; empty where there is none. HTML in it is shown as text, links lead only where
    links may lead (no scripts), and its own title is left out.
    """
    tokens = _MARKDOWN.parse(networks.guide(network))
    if tokens and tokens[0].tag == "h1":
        tokens = tokens[3:]
    for token in tokens:
        if re.fullmatch(r"h[1-6]", token.tag):
            token.tag = f"h{min(int(token.tag[1]) + LOWER - 1, 6)}"
        for inner in token.children or ():
            if inner.type == "link_open":
                inner.attrSet("rel", "noopener noreferrer")
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    # A column of code that is wide must be reached by the keyboard too.
    html = html.replace("<pre>", '<pre tabindex="0">')
    html = html.replace("<table>", '<div class="channel-wide" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )
    return mark_safe(html)  # noqa: S308  # our own file, rendered with its HTML escaped
