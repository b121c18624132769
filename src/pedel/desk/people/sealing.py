"""Sealing small secrets with a key that follows from the desk's own secret key."""

from __future__ import annotations

import base64
from functools import cache

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@cache
def _box(secret: str) -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"pedel second factor").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))


def seal(text: str) -> str:
    """The text, unreadable without the desk's secret key."""
    return _box(settings.SECRET_KEY).encrypt(text.encode()).decode()


def open_sealed(sealed: str) -> str:
    """What `seal` was given; raises cryptography.fernet.InvalidToken for anything else."""
    return _box(settings.SECRET_KEY).decrypt(sealed.encode()).decode()
