"""The links in a text."""

from __future__ import annotations

import regex

_LINK = regex.compile(r"\bhttps?://[^\s<>\"“”]+|\bwww\.[^\s<>\"“”]+", regex.IGNORECASE)
_AFTER = ".,;:!?…'’»"


def links(text: str) -> list[str]:
    """The addresses in a text, each once, in order; punctuation after one is not its own."""
    found = (_without_end(match.group()) for match in _LINK.finditer(text))
    return list(dict.fromkeys(found))


def _without_end(link: str) -> str:
    while link and (link[-1] in _AFTER or (link[-1] == ")" and link.count("(") < link.count(")"))):
        link = link[:-1]
    return link
