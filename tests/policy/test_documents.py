from __future__ import annotations

import io
import zipfile

import docx
import pypdf
import pytest

from pedel.policy import documents
from pedel.policy.documents import DocumentError, text_of


def pdf(*pages, password=""):
    """A PDF with a line of text on each page, written by hand."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, line in enumerate(pages):
        stream = f"BT /F 12 Tf 72 700 Td ({line}) Tj ET".encode("latin-1")
        page = f"<</Type/Page/Parent 2 0 R/Contents {5 + 2 * number} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        objects += [page.encode(), b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream)]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return locked(out.getvalue(), password) if password else out.getvalue()


def locked(content, password):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word(*paragraphs, table=()):
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        grid = document.add_table(rows=1, cols=len(table))
        for cell, text in zip(grid.rows[0].cells, table, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (pdf("A new tulip", "Een nieuwe tulp"), "A new tulip\nEen nieuwe tulp"),
        (word("A new tulip", "Een tulp", table=("weeks", "eleven")), "A new tulip\nEen tulp\nweeks\neleven"),
        ("Één tulp".encode(), "Één tulp"),
        ("\ufeffÉén tulp".encode(), "Één tulp"),
        ("Één tulp".encode("utf-16"), "Één tulp"),
        ("Één tulp".encode("cp1252"), "Één tulp"),
    ],
    ids=["pdf", "docx", "utf-8", "with a mark", "utf-16", "of old Windows"],
)  # fmt: skip
def test_the_text_of_a_document_is_taken(content, text):
    assert text_of(content) == text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n ", "textless"),
        (pdf(""), "textless"),
        (pdf("secret", password="tulp"), "locked"),
        (b"%PDF-1.7 and then nothing", "damaged"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (packed({"word/document.xml": "<not xml"}), "damaged"),
        (packed({"mimetype": "application/vnd.oasis"}), "unknown"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old"),
        (b"\x89PNG\r\n\x1a\n\0\0", "unknown"),
        (b"x" * (documents.MAX_TEXT + 1), "long"),
        (b" " * (documents.MAX_BYTES + 1), "heavy"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_said(content, code):
    with pytest.raises(DocumentError) as caught:
        text_of(content, "plan.pdf")
    assert caught.value.code == code
    assert str(caught.value).startswith("plan.pdf: ")
    assert caught.value.in_("nl") != caught.value.in_("en")


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = packed({"word/document.xml": bytes(documents.MAX_UNPACKED + 1)})
    assert len(bomb) < 200_000
    with pytest.raises(DocumentError) as caught:
        text_of(bomb)
    assert caught.value.code == "bomb"


def test_a_document_of_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "MAX_PAGES", 2)
    with pytest.raises(DocumentError, match="pages"):
        text_of(pdf("one", "two", "three"))


def test_too_much_text_on_its_pages_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "MAX_TEXT", 20)
    with pytest.raises(DocumentError, match="thousand characters"):
        text_of(word("one two three four", "five six seven eight"))


def test_entities_of_a_docx_are_not_unfolded():
    bomb = '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'
    with pytest.raises(DocumentError):
        text_of(packed({"word/document.xml": bomb}))
