"""A connection that has come about at the network, and is not yet the account's channel."""

from __future__ import annotations

from dataclasses import dataclass, field

from pedel.desk.accounts import networks
from pedel.desk.accounts.models import Account
from pedel.networks import Credential, Profile


@dataclass(frozen=True, slots=True)
class Connection:
    """What opens an account, and what the network shows of it; `avatar` is the sha256 of its picture."""

    credential: Credential
    profile: Profile
    avatar: str = field(default="")

    @property
    def remote_id(self) -> str:
        """The network's own id of the account."""
        return self.credential.account or self.profile.id

    @property
    def baseline(self) -> dict[str, str]:
        """The profile as it is now, to be compared with later."""
        shown = self.profile
        return {
            "id": shown.id,
            "handle": shown.handle,
            "name": shown.name,
            "bio": shown.bio,
            "url": shown.url,
            "avatar": self.avatar,
        }


def is_the_one(account: Account, profile: Profile, known_id: str = "") -> bool:
    """Whether a profile is that of the account in the register: its handle, its address, or the id by which
    it was connected before, since a handle can change.
    """
    if known_id and known_id == profile.id:
        return True
    if _plain(profile.handle) == _plain(account.handle):
        return True
    addresses = {_plain(account.address), _plain(networks.profile_url(account.network, account.handle))}
    return bool(profile.url) and _plain(profile.url) in addresses - {""}


def differences(account: Account, baseline: dict[str, str]) -> list[str]:
    """What the network shows differently from the register: "handle", "name", "bio"."""
    if not baseline:
        return []
    return [
        name
        for name in ("handle", "name", "bio")
        if baseline.get(name) and _plain(baseline[name]) != _plain(getattr(account, name))
    ]


def _plain(text: str) -> str:
    return " ".join((text or "").casefold().split()).lstrip("@").rstrip("/")
