"""Instagram.

Text: 2200 characters, 30 hashtags and 20 mentions (Instagram Platform reference, "IG User Media",
`caption`). Pictures: 10 in one post (same page, `children`). Alternative text: 1000 characters (same
page, `alt_text`). It does not say what a character is: we count as web forms do. Handles: at most 30
letters, digits, full stops and _ (Instagram Help).
"""

from __future__ import annotations

from ..base import Limits, Measure, Network
from ..counting import hashtags, mentions, utf16

NETWORK = Network(
    name="instagram",
    title="Instagram",
    limits=Limits(
        measures=(
            Measure("characters", 2200, utf16),
            Measure("hashtags", 30, hashtags),
            Measure("mentions", 20, mentions),
        ),
        pictures=10,
        alt=1000,
    ),
    handle=r"[A-Za-z0-9._]{1,30}",
    example="universityofexample",
    profile="https://www.instagram.com/{handle}/",
    hosts=("instagram.com",),
)
