"""Whether what opens accounts can be kept, and what networks end: checks of `pedel desk check-setup`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution
from django.db import DatabaseError
from django.utils import timezone

from pedel import networks
from pedel.desk.accounts.models import Channel
from pedel.desk.accounts.networks import title

from . import sealing
from .keyring import is_key, is_weak, keys
from .versions import all_ending

TAG = "pedel"
MAKES = "`pedel desk rotate-keys` makes a good one."


@register(TAG)
def keys_for_channels(**_: Any) -> Iterator[CheckMessage]:
    """The keys that encrypt what opens accounts."""
    given = keys()
    if not any(map(is_key, given)):
        hint = f"{MAKES} Without one no account can be connected."
        yield Caution("The desk has no key to keep connections with.", hint=hint, id="pedel.W020")
    if wrong := sum(not is_key(key) for key in given):
        hint = f"A key is 32 random bytes in base64 for addresses. {MAKES}"
        yield Error(f"keys: {wrong} of {len(given)} cannot be used as a key.", hint=hint, id="pedel.E020")
    if any(is_weak(key) for key in given if is_key(key)):
        hint = f"Somebody seems to have made it up. {MAKES}"
        yield Error("keys: a key can be guessed.", hint=hint, id="pedel.E021")


@register(TAG)
def connections_open(**_: Any) -> Iterator[CheckMessage]:
    """Every connection can be opened with the keys of the settings."""
    try:
        rows = list(Channel.objects.exclude(sealed="").select_related("account"))
    except DatabaseError:
        return  # another check says so
    if shut := sum(not _opens(channel) for channel in rows):
        hint = "Put the key back that was taken out of pedel.toml (or a backup of it), or connect them anew."
        text = f"No key opens the connections of {shut} of {len(rows)} accounts."
        yield Error(text, hint=hint, id="pedel.E022")


def _opens(channel: Channel) -> bool:
    try:
        sealing.open_(channel.sealed, channel.account)
    except sealing.NoKeyError:
        return False
    return True


@register(TAG)
def versions(**_: Any) -> Iterator[CheckMessage]:
    """The versions of networks' interfaces in use, as far as their end is known."""
    try:
        ending = list(all_ending())
    except DatabaseError:
        return
    for name, version in ending:
        assert version.ends is not None
        newest = networks.connector(name).versions[0].name
        hint = f"Set a newer version in its [[network]] table; this Pedel knows {newest}."
        if version.ends < timezone.localdate():
            text = f"{title(name)} ended version {version.name} of its interface on {version.ends}."
            yield Error(text, hint=hint, id="pedel.E023")
        else:
            text = f"{title(name)} ends version {version.name} of its interface on {version.ends}."
            yield Caution(text, hint=hint, id="pedel.W021")
