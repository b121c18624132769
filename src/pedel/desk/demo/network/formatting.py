"""A status's text: how long it is, and how it looks as HTML.

Counting after Mastodon's documentation, "Posting to your profile": an address counts 23, of a mention
only the part before the server. Written apart from `pedel.networks`, so that the one can show the other
wrong.
"""

from __future__ import annotations

import html
import re

import regex

ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?'()\[\]]", re.IGNORECASE)
MENTION = re.compile(r"(?<![\w/=])@(\w+)@[\w.-]*\w")
TAG = re.compile(r"(?<![\w&/])#(\w*[^\W\d_]\w*)")
SHOWN = 30
"""Characters of an address that are shown, without its beginning."""


def length(text: str) -> int:
    """What a reader takes for characters."""
    shortened = MENTION.sub(r"@\1", ADDRESS.sub("x" * 23, text))
    return len(regex.findall(r"\X", shortened))


def formatted(text: str, base: str) -> str:
    """Paragraphs and line breaks; addresses and hashtags become links; everything else is escaped."""
    if not text:
        return ""
    blocks = re.split(r"\n{2,}", text.replace("\r\n", "\n"))
    return "".join(f"<p>{_linked(block, base).replace(chr(10), '<br />')}</p>" for block in blocks)


def _linked(text: str, base: str) -> str:
    parts, end = [], 0
    for match in ADDRESS.finditer(text):
        parts += [_tagged(text[end : match.start()], base), _link(match[0])]
        end = match.end()
    return "".join([*parts, _tagged(text[end:], base)])


def _link(url: str) -> str:
    """An address whose ends are there for whoever copies it, and hidden from whoever reads."""
    head, rest = re.match(r"(https?://(?:www\.)?)(.*)", url, re.IGNORECASE | re.DOTALL).groups()  # type: ignore[union-attr]
    middle, tail = rest[:SHOWN], rest[SHOWN:]
    kind = "ellipsis" if tail else ""
    return (
        f'<a href="{html.escape(url)}" target="_blank" rel="nofollow noopener">'
        f'<span class="invisible">{html.escape(head)}</span>'
        f'<span class="{kind}">{html.escape(middle)}</span>'
        f'<span class="invisible">{html.escape(tail)}</span></a>'
    )


def _tagged(text: str, base: str) -> str:
    parts, end = [], 0
    for match in TAG.finditer(text):
        address = f"{base}/tags/{match[1].lower()}"
        parts += [html.escape(text[end : match.start()], quote=False)]
        parts += [f'<a href="{address}" class="mention hashtag" rel="tag">#<span>{match[1]}</span></a>']
        end = match.end()
    return "".join([*parts, html.escape(text[end:], quote=False)])
