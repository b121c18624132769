"""A file that somebody wants to put in, wherever its bytes lie; and why one is not taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pedel.policy.pictures.decoding import Picture, PictureError, opened


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file open for reading, its name as its owner knows it, and its size in bytes."""

    name: str
    file: IO[bytes]
    size: int

    @classmethod
    def of(cls, upload: Any) -> Incoming:
        """A file that came with a form."""
        return cls(tidy(upload.name), upload, upload.size)

    def read(self) -> bytes:
        """All of it."""
        self.file.seek(0)
        return self.file.read()


def tidy(name: str | None) -> str:
    """A file's name as it is kept: what can be printed, without folders, its end kept where it is long."""
    plain = "".join(each for each in name or "" if each.isprintable()).replace("\\", "/")
    return plain.rpartition("/")[2].strip()[-200:] or _("file")


def picture_in(incoming: Incoming) -> Picture:
    """The picture in a file; ValidationError in the reader's language where it is none."""
    try:
        return opened(incoming.read())
    except PictureError as error:
        raise refusal(error.in_((get_language() or "en")[:2])) from error


def refusal(text: Any) -> ValidationError:
    """Why a file is not taken."""
    return ValidationError({"file": text})
