import base64
import hashlib
import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.library.drawing import photo
from pedel.desk.library import jobs, uploading
from pedel.desk.library.models import Asset, Upload

TUS = {"Tus-Resumable": "1.0.0"}
WHOLE = photo(11, size=(400, 300))
LENGTH = len(WHOLE)


def word(text):
    return base64.b64encode(str(text).encode()).decode()


@pytest.fixture
def client(cast, sign_in):
    return sign_in(cast.emma)


@pytest.fixture
def begin(client, cast):
    """Room for a file; gives its address."""

    def begun(length=LENGTH, name="atrium.jpg", **told):
        told = {"filename": name, "unit": cast.units.law.pk, **told}
        metadata = ",".join(f"{key} {word(value)}" for key, value in told.items())
        headers = {**TUS, "Upload-Length": str(length), "Upload-Metadata": metadata}
        answer = client.post("/library/uploads/", headers=headers)
        assert answer.status_code == 201, answer.content
        return answer["Location"]

    return begun


@pytest.fixture
def send(client):
    def sent(address, offset, content, **headers):
        headers = {**TUS, "Upload-Offset": str(offset), **headers}
        return client.patch(address, content, content_type="application/offset+octet-stream", headers=headers)

    return sent


def offset(client, address):
    return int(client.head(address, headers=TUS)["Upload-Offset"])


def test_it_says_what_it_speaks(client):
    answer = client.options("/library/uploads/")
    assert answer["Tus-Version"] == "1.0.0"
    assert answer["Tus-Extension"] == "creation,expiration,checksum,termination"
    assert answer["Tus-Checksum-Algorithm"] == "sha256,sha1"


def test_a_file_comes_in_pieces_and_becomes_an_asset(client, begin, send):
    address = begin()
    assert send(address, 0, WHOLE[:1000])["Upload-Offset"] == "1000"
    answer = send(address, 1000, WHOLE[1000:])
    asset = Asset.objects.get()
    assert answer["Pedel-Asset"] == f"/library/{asset.pk}/"
    assert (asset.name, asset.sha256) == ("atrium.jpg", hashlib.sha256(WHOLE).hexdigest())
    assert not Upload.objects.exists()
    assert default_storage.listdir(uploading.FOLDER)[0] == [] or not any(
        default_storage.listdir(f"{uploading.FOLDER}/{folder}")[1]
        for folder in default_storage.listdir(uploading.FOLDER)[0]
    )


def test_it_goes_on_where_it_stopped_after_the_browser_was_closed(client, cast, sign_in, begin, send):
    address = begin()
    send(address, 0, WHOLE[:1500])
    later = sign_in(cast.emma)
    assert offset(later, address) == 1500
    assert "atrium.jpg" in later.get("/library/add/").content.decode()
    assert send(address, 1500, WHOLE[1500:]).status_code == 204
    assert Asset.objects.count() == 1


class Breaks(io.BytesIO):
    """A request that breaks off, as when the network goes or the browser is killed."""

    def read(self, size=-1):
        piece = super().read(size)
        if not piece:
            raise OSError("connection reset")
        return piece


def test_what_came_before_the_connection_broke_stays(client, begin):
    address = begin()
    upload = uploading.take(Upload.objects.get(), 0, Breaks(WHOLE[:2000]))
    assert upload.offset == 2000 == offset(client, address)


def test_what_was_whole_when_the_desk_was_killed_is_taken_in_later(begin):
    begin()
    upload = uploading.take(Upload.objects.get(), 0, io.BytesIO(WHOLE))
    assert upload.is_whole
    assert not Asset.objects.exists()
    jobs.look_at_uploads()
    assert not Asset.objects.exists(), "the request that brought it may still be at work"
    Upload.objects.update(expires_at=timezone.now() + uploading.KEPT - timedelta(minutes=11))
    jobs.look_at_uploads()
    assert Asset.objects.get().name == "atrium.jpg"


def test_an_empty_piece_finishes_what_was_whole(client, begin, send):
    address = begin()
    uploading.take(Upload.objects.get(), 0, io.BytesIO(WHOLE))
    assert send(address, len(WHOLE), b"")["Pedel-Asset"]


def test_the_same_piece_twice_is_told(client, begin, send):
    address = begin()
    send(address, 0, WHOLE[:1000])
    assert send(address, 0, WHOLE[:1000]).status_code == 409
    assert offset(client, address) == 1000


@pytest.mark.parametrize("algorithm", ["sha256", "sha1"])
def test_a_damaged_piece_is_not_kept(client, begin, send, algorithm):
    address = begin()
    right = base64.b64encode(hashlib.new(algorithm, WHOLE[:500]).digest()).decode()
    assert send(address, 0, WHOLE[1:501], **{"Upload-Checksum": f"{algorithm} {right}"}).status_code == 460
    assert offset(client, address) == 0
    assert send(address, 0, WHOLE[:500], **{"Upload-Checksum": f"{algorithm} {right}"}).status_code == 204


def test_a_file_that_cannot_be_taken_says_why_and_leaves_nothing(begin, send):
    address = begin(length=7)
    answer = send(address, 0, b"nothing")
    assert answer.status_code == 422
    assert "picture" in answer.json()["detail"]
    assert not Upload.objects.exists()


def test_more_than_was_said_is_not_taken(client, begin, send):
    address = begin(length=10)
    assert send(address, 0, b"x" * 11).status_code == 422


def test_nobody_else_sends_to_it_and_another_unit_is_not_there(client, cast, begin, sign_in):
    address = begin()
    assert sign_in(cast.olga).head(address, headers=TUS).status_code == 404
    headers = {**TUS, "Upload-Length": "5", "Upload-Metadata": f"unit {word(cast.units.science.pk)}"}
    assert client.post("/library/uploads/", headers=headers).status_code == 404


def test_it_is_given_up_and_forgotten(client, begin, send):
    address = begin()
    send(address, 0, WHOLE[:100])
    assert client.delete(address, headers=TUS).status_code == 204
    assert client.head(address, headers=TUS).status_code == 404
    begin()
    Upload.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    jobs.look_at_uploads()
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 412),
        ({**TUS}, 400),
        ({**TUS, "Upload-Length": "600000000"}, 413),
        ({**TUS, "Upload-Length": "-1"}, 400),
        ({**TUS, "Upload-Length": "5", "Upload-Metadata": "unit !!!"}, 404),
    ],
)
def test_what_does_not_speak_it_is_refused(client, headers, status):
    assert client.post("/library/uploads/", headers=headers).status_code == status


@settings(max_examples=12)
@given(cuts=st.lists(st.integers(0, len(WHOLE)), max_size=6))
def test_however_it_is_cut_it_arrives_whole(cuts):
    """The pieces of a file, put together, are the file."""
    upload, kept = Upload(pk=1, length=len(WHOLE)), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uploading, "_keep", lambda row, piece: (kept.append(piece), _count(row, piece)))
        for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(WHOLE)], strict=True):
            uploading.take(upload, start, io.BytesIO(WHOLE[start:end]))
    assert b"".join(kept) == WHOLE


def _count(row, piece):
    row.offset += len(piece)
