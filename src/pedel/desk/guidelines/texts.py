"""An uploaded document as plain text: paragraphs parted by empty lines, list items begun with a dash."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt

LARGEST = 1_000_000
"""Bytes; guidelines of a hundred pages have a fifth of it."""
KINDS = (".txt", ".md", ".html", ".htm")
_BLOCKS = frozenset(
    "address article blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol p pre "
    "section table td th tr ul body".split()
)
_SILENT = frozenset(("script", "style", "head", "template", "noscript"))


def read(name: str, content: bytes) -> str:
    """The text of a .txt, .md or .html file. Raises ValidationError with what to do."""
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        raise ValidationError(
            _("Attach a .txt, .md or .html file. Save a Word or PDF file as plain text first.")
        )
    if len(content) > LARGEST:
        raise ValidationError(_("The file is larger than 1 MB. Save it as plain text without pictures."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ValidationError(
            _("Line %(line)d is not UTF-8. Save the file as UTF-8 and attach it again."),
            params={"line": line},
        ) from error
    if "\0" in text:
        raise ValidationError(_("This is not a text file. Save the document as plain text."))
    if kind != ".txt":
        text = _from_html(text if kind != ".md" else MarkdownIt().render(text))
    if not text.strip():
        raise ValidationError(_("There is no text in this file."))
    return text


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in _SILENT
        if tag == "li":
            self.pieces.append("\n\n- ")
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT and self.silent > 0
        if tag in _BLOCKS or tag == "li":
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(
                " ".join(data.split()).join((" " * data[:1].isspace(), " " * data[-1:].isspace()))
            )


def _from_html(page: str) -> str:
    parser = _Paragraphs()
    parser.feed(page)
    parser.close()
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(parser.pieces))
    text = re.sub(r"^- ?\n+", "- ", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
