"""Evidence: what is taken in, that it stays as it is, and that nothing is deleted before it."""

import hashlib
import io
import json
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pedel.desk.incidents import actions, intake
from pedel.desk.incidents.models import Custody, Evidence
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict


def upload(data, name="file.bin"):
    return SimpleUploadedFile(name, data)


def a_zip(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def a_picture(kind, size=(9, 9)):
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind)
    return out.getvalue()


def test_it_keeps_a_file_byte_for_byte(opened, who, screenshot):
    data = screenshot.read()
    screenshot.seek(0)
    row = actions.add_evidence(who.olga, opened(), upload=screenshot, shows="The false post")
    with Evidence.objects.get().file.open() as file:
        assert file.read() == data
    assert row.sha256 == hashlib.sha256(data).hexdigest()
    assert Entry.objects.get(verb="evidence.added").digest == row.sha256
    assert Custody.objects.get().by == who.olga.person


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (a_picture("PNG"), "image/png"), (a_picture("JPEG"), "image/jpeg"), (a_picture("WEBP"), "image/webp"),
        (b"%PDF-1.7\n1 0 obj\n%%EOF\n", "application/pdf"), (a_zip(a="b"), "application/zip"),
        (b'{"posts": []}', "application/json"), ("Café, 12:03".encode(), "text/plain"),
        (b"{not json", "text/plain"),
    ],
)  # fmt: skip
def test_it_says_itself_what_a_file_is(data, media_type):
    assert intake.taken_in(upload(data, "holiday.exe")).media_type == media_type


@pytest.mark.parametrize(
    "data",
    [
        b"", b"MZ\x90\x00\x03", b"<svg xmlns='http://svg.example'>\x00</svg>", b"%PDF-1.7 cut off\x00",
        a_picture("BMP"), a_picture("TIFF"), a_picture("PNG")[:-30], b"PK\x03\x04 broken", b"\xff\xfe\x00",
        b"a\x00b",
    ],
)  # fmt: skip
def test_it_refuses_everything_else(data):
    with pytest.raises(ValidationError):
        intake.taken_in(upload(data))


@given(st.binary(max_size=400))
def test_it_takes_in_or_refuses_whatever_comes(data):
    try:
        taken = intake.taken_in(upload(data))
    except ValidationError:
        return
    assert taken.content.read() == data


def test_it_refuses_what_is_too_large(monkeypatch):
    monkeypatch.setattr(intake, "MAX_BYTES", 10)
    monkeypatch.setattr(intake, "MAX_ZIP_BYTES", 10)
    with pytest.raises(ValidationError, match="20 MB"):
        intake.taken_in(upload(b"a" * 11))
    monkeypatch.setattr(intake, "MAX_BYTES", 10_000)
    with pytest.raises(ValidationError, match="1 GB"):
        intake.taken_in(upload(a_zip(a="b" * 11)))
    monkeypatch.setattr(intake, "MAX_PIXELS", 10)
    with pytest.raises(ValidationError, match="pixels"):
        intake.taken_in(upload(a_picture("PNG")))


@given(st.text(max_size=300))
def test_its_name_is_one_that_a_zip_can_hold(name):
    kept = intake._name(name, ".png")
    assert kept.endswith(".png") or kept.casefold().endswith(".png")
    assert not set('/\\:*?"<>|') & set(kept)
    assert 0 < len(kept) <= 200


def test_it_takes_the_same_file_once(opened, who):
    incident = opened()
    actions.add_evidence(who.olga, incident, upload=upload(b"one"), shows="a")
    with pytest.raises(ValidationError, match="already"):
        actions.add_evidence(who.olga, incident, upload=upload(b"one"), shows="b")


def test_it_comes_before_deletion(opened, who):
    incident = opened("wrong_post")
    for code in ("evidence", "take-down"):
        with pytest.raises(Conflict, match="Evidence first"):
            actions.do(who.olga, incident.steps.get(code=code))
    actions.add_evidence(who.olga, incident, upload=upload(b"what it said"), shows="The post")
    for code in ("evidence", "take-down"):
        actions.do(who.olga, incident.steps.get(code=code))


def test_a_reason_why_there_is_none_will_do(opened, who):
    incident = opened("wrong_post")
    actions.no_evidence(who.olga, incident, why="The network took it down before anybody saw it.")
    actions.do(who.olga, incident.steps.get(code="take-down"))


def test_the_page_hands_in_and_says_what_is_wrong(cast, opened, sign_in, screenshot):
    incident, browser = opened(), sign_in(cast.olga)
    wrong = browser.post(
        f"/incidents/{incident.pk}/evidence/", {"file": upload(b"MZ\x90\x00"), "shows": "The post"}
    )
    assert wrong.status_code == 422
    assert "This is none of" in wrong.content.decode()
    assert 'value="The post"' in wrong.content.decode()
    browser.post(
        f"/incidents/{incident.pk}/evidence/", {"file": screenshot, "shows": "The post", "seen_at": ""}
    )
    row = Evidence.objects.get()
    assert browser.get(f"/incidents/{incident.pk}/evidence/{row.pk}/").headers["Content-Type"] == "image/png"
    assert sign_in(cast.stan).get(f"/incidents/{incident.pk}/evidence/{row.pk}/").status_code == 404


def test_the_export_holds_everything_and_says_so(cast, opened, sign_in, who, screenshot):
    incident = opened()
    row = actions.add_evidence(who.olga, incident, upload=screenshot, shows="The false post")
    actions.add_evidence(who.olga, incident, upload=upload(b"a mail", "mail.txt"), shows="The network's mail")
    answer = sign_in(cast.clara).post(f"/incidents/{incident.pk}/evidence/export/")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    manifest = json.loads(archive.read("manifest.json"))
    assert archive.testzip() is None
    kept = [name for name in archive.namelist() if name.startswith("evidence/")]
    assert len(kept) == 2
    assert hashlib.sha256(archive.read(kept[0])).hexdigest() == row.sha256
    assert row.sha256 in json.dumps(manifest)
    report = json.loads(archive.read("report.json"))
    assert [each["what"] for each in report["custody"]] == ["added", "added", "exported"]
    assert report["digest"] == Entry.objects.get(verb="incident.exported").digest
    assert b"incident.opened" in archive.read("record.jsonl")


def test_an_export_of_nothing_is_refused(cast, opened, sign_in):
    incident = opened()
    assert sign_in(cast.clara).post(f"/incidents/{incident.pk}/evidence/export/").status_code == 409
    assert not Custody.objects.exists()
