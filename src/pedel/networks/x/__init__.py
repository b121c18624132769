"""X.

Text: a weight of 280, in which most European letters weigh 1, all else 2, an emoji 2 with all that
belongs to it, and an address 23 whatever its length (twitter-text, `config/v3.json`: ranges, weights,
`transformedURLLength`, `emojiParsingEnabled`; the text is normalised to NFC first). Pictures: 4;
alternative text: 1000 characters (X API v2, "Media metadata", `alt_text.text`). Handles: at most 15
letters, digits and _ (X Help Center, "How to change your X username").
"""

from __future__ import annotations

from ..base import Limits, Measure, Network
from .weighing import weight

NETWORK = Network(
    name="x",
    title="X",
    limits=Limits(measures=(Measure("characters", 280, weight),), pictures=4, alt=1000),
    handle=r"[A-Za-z0-9_]{1,15}",
    example="examplelaw",
    profile="https://x.com/{handle}",
    hosts=("x.com", "twitter.com"),
)
