"""Threads.

Text: 500 characters, in which an emoji counts as many as its bytes in UTF-8 (Threads API, "Threads
Posts", "Limitations"). Pictures: 20 in one post (same page, "Carousel Posts"). Alternative text: 1000
characters (Threads API, "Accessibility", `alt_text`). Handles are those of Instagram.
"""

from __future__ import annotations

from ..base import Limits, Measure, Network
from ..counting import EMOJI, utf8


def characters(text: str) -> int:
    """Code points, and for an emoji its bytes."""
    return len(EMOJI.sub("", text)) + sum(utf8(match.group()) for match in EMOJI.finditer(text))


NETWORK = Network(
    name="threads",
    title="Threads",
    limits=Limits(measures=(Measure("characters", 500, characters),), pictures=20, alt=1000),
    handle=r"[A-Za-z0-9._]{1,30}",
    example="universityofexample",
    profile="https://www.threads.com/@{handle}",
    hosts=("threads.com", "threads.net"),
)
