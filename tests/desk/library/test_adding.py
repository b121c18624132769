import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from desk.library.drawing import film, pdf, photo, upload, zipped
from pedel.desk.library import actions
from pedel.desk.library.incoming import Incoming
from pedel.desk.library.models import Asset
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied


def stored(asset):
    with default_storage.open(asset.file.name) as file:
        return file.read()


def test_the_original_is_kept_byte_for_byte_under_its_own_digest(put):
    content = photo(3, gps=True)
    asset = put(content)
    assert stored(asset) == content
    assert asset.sha256 == hashlib.sha256(content).hexdigest()
    assert asset.sha256 in asset.file.name
    assert (asset.kind, asset.width, asset.height, asset.bytes) == ("picture", 320, 240, len(content))


def test_it_shows_what_the_camera_noted_and_keeps_no_place(put):
    noted = put(photo(gps=True)).noted
    assert [(note["what"], note["value"]) for note in noted] == [
        ("place", ""),
        ("serial", ""),
        ("maker", "Fleur Fotograaf"),
    ]


def test_the_same_file_is_kept_once(put, cast):
    first, second = put(name="a.jpg"), put(name="b.jpg", person=cast.olga)
    assert first == second
    assert Asset.objects.count() == 1


def test_another_unit_uses_what_is_shared(put, cast):
    assert put() == put(person=cast.sofie, unit=cast.units.science)


def test_what_a_unit_keeps_to_itself_is_another_units_own_when_it_brings_it_too(put, cast):
    secret = put(is_shared=False)
    own = put(person=cast.sofie, unit=cast.units.science)
    assert own != secret
    assert own.file.name == secret.file.name


def test_only_who_works_in_a_unit_puts_in_for_it(put, cast):
    for person in (cast.stan, cast.sofie):
        with pytest.raises(Denied, match="Only who works"):
            put(person=person)
    assert put(photo(2), person=cast.anna).added_by == cast.anna


def test_it_is_on_record(put):
    asset = put()
    entry = Entry.objects.get(verb="asset.added")
    assert (entry.about, entry.digest) == (f"asset:{asset.pk}", asset.sha256)


def test_a_film_has_a_length_and_a_picture(put):
    asset = put(film(), "open-day.mp4")
    assert (asset.kind, asset.media_type, asset.seconds) == ("film", "video/mp4", 0.5)
    assert (asset.width, asset.height) == (64, 48)


def test_documents_are_kept_with_their_pages(put):
    assert put(pdf(3), "terms.pdf").pages == 3
    assert put(zipped("word/document.xml"), "terms.docx").kind == "document"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"hello, I am a picture", "picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "PNG"),
        (photo()[:900], "damaged"),
        (zipped("a.txt"), "Only pictures, films"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b"%PDF-1.7 nothing", "damaged"),
        (b"\0\0\0\x18ftypisom" + b"\0" * 60, "damaged"),
        (film()[:-400], "damaged"),
    ],
    ids="empty text svg cut-jpeg zip broken-zip broken-pdf broken-film cut-film".split(),
)
def test_it_says_why_a_file_is_not_taken_and_keeps_nothing(put, content, why):
    with pytest.raises(ValidationError, match=why):
        put(content)
    assert not Asset.objects.exists()


def test_what_a_crash_left_half_is_written_whole(cast, put):
    content = photo(5)
    asset = put(content)
    Asset.objects.all().delete()
    default_storage.delete(asset.file.name)
    default_storage.save(asset.file.name, upload(content[:100]))
    assert stored(put(content)) == content


def test_several_come_with_the_form_and_those_that_cannot_are_named(cast, sign_in):
    files = [upload(photo(1), "one.jpg"), upload(b"nothing", "bad.jpg"), upload(photo(2), "two.jpg")]
    page = sign_in(cast.emma).post(
        "/library/add/", {"unit": cast.units.law.pk, "file": files, "is_shared": "on"}
    )
    assert page.status_code == 422
    assert "bad.jpg" in page.content.decode()
    assert set(Asset.objects.values_list("name", flat=True)) == {"one.jpg", "two.jpg"}


def test_who_works_nowhere_is_told_why(cast, sign_in):
    page = sign_in(cast.stan).get("/library/add/")
    assert page.status_code == 403


def test_an_action_reads_the_file_before_the_database_is_touched(cast):
    with pytest.raises(ValidationError):
        actions.add(Actor(cast.emma), cast.units.law, Incoming.of(upload(b"x")))
    assert not Entry.objects.filter(verb="asset.added").exists()
