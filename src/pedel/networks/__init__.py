"""Networks: one folder each, with what it takes and how it counts.

They know neither the desk nor the guidelines.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from .base import Count, Limits, Measure, Network, UnknownNetworkError
from .connector import App, Connector, Consent, Credential, MediaRule, Version
from .errors import NetworkError, Trouble
from .parting import parts
from .posting import Card, Media, Post, Profile, Receipt, Seen

__all__ = [
    "App",
    "Card",
    "Connector",
    "Consent",
    "Count",
    "Credential",
    "Limits",
    "Measure",
    "Media",
    "MediaRule",
    "Network",
    "NetworkError",
    "Post",
    "Profile",
    "Receipt",
    "Seen",
    "Trouble",
    "UnknownNetworkError",
    "Version",
    "connector",
    "connects",
    "counts",
    "fitting",
    "guide",
    "length",
    "load",
    "names",
    "parts",
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


@cache
def connects(name: str) -> bool:
    """Whether there is a connector for the network of that name: its folder holds one."""
    return name in names() and find_spec(f"{__name__}.{name}.connector") is not None


def connector(name: str, app: App | None = None) -> Connector:
    """The connector of a network ("mastodon") for the institution's registration there.

    UnknownNetworkError where there is no such network, or no connector for it.
    """
    if not connects(name):
        known = ", ".join(filter(connects, names()))
        raise UnknownNetworkError(f"there is no connector for {name!r}; there are: {known}")
    made = import_module(f"{__name__}.{name}.connector").CONNECTOR(app or App())
    assert isinstance(made, Connector)
    return made


def guide(name: str) -> str:
    """How an account on this network is connected, as Markdown: its folder's `setup.md`; empty without
    one.
    """
    path = Path(__file__).parent / name / "setup.md"
    return path.read_text("utf-8") if name in names() and path.exists() else ""


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
