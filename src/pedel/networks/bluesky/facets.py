"""Mentions, links and hashtags in a text, by their place in its UTF-8 bytes.

What is one: `detect_facets` of the atproto SDK, a port of `rich-text/detection.ts` in @atproto/api, so that
a post from the desk looks as one from Bluesky's own app. A mention counts when its handle leads to an
account.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from atproto_client.models.utils import get_model_as_dict
from atproto_client.utils.facet_detection import detect_facets, detect_mentions

Facet = dict[str, Any]


def facets(text: str, account_of: Callable[[str], str | None]) -> list[Facet]:
    """The facets of a text, in its order; `account_of` gives a handle's DID, None where there is none."""
    others = [get_model_as_dict(one) for one in detect_facets(text)]
    return sorted([*others, *_mentions(text, account_of)], key=lambda one: one["index"]["byteStart"])


def _mentions(text: str, account_of: Callable[[str], str | None]) -> list[Facet]:
    found = detect_mentions(text)
    accounts = {handle: account_of(handle) for handle in sorted({one.handle.lower() for one in found})}
    return [
        _mention(account, one.byte_start, one.byte_end)
        for one in found
        if (account := accounts[one.handle.lower()])
    ]


def _mention(account: str, start: int, end: int) -> Facet:
    feature = {"$type": "app.bsky.richtext.facet#mention", "did": account}
    return {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}
