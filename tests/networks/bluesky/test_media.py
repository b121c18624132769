"""Pictures and films on the real server."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from networks.bluesky.video import VideoService
from networks.contract import media, picture
from networks.faulty import serving
from networks.pds.running import NAME
from pedel.networks import App, NetworkError, Trouble
from pedel.networks.bluesky.media import bring
from pedel.networks.bluesky.shrinking import LARGEST, shrunk
from pedel.networks.bluesky.xrpc import Xrpc

FILM = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(5000)


def film(content: bytes = FILM, **fields: object):
    wishes = {"name": "tour.mp4", "media_type": "video/mp4", "alt": "A tour", "width": 1280, "height": 720}
    return media(content, **{**wishes, **fields})


def noise(mode: str = "RGB", kind: str = "PNG", side: int = 900) -> bytes:
    """A picture that no format makes small."""
    content = random.Random(1575).randbytes(side * side * len(mode))  # noqa: S311  # only noise
    out = io.BytesIO()
    Image.frombytes(mode, (side, side), content).save(out, kind)
    return out.getvalue()


def test_a_small_picture_goes_up_as_it_is(bench):
    bench.send(bench.post(media=(media(picture()),)))
    shown = bench.records()[0]["embed"]["images"][0]["image"]
    assert (shown["mimeType"], shown["size"]) == ("image/png", len(picture()))


def test_a_large_picture_is_made_small_enough(bench):
    large = noise()
    assert len(large) > 2 * LARGEST
    bench.send(bench.post(media=(media(large, width=0, height=0),)))
    shown = bench.records()[0]["embed"]["images"][0]
    assert shown["image"]["mimeType"] == "image/jpeg"
    assert shown["image"]["size"] <= LARGEST
    assert shown["aspectRatio"]["width"] == shown["aspectRatio"]["height"]


def test_it_is_made_small_in_the_same_way_each_time():
    assert shrunk(media(noise())) == shrunk(media(noise()))


def test_what_can_be_seen_through_stays_so():
    assert shrunk(media(noise("RGBA", side=700))).media_type == "image/webp"


def test_a_smaller_picture_does_not_tell_where_it_was_taken():
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "A telephone"
    Image.open(io.BytesIO(noise())).save(out, "JPEG", quality=100, exif=exif)
    found = shrunk(media(out.getvalue(), media_type="image/jpeg"))
    assert b"A telephone" not in found.content


def test_a_picture_that_unpacks_to_more_than_anybody_can_look_at_is_not_unpacked():
    out = io.BytesIO()
    Image.new("1", (8000, 7000)).save(out, "PNG")
    assert len(out.getvalue()) < LARGEST
    with pytest.raises(NetworkError) as caught:
        shrunk(media(out.getvalue()))
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.MEDIA, True)


@pytest.mark.parametrize("kind", ["TIFF", "EPS", "GIF", "BMP"])
def test_only_pictures_for_the_net_are_opened(kind):
    with pytest.raises(NetworkError, match="cannot be read as a picture"):
        shrunk(media(picture(kind=kind)))


@pytest.mark.parametrize("content", [b"no picture", picture()[:60], b""])
def test_what_is_no_picture_is_not_sent(bench, content):
    error = bench.fails(bench.post(media=(media(content),)))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)


@pytest.mark.parametrize("media_type", ["image/gif", "image/tiff", "application/pdf", "video/webm"])
def test_other_kinds_of_file_are_not_sent(bench, media_type):
    error = bench.fails(bench.post(media=(media(media_type=media_type),)))
    assert error.trouble == Trouble.MEDIA
    assert "save it as" in error.detail


def test_five_pictures_are_too_many(bench):
    error = bench.fails(bench.post(media=(media(),) * 5))
    assert (error.trouble, error.permanent) == (Trouble.MEDIA, True)


def test_a_picture_that_was_never_brought_is_told(bench):
    with pytest.raises(NetworkError) as caught:
        bench.connector.publish(bench.credential, bench.post(media=(media(),)))
    assert caught.value.trouble == Trouble.MEDIA
    assert bench.texts() == []


def test_a_picture_that_the_server_has_dropped_can_be_brought_again(bench):
    handle = bench.connector.prepare(bench.credential, media(picture(11, 7)))
    elsewhere = handle.replace("bafkrei", "bafkrea")
    with pytest.raises(NetworkError) as caught:
        bench.connector.publish(bench.credential, bench.post(media=(media(),)), [elsewhere])
    assert (caught.value.outcome, caught.value.trouble) == ("definite", Trouble.MEDIA)


def test_a_film_stands_with_its_captions(bench):
    captions = b"WEBVTT\n\n00:00.000 --> 00:01.000\nWelcome\n"
    given = film(captions=lambda: io.BytesIO(captions))
    receipt = bench.send(bench.post(media=(given,), language="nl"))
    shown = bench.records()[0]["embed"]
    assert shown["video"]["size"] == len(FILM)
    assert shown["captions"][0]["lang"] == "nl"
    assert shown["aspectRatio"] == {"width": 1280, "height": 720}
    assert bench.connector.look(bench.credential, receipt).alts == ("A tour",)


def test_a_film_stands_alone(bench):
    error = bench.fails(bench.post(media=(film(), media())))
    assert (error.trouble, error.permanent) == (Trouble.MEDIA, True)


def test_a_film_that_the_server_finds_too_large_is_told(bench):
    error = bench.fails(bench.post(media=(film(FILM + bytes(6_000_000)),)))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)


def test_captions_can_be_too_long(bench):
    error = bench.fails(bench.post(media=(film(captions=lambda: io.BytesIO(b"x" * 20_001)),)))
    assert error.trouble == Trouble.MEDIA


@pytest.fixture
def service(pds):
    with serving(VideoService(pds)) as it:
        yield it


def processed(bench, service, given):
    """The handle of a film that goes by the video service, as with an account on Bluesky's own servers."""
    app = App(url=service.url)
    credential = type(bench.credential)(
        bench.credential.access, account=bench.account.did, server=f"https://{NAME}"
    )
    xrpc = Xrpc(app, bench.pds.url)
    xrpc.http = type(xrpc.http)(app, bench.pds.url)
    return bring(xrpc, credential, given, service.url)


def test_a_film_is_made_ready_by_the_service_and_then_shown(bench, service, quick):
    handle = processed(bench, service, film())
    bench.connector.publish(bench.credential, bench.post(media=(film(),)), [handle])
    shown = bench.records()[0]["embed"]["video"]
    assert shown["ref"]["$link"] in handle
    assert len(service.asked("GET", r"/xrpc/app\.bsky\.video\.getJobStatus")) == 2


def test_a_film_that_the_service_knows_is_not_made_ready_again(bench, service, quick):
    assert processed(bench, service, film()) == processed(bench, service, film())
    assert len(service.jobs) == 1


def test_a_film_that_cannot_be_made_ready_is_told(bench, service, quick):
    service.says = "JOB_STATE_FAILED"
    with pytest.raises(NetworkError) as caught:
        processed(bench, service, film())
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.MEDIA, True)
    assert "unsupported codec" in caught.value.detail


def test_a_film_that_takes_long_is_asked_for_again_later(bench, service, quick):
    service.says = "JOB_STATE_ENCODING"
    with pytest.raises(NetworkError) as caught:
        processed(bench, service, film())
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.MEDIA, False)


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr("pedel.networks.bluesky.films.PAUSE", 0.01)
    monkeypatch.setattr("pedel.networks.bluesky.films.PATIENCE", 0.5)
