"""Another key for what opens accounts: first the key, then every connection, then the old keys go."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from pedel.desk import configuration
from pedel.desk.accounts.models import Channel
from pedel.desk.channels import actions, sealing
from pedel.desk.channels.keyring import keys
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import Actor
from pedel.policy.commands import Trouble

from ._home import new_key
from ._settings_file import put

BY = Actor(via="command", name="pedel desk rotate-keys")


@dataclass(slots=True)
class Outcome:
    """How many connections were sealed anew, and how many no key opens."""

    sealed: int = 0
    shut: int = 0


def rotate() -> Outcome:
    """A new key for everything. Safe to interrupt at any moment, and to begin again.

    The new key stands in the settings before anything is sealed with it, and the old ones leave them only
    once nothing needs them any more.
    """
    if "PEDEL_KEYS" in os.environ:
        raise Trouble(
            "the keys come from PEDEL_KEYS, which a command cannot change. Put a new key first there, "
            "restart the desk, run `pedel desk rotate-keys --only-seal`, and take the old key out."
        )
    path = configuration.home() / configuration.FILE
    with _alone():
        new, old = new_key(), list(keys())
        put(path, "keys", [new, *old])
        done = seal_anew()
        put(path, "keys", [new])
    return done


@contextmanager
def _alone() -> Iterator[None]:
    """One rotation at a time: each of two would drop the key that the other one has just sealed with."""
    handle = os.open(configuration.home(), os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Trouble("another rotation is at work here. Wait until it is done.") from None
    finally:
        os.close(handle)


def seal_anew() -> Outcome:
    """Seals every connection with the newest key of the settings; what no key opens stays as it is."""
    if not keys():
        raise Trouble("there is no key in the settings. `pedel desk rotate-keys` makes one.")
    done = Outcome()
    for pk in Channel.objects.exclude(sealed="").values_list("pk", flat=True):
        try:
            done.sealed += _seal(pk)
        except sealing.NoKeyError:
            done.shut += 1
    if root := Unit.objects.get_root_nodes().first():
        actions.keys_rotated(BY, root, channels=done.sealed)
    return done


def _seal(pk: int) -> bool:
    """One connection, under its lock: see `sealing.resealed`."""
    with transaction.atomic():
        row = Channel.objects.select_for_update().filter(pk=pk).exclude(sealed="").first()
        if row is None:
            return False  # disconnected meanwhile
        Channel.objects.filter(pk=pk).update(sealed=sealing.resealed(row.sealed))
    return True
