"""The text of a document: PDF, DOCX or plain, told apart by content and not by name.

Read strictly: what is locked, far too large or put together to fill the memory is refused before or while it
is unpacked. Only text is taken; a scanned page has none, and pictures, notes and headers of a DOCX are left
out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .clause import Bilingual
from .draft import MAX_TEXT, DraftError

if TYPE_CHECKING:
    from docx.document import Document

MAX_BYTES = 25_000_000
"""No standard gives this figure. Ours, as for pictures."""
MAX_PAGES = 300
"""Ours: a dissertation; what is longer is fingerprinted in parts."""
MAX_UNPACKED = 100_000_000
"""Bytes of all that is packed into a DOCX. Ours."""
MAX_FILES = 5_000
"""Files in a DOCX. Ours: one with many pictures has some hundreds."""

_MOST = MAX_TEXT // 1_000
REFUSALS: Mapping[str, Bilingual] = {
    "empty": Bilingual("the file is empty.", "het bestand is leeg."),
    "heavy": Bilingual(
        "the file is larger than 25 MB. Export it without its pictures.",
        "het bestand is groter dan 25 MB. Exporteer het zonder de afbeeldingen.",
    ),
    "long": Bilingual(
        f"the document has more than {MAX_PAGES} pages or {_MOST} thousand characters. Take it in parts.",
        f"het document heeft meer dan {MAX_PAGES} bladzijden of {_MOST} duizend tekens. Neem het in delen.",
    ),
    "locked": Bilingual(
        "the document is locked with a password. Save it without one first.",
        "het document is met een wachtwoord beveiligd. Sla het eerst zonder wachtwoord op.",
    ),
    "bomb": Bilingual(
        "the file unpacks to far more than a document holds. Export it as PDF.",
        "het bestand wordt uitgepakt veel groter dan een document is. Exporteer het als pdf.",
    ),
    "old": Bilingual(
        "this is a document of an old kind, or a locked one. Save it as DOCX or PDF without a password.",
        "dit is een oud soort document, of een beveiligd. Sla het zonder wachtwoord op als DOCX of pdf.",
    ),
    "damaged": Bilingual(
        "the document is damaged and cannot be read. Save it anew.",
        "het document is beschadigd en niet te lezen. Sla het opnieuw op.",
    ),
    "textless": Bilingual(
        "there is no text in the document; it may be a scan. Take the document it was printed from.",
        "er staat geen tekst in het document; misschien is het een scan. Neem het oorspronkelijke document.",
    ),
    "unknown": Bilingual(
        "this is no PDF, DOCX or plain text. Export it as PDF.",
        "dit is geen pdf, DOCX of gewone tekst. Exporteer het als pdf.",
    ),
    "uninstalled": Bilingual(
        "documents cannot be read, as the parts for it are missing. Add them: pip install 'pedel[desk]'",
        "documenten kunnen niet worden gelezen, want de onderdelen daarvoor ontbreken. "
        "Voeg ze toe: pip install 'pedel[desk]'",
    ),
}


class DocumentError(DraftError):
    """A document that cannot be read. `code` is one of REFUSALS; its words are English, `in_` has both."""

    def __init__(self, code: str, name: str = "") -> None:
        self.code, self.name = code, name
        super().__init__(self.in_("en"))

    def in_(self, lang: str) -> str:
        """The sentence in "nl", or in English for any other language, with the name of the file."""
        sentence = REFUSALS[self.code].in_(lang)
        return f"{self.name}: {sentence}" if self.name else sentence[:1].upper() + sentence[1:]


def text_of(content: bytes, name: str = "") -> str:
    """The text of a document, its paragraphs under one another. Raises DocumentError.

    `name` is only for the sentence of the error.
    """
    try:
        text = _text(content)
        if len(text) > MAX_TEXT:
            raise DocumentError("long")
        if not text.strip():
            raise DocumentError("textless")
        return text
    except DocumentError as error:
        raise DocumentError(error.code, name) from error.__cause__
    except ImportError as error:
        raise DocumentError("uninstalled", name) from error
    except Exception as error:
        raise DocumentError("damaged", name) from error


def _text(content: bytes) -> str:
    if not content:
        raise DocumentError("empty")
    if len(content) > MAX_BYTES:
        raise DocumentError("heavy")
    if content.startswith(b"%PDF"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _docx(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):  # [MS-CFB]: Word before 2007, and any locked DOCX
        raise DocumentError("old")
    return _plain(content)


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise DocumentError("locked")
    if len(reader.pages) > MAX_PAGES:
        raise DocumentError("long")
    return _gathered(page.extract_text() for page in reader.pages)


def _docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        files = packed.infolist()
        if len(files) > MAX_FILES or sum(file.file_size for file in files) > MAX_UNPACKED:
            raise DocumentError("bomb")
        if any(file.flag_bits & 1 for file in files):
            raise DocumentError("locked")
        if "word/document.xml" not in packed.namelist():
            raise DocumentError("unknown")
    from docx import Document

    return _gathered(_paragraphs(Document(io.BytesIO(content))))


def _paragraphs(document: Document) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def _gathered(pieces: Iterator[str]) -> str:
    """The pieces under one another; stops as soon as they are too many."""
    kept: list[str] = []
    length = 0
    for piece in pieces:
        kept.append(piece)
        length += len(piece) + 1
        if length > MAX_TEXT:
            raise DocumentError("long")
    return "\n".join(kept)


def _plain(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    if b"\0" in content:
        raise DocumentError("unknown")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")
