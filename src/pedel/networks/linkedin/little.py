"""LinkedIn's "little text": what a post's `commentary` is written in.

Page "little Text Format" (LinkedIn Marketing API): reserved characters stand behind a backslash, hashtags in
a template. LinkedIn cuts a text off, without a word, where a reserved character stands alone. Nobody could
check here whether an address with an escaped `_` is still made a link.
"""

from __future__ import annotations

import re

from ..counting import HASHTAG

RESERVED = re.compile(r"[|{}@\[\]()<>#\\*_~]")
_TAG = re.compile(r"\{hashtag\|\\?[#＃]\|((?:\\.|[^\\}])*)\}")
_MENTION = re.compile(r"@\[((?:\\.|[^\\\]])*)\]\(urn:li:[^)]*\)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def little(text: str) -> str:
    """A plain text as LinkedIn takes it; words after # become hashtags."""
    parts, end = [], 0
    for match in HASHTAG.finditer(text):
        tag = match.group()
        parts.append(_escaped(text[end : match.start()]))
        parts.append(f"{{hashtag|\\#|{_escaped(tag[1:])}}}" if tag[0] == "#" else _escaped(tag))
        end = match.end()
    return "".join(parts) + _escaped(text[end:])


def plain(commentary: str) -> str:
    """What a reader sees of it."""
    text = _TAG.sub(r"\\#\1", commentary)
    return _ESCAPED.sub(r"\1", _MENTION.sub(r"\1", text))


def _escaped(text: str) -> str:
    return RESERVED.sub(r"\\\g<0>", text)
