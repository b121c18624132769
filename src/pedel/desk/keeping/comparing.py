"""The profile on the network beside what somebody last found right, and beside the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pedel.desk.accounts.models import Account
from pedel.desk.channels.connection import differences

from .likeness import is_alike
from .models import Change, Sighting

FIELDS = tuple(Change.Field.values)


@dataclass(frozen=True, slots=True)
class Other:
    """A field that the network shows otherwise than the register has it."""

    field: str
    label: Any
    here: str
    there: str


def changed(baseline: Mapping[str, str], sighting: Sighting) -> dict[str, tuple[str, str]]:
    """What is not as it was found right: by field, what it was and what it is now.

    A field that the baseline does not know is not compared, and neither is an avatar that could not be
    fetched. An avatar that looks the same counts as the same, whatever its bytes.
    """
    shown = sighting.shown
    found = {
        name: (baseline[name], shown.get(name, ""))
        for name in FIELDS
        if name in baseline and _plain(baseline[name]) != _plain(shown.get(name, ""))
    }
    if "avatar" in found and (
        not all(found["avatar"]) or is_alike(sighting.known_likeness, sighting.likeness)
    ):
        del found["avatar"]
    return found


def others(account: Account, sighting: Sighting) -> list[Other]:
    """What the network shows otherwise than the register: name, handle, bio; the avatar as a field too."""
    found = [
        Other(name, Change.Field(name).label, getattr(account, name), sighting.shown[name])
        for name in differences(account, sighting.shown)
    ]
    if sighting.is_official is False:
        found.append(Other("avatar", Change.Field.AVATAR.label, "", ""))
    return found


def _plain(text: str) -> str:
    return " ".join((text or "").split())
