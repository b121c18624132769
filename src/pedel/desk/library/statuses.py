"""What stands against using a picture, as each app sees it in its own facts.

An app's `likeness_status.py` holds `STATUSES`, a tuple of functions that take nothing and give a mapping from
the ids of assets to "withdrawn", "expired" or "embargoed"; assets that nothing stands against are left out.
The file is the registration. They are asked when the library's knowledge is made anew: once a day, and
whenever an app calls `library.knowledge.changed()`, which it does when its own facts change.
"""

from __future__ import annotations

from pedel.desk.discovery import modules
from pedel.policy.pictures.likeness import Status

GRAVEST: tuple[Status, ...] = ("withdrawn", "expired", "embargoed", "known")


def statuses() -> dict[int, Status]:
    """The gravest status of each asset that has one."""
    found: dict[int, Status] = {}
    for module in modules("likeness_status"):
        for ask in module.STATUSES:
            for pk, status in ask().items():
                found[pk] = min(found.get(pk, "known"), status, key=GRAVEST.index)
    return found
