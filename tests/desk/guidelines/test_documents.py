"""The institution's own document beside the clauses."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from pedel.desk.guidelines import actions, documents, shelf, texts
from pedel.desk.guidelines.models import Document
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied
from pedel.policy import load_pack
from pedel.policy.provenance import digest

SOURCE = Path(__file__).parents[4] / "shared" / "guidelines" / "leiden-guidelines.txt"
SENTENCE = "Nobody rows alone. Count your oars."
PACK = """
id: rowing
institution: Rowing Club
title: {en: Rowing, nl: Roeien}
edition: "1"
languages: [en, nl]
sections: [water.yaml]
card: [water.oars]
"""
SECTION = """
section: On the water
title: {en: On the water, nl: Op het water}
clauses:
  - id: water.oars
    title: {en: Count, nl: Tel}
    paraphrase: {en: Count what you row with., nl: Tel waar je mee roeit.}
    binds: [staff]
    kind: duty
    modality: must
    source: {sentences: [2], sha256: ["%s"]}
    effects: {personal: [inform], brand: [inform]}
"""


@pytest.fixture
def rowing(tmp_path, settings, monkeypatch):
    (tmp_path / "pack.yaml").write_text(PACK)
    (tmp_path / "water.yaml").write_text(SECTION % digest("Count your oars."))
    pack = load_pack(tmp_path)
    monkeypatch.setattr(shelf, "installed", lambda: {pack.id: pack})
    monkeypatch.setattr(shelf, "in_force", lambda: [pack])
    return pack


def attach(person, pack, text):
    return actions.attach(Actor(person), pack, title="The rules of rowing", text=text)


def test_it_puts_the_documents_own_sentence_beside_the_clause(cast, client, rowing):
    attach(cast.sander, rowing, f"On the water\n\n{SENTENCE}\n")
    assert documents.verbatim(rowing["water.oars"]) == "Count your oars."
    assert b"Count your oars." in client.get("/guidelines/water.oars/").content


def test_it_says_when_the_sentence_stands_elsewhere(cast, client, rowing):
    attach(cast.sander, rowing, f"On the water\n\nFirst this. {SENTENCE}\n")
    assert documents.beside(rowing["water.oars"]).state == "moved"
    assert b"now stands elsewhere" in client.get("/guidelines/water.oars/").content


def test_it_says_when_the_sentence_no_longer_matches(cast, client, rowing):
    attach(cast.sander, rowing, "On the water\n\nNobody rows alone. Count your paddles.\n")
    assert documents.verbatim(rowing["water.oars"]) == ""
    page = client.get("/guidelines/water.oars/").content
    assert b"Count your paddles." in page
    assert b"no longer reads" in page


def test_a_new_document_takes_the_place_of_the_old_one(cast, rowing):
    attach(cast.sander, rowing, "On the water\n\nOther words.\n")
    attach(cast.sander, rowing, f"On the water\n\n{SENTENCE}\n")
    assert Document.objects.count() == 1
    assert documents.beside(rowing["water.oars"]).state == "same"


def test_only_the_steward_attaches_and_detaches(cast, rowing):
    for person in (cast.emma, cast.anna, cast.clara):
        with pytest.raises(Denied):
            attach(person, rowing, "x")
    document = attach(cast.sander, rowing, f"On the water\n\n{SENTENCE}\n")
    with pytest.raises(Denied):
        actions.detach(Actor(cast.clara), document)
    actions.detach(Actor(cast.sander), document)
    assert documents.verbatim(rowing["water.oars"]) == ""


def test_it_is_on_record_without_its_text(cast, rowing):
    document = attach(cast.sander, rowing, f"On the water\n\n{SENTENCE}\n")
    entry = Entry.objects.get(verb="guidelines.attached")
    assert entry.digest == document.sha256
    assert "oars" not in str(entry.facts)


def upload(client, name, content, pack="rowing"):
    file = SimpleUploadedFile(name, content)
    return client.post("/guidelines/document/", {"pack": pack, "title": "Rules", "file": file})


def test_the_steward_attaches_it_on_the_page(cast, sign_in, rowing):
    steward = sign_in(cast.sander)
    assert upload(steward, "rules.md", f"# On the water\n\n{SENTENCE}\n".encode()).status_code == 302
    page = steward.get("/guidelines/document/").content.decode()
    assert "Every sentence" not in page  # the first sentence is cited by no clause
    assert "Nobody rows alone." in page
    pk = Document.objects.get().pk
    assert steward.post(f"/guidelines/document/{pk}/detach/").status_code == 302
    assert not Document.objects.exists()


def test_others_are_told_who_attaches_it(cast, sign_in, rowing):
    client = sign_in(cast.emma)
    assert b"The steward attaches it" in client.get("/guidelines/document/").content
    assert upload(client, "a.txt", b"x").status_code == 403


def test_it_says_what_is_wrong_with_a_file(cast, sign_in, rowing):
    page = upload(sign_in(cast.sander), "a.txt", "good\nna\u00efve".encode("latin-1"))
    assert page.status_code == 422
    assert b"Line 2 is not UTF-8" in page.content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"x"),
        ("a.txt", b"x" * 1_000_001),
        ("a.txt", b"\xff\xfe"),
        ("a.txt", b"a\0b"),
        ("a.html", b" "),
    ],
)
def test_it_refuses_what_is_no_text(name, content):
    with pytest.raises(ValidationError):
        texts.read(name, content)


def test_it_reads_paragraphs_and_lists_out_of_a_page():
    page = (
        "<head><title>no</title></head><h1>Water</h1><p>Row <b>well</b>\n now.</p>"
        "<ul><li>Oar</li><li><p>Boat</p></li></ul><script>no</script>"
    )
    assert texts.read("a.html", page.encode()).split("\n\n") == [
        "Water",
        "Row well now.",
        "- Oar",
        "- Boat\n",
    ]


def test_it_reads_the_same_out_of_markdown():
    assert texts.read("a.md", b"# Water\n\nRow *well*\nnow.\n\n- Oar\n- Boat\n").split("\n\n") == [
        "Water", "Row well now.", "- Oar", "- Boat\n",
    ]  # fmt: skip


@pytest.mark.skipif(
    not SOURCE.exists(), reason="the guidelines' own text is not part of this repository: needs ../shared"
)
def test_every_clause_of_leiden_has_its_own_sentence_beside_it(cast):
    pack = shelf.installed()["leiden-2012"]
    attach(cast.sander, pack, SOURCE.read_text("utf-8"))
    assert {documents.beside(clause).state for clause in pack} == {"same"}
    assert all(documents.verbatim(clause) for clause in pack)
