"""Documents: PDF and Word, opened only far enough to know that they are whole."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _
from pypdf import PdfReader

from .incoming import refusal

UNPACKED = 200_000_000
"""Bytes that a Word document may unpack to. No guideline gives this figure. Ours."""
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its media type, the ending of its name, and its pages where they are known."""

    media_type: str
    ending: str
    pages: int | None = None


def is_document(start: bytes) -> bool:
    """Whether a file is a document by its first bytes."""
    return start.startswith((b"%PDF-", b"PK\x03\x04"))


def opened(file: io.BytesIO, start: bytes) -> Document:
    """The document in a file; ValidationError says what is wrong with it and what to do."""
    return _pdf(file) if start.startswith(b"%PDF-") else _word(file)


def _pdf(file: io.BytesIO) -> Document:
    damaged = refusal(_("This PDF is damaged: it cannot be read to its end. Export it anew."))
    try:
        reader = PdfReader(file)
        if reader.is_encrypted:
            raise refusal(_("This PDF has a password. Save it without one."))
        return Document(PDF, ".pdf", len(reader.pages))
    except (RecursionError, MemoryError) as error:
        raise damaged from error
    except Exception as error:  # pypdf raises whatever a broken file makes it stumble over
        if hasattr(error, "message_dict"):
            raise
        raise damaged from error


def _word(file: io.BytesIO) -> Document:
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise refusal(_("This document is damaged: it cannot be opened. Save it anew.")) from error
    if "word/document.xml" not in {entry.filename for entry in entries}:
        raise refusal(_("Only pictures, films, PDF and Word documents are kept here."))
    if sum(entry.file_size for entry in entries) > UNPACKED:
        raise refusal(_("This document unpacks to more than 200 MB. Make it smaller."))
    return Document(WORD, ".docx")
