"""`pedel record`: the record taken along and verified."""

from __future__ import annotations

from .._site import SiteCommands

command = SiteCommands("record", package=__name__, help="Export the desk's record and verify that it holds.")
