"""The keys that encrypt what opens accounts: read anew when the settings file changes.

So `pedel desk rotate-keys` needs no restart: a process that runs takes the new key from its next use on.
"""

from __future__ import annotations

import base64
import binascii
from functools import lru_cache

from django.conf import settings

from pedel.desk import configuration

LENGTH = 32
"""Bytes of a key: 16 sign and 16 encrypt (the Fernet specification, "Key Format")."""
VARIED = 16
"""A key by chance has some 30 different bytes among its 32; with fewer than this somebody made it up."""


def keys() -> tuple[str, ...]:
    """The keys in force, the newest first: the one that seals. Empty where there is none."""
    path = configuration.home() / configuration.FILE
    try:
        known = path.stat()
        return _of_file((known.st_mtime_ns, known.st_size, known.st_ino))
    except (OSError, configuration.ConfigurationError):
        # No file, or somebody is writing in it just now.
        return tuple(settings.PEDEL.keys)


@lru_cache(maxsize=1)
def _of_file(_stamp: tuple[int, int, int]) -> tuple[str, ...]:
    return configuration.load().keys


def is_key(key: str) -> bool:
    """Whether something can be a key at all: 32 bytes in the alphabet of base64 for addresses."""
    try:
        return len(base64.b64decode(key.encode(), altchars=b"-_", validate=True)) == LENGTH
    except (ValueError, binascii.Error):
        return False


def is_weak(key: str) -> bool:
    """Whether a key looks made up: the same few bytes again and again."""
    return len(set(base64.urlsafe_b64decode(key))) < VARIED
