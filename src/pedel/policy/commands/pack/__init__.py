"""`pedel pack`: the guidelines as data."""

from __future__ import annotations

from .. import Commands

command = Commands("pack", package=__name__, help="Show, make and verify packs: guidelines as data.")
