"""A film on its way to YouTube: in pieces, and on from where it broke."""

import io

import pytest

from networks.contract import media
from networks.youtube.bench import FILM, film
from networks.youtube.server import QUARTER
from pedel.networks import NetworkError, Trouble
from pedel.networks.youtube import uploading

LONG = bytes(range(256)) * (QUARTER * 5 // 2 // 256)
"""Two and a half pieces."""
SESSION = r"/upload/youtube/v3/videos"


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(uploading, "PIECE", QUARTER)


def ranges(bench):
    return [one.headers["content-range"] for one in bench.server.asked("PUT", SESSION)]


def test_what_is_prepared_is_private(bench):
    number = bench.connector.prepare(bench.credential, film())
    assert bench.server.videos[number]["status"]["privacyStatus"] == "private"
    assert bench.server.videos[number]["content"] == FILM
    assert bench.texts() == []


def test_a_film_goes_in_pieces(bench, small):
    number = bench.connector.prepare(bench.credential, film(LONG))
    assert bench.server.videos[number]["content"] == LONG
    assert ranges(bench) == [
        "bytes 0-262143/655360",
        "bytes 262144-524287/655360",
        "bytes 524288-655359/655360",
    ]


def test_a_piece_is_of_a_size_that_youtube_takes():
    assert uploading.PIECE % QUARTER == 0


@pytest.mark.parametrize(
    "breaks",
    [["cut"], ["cut_after"], ["503"], ["fine", "cut_after", "cut", "503"], ["cut", "fine", "cut_after"]],
)
def test_it_goes_on_where_it_broke(bench, small, breaks):
    bench.server.breaks = list(breaks)
    number = bench.connector.prepare(bench.credential, film(LONG))
    assert bench.server.videos[number]["content"] == LONG
    assert "bytes */655360" in ranges(bench)
    assert len(bench.server.asked("POST", SESSION)) == 1


def test_a_lost_last_answer_makes_no_second_video(bench):
    bench.server.breaks = ["cut_after"]
    number = bench.connector.prepare(bench.credential, film())
    assert list(bench.server.videos) == [number]


def test_it_gives_up_after_a_while(bench, small, monkeypatch):
    monkeypatch.setattr(uploading, "BREAKS", 2)
    bench.server.breaks = ["503"] * 9
    with pytest.raises(NetworkError) as caught:
        bench.connector.prepare(bench.credential, film(LONG))
    assert (caught.value.trouble, caught.value.outcome) == (Trouble.DOWN, "definite")
    assert len(ranges(bench)) == 3


def test_a_session_that_has_ended_is_begun_anew_by_the_next_try(bench, small):
    given = film(LONG, open=lambda: Forgetting(bench.server))
    with pytest.raises(NetworkError) as caught:
        bench.connector.prepare(bench.credential, given)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.CUT, False)
    assert bench.connector.prepare(bench.credential, film(LONG))


class Forgetting(io.BytesIO):
    """A film during whose upload YouTube forgets the session."""

    def __init__(self, server):
        super().__init__(LONG)
        self.server = server

    def read(self, size=-1):
        if self.tell():
            self.server.sessions.clear()
        return super().read(size)


def test_a_film_that_is_shorter_than_it_should_be_is_told(bench):
    given = film(b"short", size=500)
    with pytest.raises(NetworkError) as caught:
        bench.connector.prepare(bench.credential, given)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.MEDIA, True)


def test_the_token_goes_to_youtube_only():
    base = "https://www.googleapis.com/upload/youtube/v3/videos"
    assert uploading._is_own("https://youtube.googleapis.com/upload?x", base)
    assert not uploading._is_own("https://googleapis.com.example/upload?x", base)


def test_it_takes_films_only(bench):
    error = bench.fails(bench.post(media=(media(),)))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)
    assert bench.fails(bench.post(media=())).trouble == Trouble.MEDIA
    assert bench.connector.needs_media
    assert bench.connector.pictures is None


def test_captions_stand_there_before_the_film_is_public(bench):
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nGoedemorgen — één\n".encode()
    given = bench.post(media=(film(captions=lambda: io.BytesIO(vtt)),), language="nl")
    receipt = bench.send(given)
    (kept,) = bench.server.captions
    assert kept["content"] == vtt
    assert (kept["about"]["videoId"], kept["about"]["language"]) == (receipt.id, "nl")
    methods = [one.path for one in bench.server.requests if "PUT" in one.method or "captions" in one.path]
    assert methods.index("/upload/youtube/v3/captions") < methods.index("/youtube/v3/videos")


def test_captions_go_up_once(bench):
    given = bench.post(media=(film(captions=lambda: io.BytesIO(b"WEBVTT\n")),))
    prepared = [bench.connector.prepare(bench.credential, given.media[0])]
    first, second = (bench.connector.publish(bench.credential, given, prepared) for _ in range(2))
    assert first.id == second.id
    assert len(bench.server.captions) == 1


def test_captions_need_a_language(bench):
    given = bench.post(media=(film(captions=lambda: io.BytesIO(b"WEBVTT\n")),), language="")
    error = bench.fails(given)
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.REFUSED, "definite", True)
    assert bench.texts() == []
