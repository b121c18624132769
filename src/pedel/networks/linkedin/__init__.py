"""LinkedIn.

Text: 3000 characters (LinkedIn Help, "Character limits for posts"; `commentary` of the Posts API).
Pictures: 20 (Posts API, "MultiImage API"). Alternative text: 4086 characters (Posts API, `altText`).
It does not say what a character is: we count as web forms do, which is the strictest common reading.
A handle is the end of a page's address; universities have a `school/` before it.
"""

from __future__ import annotations

from ..base import Limits, Measure, Network
from ..counting import utf16

NETWORK = Network(
    name="linkedin",
    title="LinkedIn",
    limits=Limits(measures=(Measure("characters", 3000, utf16),), pictures=20, alt=4086),
    handle=r"(?:(?:company|school|showcase|in)/)?[\w\-]{3,100}",
    example="school/university-of-example",
    profile="https://www.linkedin.com/{handle}/",
    hosts=("linkedin.com",),
)
