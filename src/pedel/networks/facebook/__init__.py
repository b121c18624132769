"""Facebook.

Text: 63,206 characters, which Facebook announced in 2011 and does not write in its reference today.
Pictures and alternative text: no limit is written down for posts of a page (Graph API, "Page Feed" and
"Photo", `alt_text_custom`). It does not say what a character is: we count as web forms do. Names of
pages: at least 5 letters, digits and full stops (Facebook Help, "Create a username for your Page").
"""

from __future__ import annotations

from ..base import Limits, Measure, Network
from ..counting import utf16

NETWORK = Network(
    name="facebook",
    title="Facebook",
    limits=Limits(measures=(Measure("characters", 63_206, utf16),)),
    handle=r"[A-Za-z0-9.\-]{5,80}",
    example="universityofexample",
    profile="https://www.facebook.com/{handle}",
    hosts=("facebook.com",),
)
