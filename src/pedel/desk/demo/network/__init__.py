"""A network of the demonstration on the same machine: what the desk publishes can be looked at there.

It speaks the part of Mastodon's interface that a desk uses, refuses what a Mastodon server refuses, and
keeps everything in one SQLite file. The tests of the connector run against the same code. It is for this
machine alone and for invented accounts: it has no passwords, sends nothing to other servers, and knows no
followers, timelines, polls or scheduled statuses. Checked against Mastodon's documentation (pages "apps",
"oauth", "statuses", "media", "rate-limits") and its published source; no real server has been asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from .network import Network
from .serving import serve, serving

__all__ = ["NAME", "Network", "folder_in", "seed", "serve", "serving"]

NAME = "mastodon"
"""The network as which the desk knows it."""


def folder_in(home: Path) -> Path:
    """Where a desk keeps it."""
    return home / "network"


def seed(folder: Path, accounts: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """Makes accounts of one server: handle ("law@social.example"), name and text of each profile.

    Gives a token for each handle; for those that are there already the one they have. Nobody has to say
    yes on a page for it. May run while the network serves the same folder.
    """
    network = Network(folder)
    with closing(network.store):
        for handle, name, note in accounts:
            network.account(handle, name, note)
        return {handle: network.token(handle) for handle, _name, _note in accounts}
