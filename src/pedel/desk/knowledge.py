"""What the institution knows and a check can use: official marks, embargoes, pictures, its news.

An app's `knowledge.py` holds `KNOWN`: by the name of a check a function that gives what the check is told
(see `Scan.known`), kept in memory and asked of the database again only when it has changed. The file is the
registration.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .discovery import modules


def known() -> Mapping[str, Any]:
    """All of it, by the name of the check."""
    return {check: give() for module in modules("knowledge") for check, give in module.KNOWN.items()}
