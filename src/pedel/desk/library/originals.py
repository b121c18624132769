"""The original files: each kept once under its own sha256, never changed, never deleted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage

from .incoming import Incoming

FOLDER = "library/originals"
PIECE = 1 << 20


def sha256(file: IO[bytes]) -> str:
    """The sha256 (hex) of all of a file."""
    file.seek(0)
    digest = hashlib.sha256()
    for piece in _pieces(file):
        digest.update(piece)
    return digest.hexdigest()


def place(sha256: str, ending: str, folder: str = FOLDER) -> str:
    """Where the file with that sha256 is kept."""
    return f"{folder}/{sha256[:2]}/{sha256}{ending}"


def kept(incoming: Incoming, sha256: str, ending: str, folder: str = FOLDER) -> str:
    """Keeps a file and gives its name in the storage; one that is there already stays as it is.

    A shorter file under that name is what a crash left of an earlier try, and is written anew.
    """
    name = place(sha256, ending, folder)
    if default_storage.exists(name):
        if default_storage.size(name) == incoming.size:
            return name
        default_storage.delete(name)
    incoming.file.seek(0)
    saved = default_storage.save(name, File(incoming.file))
    if saved != name:  # somebody kept the same file at this moment
        default_storage.delete(saved)
    return name


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: file.read(PIECE), b"")
