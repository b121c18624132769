"""Bluesky.

Text: 300 graphemes and 3000 bytes of UTF-8 (`maxGraphemes` and `maxLength` of `text` in the lexicon
`app.bsky.feed.post`). Pictures: 4 (`maxLength` of `images` in the lexicon `app.bsky.embed.images`).
Alternative text: the lexicon sets no limit; 2000 is what Bluesky's own app takes (`MAX_ALT_TEXT` in
`src/lib/constants.ts` of bluesky-social/social-app). Handles are host names (AT Protocol
specification, "Handle", "Handle Identifier Syntax").
"""

from __future__ import annotations

from ..base import Limits, Measure, Network
from ..counting import graphemes, utf8

LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"

NETWORK = Network(
    name="bluesky",
    title="Bluesky",
    limits=Limits(
        measures=(Measure("characters", 300, graphemes), Measure("bytes", 3000, utf8)),
        pictures=4,
        alt=2000,
    ),
    handle=rf"(?:{LABEL}\.)+[a-zA-Z](?:[a-zA-Z0-9-]{{0,61}}[a-zA-Z0-9])?",
    example="law.example.edu",
    profile="https://bsky.app/profile/{handle}",
    hosts=("bsky.app",),
)
