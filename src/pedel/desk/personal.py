"""What the desk keeps about people, said by the apps that keep it; the dossier is made of this.

An app's `personal.py` holds `PERSONAL`, a tuple of `Kept`, one for every model of the app that holds or
points to a person; a test holds that none is missing. The file is the registration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .discovery import modules


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of row that says something about people; every text is a lazy translation.

    `model` is "<app>.<Model>"; `what` is kept `about` whom, `why`, for `how_long`, and `who_sees` it.
    `ends` names the function or job that deletes it, "app.jobs.name" or "", where it stays as long as
    what it belongs to. `clause` is the clause that asks for it, if one does. Where even the number of
    rows would tell something, `is_counted` is off.
    """

    model: str
    what: Any
    about: Any
    why: Any
    how_long: Any
    who_sees: Any
    ends: str = ""
    clause: str = ""
    is_counted: bool = True


def kept() -> Iterator[Kept]:
    """Everything that is kept about people, in the order of the apps."""
    for module in modules("personal"):
        yield from module.PERSONAL
