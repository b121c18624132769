"""Networks: one folder each, with what it takes and how it counts.

They know neither the desk nor the guidelines.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from .base import Count, Limits, Measure, Network, UnknownNetworkError

__all__ = [
    "Count",
    "Limits",
    "Measure",
    "Network",
    "UnknownNetworkError",
    "counts",
    "fitting",
    "length",
    "load",
    "names",
]


@cache
def names() -> list[str]:
    """The names of all networks, in the order of the alphabet: their folders."""
    return sorted(path.parent.name for path in Path(__file__).parent.glob("*/__init__.py"))


@cache
def load(name: str) -> Network:
    """The network of that name ("mastodon"); UnknownNetworkError names those that there are."""
    if name not in names():
        raise UnknownNetworkError(f"there is no network {name!r}; known: {', '.join(names())}")
    network = import_module(f"{__name__}.{name}").NETWORK
    assert isinstance(network, Network)
    return network


def counts(network: Network, text: str) -> tuple[Count, ...]:
    """The text measured by everything that the network measures, its main measure first."""
    return tuple(Count(m.count(text), m.limit, m.unit) for m in network.limits.measures)


def length(network: Network, text: str) -> Count:
    """How much of its limit a text takes: the first measure that it exceeds, or else the main one."""
    measured = counts(network, text)
    return next((count for count in measured if count.over), measured[0])


def fitting(network: Network, text: str) -> int:
    """How many code points of a text, from its beginning, the network takes; whole characters only."""
    from_start = network.limits.boundaries(text)
    low, high = 0, len(from_start) - 1
    if not length(network, text).over:
        return len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if length(network, text[: from_start[middle]]).over:
            high = middle - 1
        else:
            low = middle
    # An address that is cut can count for more than the whole one, so the end is looked at once more.
    while low and length(network, text[: from_start[low]]).over:
        low -= 1
    return from_start[low]
