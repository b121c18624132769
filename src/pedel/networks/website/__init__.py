"""A website of the university's own, or a part of one: nobody else sets limits.

A handle is its address without https://.
"""

from __future__ import annotations

from ..base import Limits, Measure, Network
from ..counting import graphemes

NETWORK = Network(
    name="website",
    title="Website",
    limits=Limits(measures=(Measure("characters", None, graphemes),)),
    handle=r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,}(?:/[\w.\-~/]*)?",
    example="www.example.edu/law",
    profile="https://{handle}",
)
