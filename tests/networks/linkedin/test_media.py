"""Pictures, films and cards on LinkedIn."""

import pytest

from networks.contract import media
from networks.linkedin import server as linkedin
from pedel.networks import Card, NetworkError, Trouble
from pedel.networks.linkedin import media as uploading
from pedel.networks.linkedin.media import Uploading


def film(size=12):
    return media(b"0123456789" * (size // 10 + 1), name="film.mp4", media_type="video/mp4", size=size)


@pytest.fixture
def fast(monkeypatch):
    monkeypatch.setattr(uploading, "AGAIN", 0.01)


def test_a_film_goes_in_the_pieces_that_linkedin_names(bench, monkeypatch, fast):
    monkeypatch.setattr(linkedin, "PIECE", 1000)
    content = bytes(range(256)) * 10
    given = media(content, name="film.mp4", media_type="video/mp4")
    urn = bench.connector.prepare(bench.credential, given)
    assert bench.server.files[urn]["content"] == content
    assert len(bench.server.asked("PUT", r".*")) == 3


def test_it_waits_until_a_film_is_ready(bench, fast):
    bench.server.work = 3
    receipt = bench.send(bench.post(media=(film(10),)))
    assert bench.server.posts[receipt.id]["content"]["media"]["title"] == "film.mp4"
    assert len(bench.server.asked("GET", r"/rest/videos/.*")) == 4


def test_it_does_not_wait_for_ever(bench, monkeypatch, fast):
    monkeypatch.setattr(uploading, "PATIENCE", 0.1)
    bench.server.work = 9999
    error = bench.fails(bench.post(media=(film(10),)))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", False)


def test_it_tells_that_a_film_cannot_be_used(bench, fast):
    bench.server.fails = True
    error = bench.fails(bench.post(media=(film(10),)))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)


def test_a_film_stands_alone(bench, fast):
    error = bench.fails(bench.post(media=(film(10), media())))
    assert (error.trouble, error.permanent) == (Trouble.MEDIA, True)
    assert bench.texts() == []


def test_several_pictures_keep_their_order(bench):
    pictures = (media(alt="One"), media(alt=""), media(alt="Three"))
    receipt = bench.send(bench.post(media=pictures))
    assert bench.connector.look(bench.credential, receipt).alts == ("One", "Three")
    kept = bench.server.posts[receipt.id]["content"]["multiImage"]["images"]
    assert [one.get("altText") for one in kept] == ["One", None, "Three"]


def test_a_card_comes_along_with_its_picture(bench):
    card = Card("https://example.edu/news", "News", "All of it", media())
    receipt = bench.send(bench.post(card=card))
    article = bench.server.posts[receipt.id]["content"]["article"]
    assert (article["source"], article["title"]) == ("https://example.edu/news", "News")
    assert bench.server.files[article["thumbnail"]]["status"] == "AVAILABLE"


def test_a_picture_that_linkedin_has_lost_is_no_riddle(bench):
    given = bench.post(media=(media(),))
    with pytest.raises(NetworkError) as caught:
        bench.connector.publish(bench.credential, given, ["urn:li:image:gone"])
    assert (caught.value.trouble, caught.value.outcome) == (Trouble.MEDIA, "definite")


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://www.linkedin.com/dms-uploads/a", True),
        ("https://linkedin.com/a", True),
        ("https://www.linkedin.com.example/a", False),
        ("https://notlinkedin.com/a", False),
    ],
)
def test_the_token_goes_to_linkedin_only(url, opens):
    api = "https://api.linkedin.com/rest"
    uploading = Uploading(None, api, {"Authorization": "Bearer secret"}, "urn:li:organization:1")
    assert bool(uploading._opens(url)) == opens
