"""YouTube: the text is a video's description.

Description: 5000 bytes of UTF-8; title: 100 characters (YouTube Data API v3 reference, "Videos",
`snippet.description` and `snippet.title`). Handles: 3 to 30 letters, digits, full stops, hyphens, _ and
middle dots (YouTube Help, "Handle naming guidelines").
"""

from __future__ import annotations

from ..base import Limits, Measure, Network
from ..counting import utf8

NETWORK = Network(
    name="youtube",
    title="YouTube",
    limits=Limits(measures=(Measure("bytes", 5000, utf8),), pictures=1, title=100),
    handle=r"[\w.\-·]{3,30}",
    example="universityofexample",
    profile="https://www.youtube.com/@{handle}",
    hosts=("youtube.com",),
)
