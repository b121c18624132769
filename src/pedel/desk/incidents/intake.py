"""Taking in evidence: only what it says it is, of a limited size, kept byte for byte."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image

from pedel.desk.pictures import decoding

MAX_BYTES = 20_000_000
MAX_PIXELS = 60_000_000
MAX_ZIP_FILES, MAX_ZIP_BYTES = 5_000, 1_000_000_000
"""A screen of any telephone, or what a network hands out as an export, fits into these. Ours."""
PICTURES = {
    "PNG": ("image/png", ".png"), "JPEG": ("image/jpeg", ".jpg"), "WEBP": ("image/webp", ".webp"),
    "GIF": ("image/gif", ".gif"),
}  # fmt: skip
ACCEPT = "image/png,image/jpeg,image/webp,image/gif,.pdf,.json,.zip,.txt"
UNKNOWN = _("This is none of: a picture (PNG, JPEG, WebP, GIF), a PDF, a zip, JSON or plain text.")
BROKEN_ZIP = (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it is kept: its bytes unchanged, what it is, and its sha256 (hex)."""

    name: str
    media_type: str
    ending: str
    size: int
    sha256: str
    content: ContentFile


def taken_in(upload: Any) -> Taken:
    """The uploaded file; ValidationError for "file" says what is wrong with it."""
    if upload.size > MAX_BYTES:
        raise _refusal(_("This file is larger than 20 MB. Hand it in as several, or a smaller export."))
    data = upload.read()
    if not data:
        raise _refusal(_("This file is empty."))
    media_type, ending = _kind(data)
    digest = hashlib.sha256(data).hexdigest()
    return Taken(_name(upload.name, ending), media_type, ending, len(data), digest, ContentFile(data))


def _kind(data: bytes) -> tuple[str, str]:
    """What the bytes are, whatever the file is called."""
    if data.startswith(b"%PDF-") and b"%%EOF" in data[-2048:]:
        return "application/pdf", ".pdf"
    if data.startswith(b"PK"):
        _check_zip(data)
        return "application/zip", ".zip"
    if found := _text(data):
        return found
    return _picture(data)


def _picture(data: bytes) -> tuple[str, str]:
    with decoding(
        unknown=_refusal(UNKNOWN),
        too_many=_refusal(_("This picture has more than 60 million pixels. Make it smaller first.")),
        damaged=_refusal(_("This picture is damaged: it cannot be read to its end.")),
    ):
        image = Image.open(io.BytesIO(data), formats=list(PICTURES))
        if image.width * image.height > MAX_PIXELS:
            raise _refusal(_("This picture has more than 60 million pixels. Make it smaller first."))
        image.load()
        return PICTURES[str(image.format)]


def _check_zip(data: bytes) -> None:
    """Looks at the list of its files only: nothing is unpacked here, ever."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
    except BROKEN_ZIP as error:
        raise _refusal(_("This zip is damaged: it cannot be read.")) from error
    if any(file.flag_bits & 1 for file in files):
        raise _refusal(_("This zip has a password. Hand in one without, so that it can be read later."))
    if len(files) > MAX_ZIP_FILES or sum(file.file_size for file in files) > MAX_ZIP_BYTES:
        raise _refusal(_("This zip holds more than the desk keeps: 5,000 files, 1 GB unpacked."))


def _text(data: bytes) -> tuple[str, str] | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if any(ord(each) < 32 and each not in "\t\r\n\f" for each in text):
        return None
    return ("application/json", ".json") if _reads(json.loads, text) else ("text/plain", ".txt")


def _reads(read: Callable[[str], Any], text: str) -> bool:
    try:
        return text.lstrip()[:1] in "{[" and read(text) is not None
    except (ValueError, RecursionError):
        return False


def _name(name: str | None, ending: str) -> str:
    tidy = "".join(each for each in name or "" if each.isprintable() and each not in '/\\:*?"<>|')
    stem = tidy.strip(". ")[-150:] or "evidence"
    return stem if stem.casefold().endswith(ending) else stem + ending


def _refusal(text: Any) -> ValidationError:
    return ValidationError({"file": text})
