"""What only Threads does: threads, carousels of twenty, links, and containers that have not spread yet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from networks.contract import media, picture, post
from networks.graph import Token
from networks.threads.server import ACCOUNT
from pedel.networks import Card, NetworkError, Trouble


@pytest.fixture(autouse=True)
def _haste(monkeypatch):
    for name, seconds in {"PAUSE": 0.01, "FILM_PAUSE": 0.01, "PATIENCE": 0.2, "FILM_PATIENCE": 0.5}.items():
        monkeypatch.setattr(f"pedel.networks.graph_account.{name}", seconds)


def fails(call, *given):
    with pytest.raises(NetworkError) as caught:
        call(*given)
    return caught.value


def field(bench, **fields):
    return media(**{"url": f"{bench.server.url}/files/field.png", **fields})


def test_it_shows_several_pictures_in_their_order(bench):
    receipt = bench.send(post(media=(field(bench, alt="One"), field(bench, alt="Two"))))
    assert bench.connector.look(bench.credential, receipt).alts == ("One", "Two")


def test_parts_of_yesterday_are_made_anew(bench):
    given = post(media=(field(bench), field(bench)))
    prepared = [bench.connector.prepare(bench.credential, one) for one in given.media]
    for part in bench.server.containers.values():
        part.made -= timedelta(hours=25)
    bench.connector.publish(bench.credential, given, prepared)
    assert len(bench.texts()) == 1


def test_it_publishes_a_film(bench):
    bench.server.files["/files/tour.mp4"] = b"film"
    tour = field(bench, media_type="video/mp4", url=f"{bench.server.url}/files/tour.mp4", alt="A tour")
    receipt = bench.send(post("A tour.", media=(tour,)))
    assert bench.connector.look(bench.credential, receipt).alts == ("A tour",)


def test_it_sends_a_link_where_there_are_no_pictures(bench):
    card = Card("https://example.org/news")
    bench.send(post(card=card))
    bench.send(post("Another.", card=card, media=(field(bench),)))
    sent = [one.given.get("link_attachment") for one in bench.server.containers.values()]
    assert sent == ["https://example.org/news", None, None]


def test_it_finds_a_post_in_its_own_place_of_a_thread(bench):
    first, other = bench.send(post("First.")), bench.send(post("Other."))
    second = post("Second.", answers=first.id, root=first.id)
    bench.server.fault("cut_after")
    assert bench.fails(second).outcome == "unknown"
    assert bench.connector.find(bench.credential, second) is not None
    assert bench.connector.find(bench.credential, post("Second.")) is None
    assert bench.connector.find(bench.credential, post("Second.", answers=other.id)) is None


def test_a_container_that_has_not_spread_yet_did_not_go_out(bench):
    bench.server.is_slow_to_spread = True
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.DOWN, "definite", False)
    assert bench.texts() == []


def test_it_comes_again_for_a_container_that_takes_long(bench):
    bench.server.slow = 10_000
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", False)


@pytest.mark.parametrize(
    ("reason", "permanent"),
    [("INVALID_DURATION", True), ("FAILED_DOWNLOADING_VIDEO", False), ("UNKNOWN", False)],
)
def test_it_tells_why_a_container_failed(bench, reason, permanent):
    bench.server.broken = reason
    error = bench.fails()
    assert (error.trouble, error.detail, error.permanent) == (Trouble.MEDIA, reason, permanent)


@pytest.mark.parametrize(
    "wrong",
    [{"media_type": "image/gif"}, {"size": 8 * 1024 * 1024 + 1}, {"width": 1100, "height": 100}, {"url": ""}],
    ids=["type", "size", "flat", "nowhere"],
)
def test_it_refuses_pictures_that_threads_does_not_take_before_they_leave(bench, wrong):
    error = fails(bench.connector.prepare, bench.credential, field(bench, **wrong))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)
    assert bench.server.requests == []


def test_it_tells_that_threads_cannot_read_a_picture(bench):
    bench.server.files["/files/field.png"] = picture(kind="GIF")
    error = fails(bench.connector.prepare, bench.credential, field(bench))
    assert (error.trouble, error.permanent) == (Trouble.MEDIA, True)


def test_emoji_count_as_their_bytes(bench):
    assert bench.send(post("😀" * 125)).id
    assert bench.fails(post("😀" * 126)).trouble == Trouble.TOO_LONG


def test_it_tells_that_the_permission_to_delete_is_missing(bench):
    receipt = bench.send(bench.post())
    bench.server.tokens[bench.credential.access] = Token(ACCOUNT, bench.server.publishing)
    assert fails(bench.connector.withdraw, bench.credential, receipt).trouble == Trouble.SCOPE
    assert len(bench.texts()) == 1


def test_a_post_that_somebody_may_not_see_is_not_taken_for_deleted(bench):
    receipt = bench.send(bench.post())
    bench.server.posts.clear()
    bench.server.tokens[bench.credential.access].subcode = 467
    assert fails(bench.connector.look, bench.credential, receipt).trouble == Trouble.TOKEN


def test_it_is_out_even_when_looking_at_it_fails(bench):
    bench.server.hides_new = True
    receipt = bench.send(bench.post())
    assert (receipt.id in bench.server.posts, receipt.url) == (True, "https://www.threads.com/")
