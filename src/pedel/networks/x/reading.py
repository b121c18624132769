"""A post on X read back: its addresses as they were typed, without those that X adds for pictures.

X puts an address of its own (t.co) in the place of each that was typed, and one more at the end for pictures
and films; `entities.urls` says what was there (`openapi.json`, schema `PostEntities`). It writes &, < and >
as HTML does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import normalize

from .weighing import LINK

PICTURES = ("pic.x.com/", "pic.twitter.com/")
"""How X shows the address that it adds for pictures and films, where it does not name their `media_key`."""


def typed(text: str) -> list[str]:
    """The addresses in a text, as X finds them."""
    return [match.group() for match in LINK.finditer(text)]


def shown(tweet: Mapping[str, Any], links: Iterable[str] = ()) -> str:
    """The text that a reader sees. `links` are the addresses as they were typed, where they are known."""
    whole = tweet.get("note_tweet") or tweet  # of a text over 280, `text` holds only the beginning
    text, left = str(whole.get("text") or ""), list(links)
    urls = (whole.get("entities") or {}).get("urls") or ()
    for entity in sorted(urls, key=lambda one: int(one.get("start") or 0)):
        text = _replaced(text, entity, left)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _replaced(text: str, entity: Mapping[str, Any], left: list[str]) -> str:
    short, address = str(entity.get("url") or ""), str(entity.get("expanded_url") or "")
    if not short:
        return text
    link = _taken(left, address) or _taken(left, str(entity.get("unwound_url") or ""))
    is_picture = entity.get("media_key") or str(entity.get("display_url") or "").startswith(PICTURES)
    if not link and text.endswith(short) and is_picture:
        return text.removesuffix(short).removesuffix(" ")
    return text.replace(short, _escaped(link or address), 1)


def _taken(left: list[str], address: str) -> str:
    """The next address that was typed and is this one, out of those that are left; empty where none is."""
    for index, link in enumerate(left):
        if _bare(link) == _bare(address):
            return left.pop(index)
    return ""


def _escaped(text: str) -> str:
    """As X writes text, since what is put in is unescaped with the rest."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _bare(address: str) -> str:
    """An address without what X adds or changes: https, capitals in the host, the last stroke."""
    host, stroke, path = re.sub(r"^https?://", "", address, flags=re.IGNORECASE).partition("/")
    return (host.lower() + stroke + path).rstrip("/")


def is_same(tweet: Mapping[str, Any], text: str) -> bool:
    """Whether a post on X has the text that was sent, whatever X put before addresses typed without http."""
    return _compared(shown(tweet, typed(text))) == _compared(text)


def _compared(text: str) -> str:
    plain = re.sub(r"https?://", "", text, flags=re.IGNORECASE)
    return normalize("NFC", plain).replace("\r\n", "\n").strip()
