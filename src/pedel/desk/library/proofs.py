"""Proof that something may be used: the agreement, the invoice or the letter, kept beside the asset."""

from __future__ import annotations

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import originals
from .incoming import Incoming

FOLDER = "library/proofs"
MAX_BYTES = 15_000_000
TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain; charset=utf-8",
    ".eml": "message/rfc822",
}
"""By the ending of its name: a proof is kept and handed out as it came, and never opened by the desk."""


def kept(incoming: Incoming) -> str:
    """Keeps a proof and gives its name in the storage; ValidationError says why one is not taken."""
    ending = PurePath(incoming.name).suffix.lower()
    if ending not in TYPES:
        raise _refusal(_("Keep the proof as PDF, PNG, JPEG, text or a saved mail (.eml)."))
    if not 0 < incoming.size <= MAX_BYTES:
        raise _refusal(_("A proof is a file of at most 15 MB that is not empty."))
    return originals.kept(incoming, originals.sha256(incoming.file), ending, FOLDER)


def _refusal(text: str) -> ValidationError:
    return ValidationError({"proof": text})
