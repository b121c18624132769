"""Pictures and films on X."""

import io

import pytest

from networks.contract import media
from pedel.networks import NetworkError, Trouble
from pedel.networks.x import media as uploading


def film(size=12):
    content = bytes(range(256)) * (size // 256 + 1)
    return media(content[:size], name="film.mp4", media_type="video/mp4")


def test_a_film_goes_in_pieces(bench, monkeypatch):
    monkeypatch.setattr(uploading, "PIECE", 1000)
    given = film(2500)
    made = bench.connector.prepare(bench.credential, given)
    assert bench.server.uploads[made]["content"] == given.open().read()
    assert len(bench.server.asked("POST", r".*/append")) == 3


def test_it_waits_until_a_film_is_ready(bench, monkeypatch):
    monkeypatch.setattr("pedel.networks.waiting.time.sleep", lambda seconds: None)
    bench.server.work = 2
    made = bench.connector.prepare(bench.credential, film())
    assert bench.server.uploads[made]["ready"]
    assert len(bench.server.asked("GET", r"/2/media/upload")) == 2


def test_it_does_not_wait_for_ever(bench, monkeypatch):
    monkeypatch.setattr(uploading, "PATIENCE", 0.5)
    bench.server.work = 99
    with pytest.raises(NetworkError) as caught:
        bench.connector.prepare(bench.credential, film())
    assert (caught.value.trouble, caught.value.outcome) == (Trouble.MEDIA, "definite")
    assert not caught.value.permanent


def test_it_tells_why_a_film_cannot_be_used(bench):
    bench.server.work = -1
    with pytest.raises(NetworkError, match="Unsupported video format") as caught:
        bench.connector.prepare(bench.credential, film())
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.MEDIA, True)


def test_a_picture_that_is_too_large_is_no_riddle(bench):
    large = media(b"x", size=6_000_000, open=lambda: io.BytesIO(b"x"))
    with pytest.raises(NetworkError, match="File size exceeds") as caught:
        bench.connector.prepare(bench.credential, large)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.MEDIA, True)


def test_a_picture_that_x_has_forgotten_is_uploaded_again(bench):
    with pytest.raises(NetworkError) as caught:
        bench.connector.publish(bench.credential, bench.post(media=(media(),)), ["1234"])
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.MEDIA, False)


def test_a_picture_leaves_the_text_as_it_was(bench):
    receipt = bench.send(bench.post("Look: https://example.edu/a", media=(media(), media(alt="Two"))))
    seen = bench.connector.look(bench.credential, receipt)
    assert (seen.text, seen.alts) == ("Look: https://example.edu/a", ("A blue field", "Two"))
