"""Mastodon.

Text: 500 characters unless the server sets more; an address counts 23 whatever its length, and of a
mention only the part before the server (Mastodon documentation, "Posting to your profile", and
`app/validators/status_length_validator.rb`, which counts graphemes). Pictures: 4; alternative text:
1500 characters (`description_limit` and `max_media_attachments` of a server's `GET /api/v2/instance`,
Mastodon documentation, "Instance"). User names: letters, digits and _ (`USERNAME_RE` in
`app/models/account.rb`).
"""

from __future__ import annotations

import regex

from ..base import Limits, Measure, Network
from ..counting import LINK, graphemes

LINK_COUNTS = 23
MENTION = regex.compile(r"(?<![=/\w])@(\w+(?:[\w.\-]*\w)?)@[\w.\-]+\w", regex.IGNORECASE)


def characters(text: str) -> int:
    """Graphemes, with 23 for an address and no server in a mention."""
    shortened = MENTION.sub(r"@\1", LINK.sub("x" * LINK_COUNTS, text))
    return graphemes(shortened)


NETWORK = Network(
    name="mastodon",
    title="Mastodon",
    limits=Limits(measures=(Measure("characters", 500, characters),), pictures=4, alt=1500),
    handle=r"(?P<user>[a-zA-Z0-9_]+(?:[a-zA-Z0-9_.\-]*[a-zA-Z0-9_]+)?)@(?P<host>[a-z0-9.\-]+\.[a-z0-9\-]+)",
    example="law@social.example.edu",
    profile="https://{host}/@{user}",
)
