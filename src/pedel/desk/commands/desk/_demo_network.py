"""The demo's network on this machine: its port, and the process that serves it beside the desk."""

from __future__ import annotations

import json
import os
import socket
from dataclasses import asdict

from pedel.desk import configuration
from pedel.desk.demo import network

from ._home import load


def command(port: int) -> tuple[str, ...]:
    """What serves it, on the port after the desk's or on a free one.

    From now on the settings of this process and its children name its address.
    """
    own = {"name": network.NAME, "url": f"http://127.0.0.1:{_free(port + 1)}"}
    others = [asdict(app) for app in load().network if app.name != network.NAME]
    os.environ["PEDEL_NETWORK"] = json.dumps([*others, own])
    folder = network.folder_in(configuration.home())
    return (network.__name__, "--folder", str(folder), "--port", own["url"].rpartition(":")[2])


def line(served: tuple[str, ...]) -> str:
    """What the terminal says of it."""
    return f"What it publishes can be looked at on a network of its own: http://127.0.0.1:{served[-1]}"


def _free(wanted: int) -> int:
    """The wanted port, or any other that nobody uses."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except (OSError, OverflowError):
                continue
            return int(probe.getsockname()[1])
    raise OSError("no port is free")
