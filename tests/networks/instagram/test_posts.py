"""What only Instagram does: no post without a picture, containers, and its own refusals."""

from __future__ import annotations

from datetime import timedelta

import pytest

from networks.contract import media, picture, post
from networks.graph import Token
from networks.instagram.server import ACCOUNT
from pedel.networks import NetworkError, Trouble


@pytest.fixture(autouse=True)
def _haste(monkeypatch):
    for name, seconds in {"PAUSE": 0.01, "FILM_PAUSE": 0.01, "PATIENCE": 0.2, "FILM_PATIENCE": 0.5}.items():
        monkeypatch.setattr(f"pedel.networks.graph_account.{name}", seconds)


def fails(call, *given):
    with pytest.raises(NetworkError) as caught:
        call(*given)
    return caught.value


def test_it_says_what_it_needs(bench):
    connector = bench.connector
    assert (connector.needs_media, connector.needs_public_media, connector.per_day) == (True, True, 100)


def test_there_is_no_post_without_a_picture(bench):
    error = bench.fails(post())
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)


def test_it_shows_several_pictures_in_their_order(bench):
    receipt = bench.send(bench.post(media=(bench.field(alt="One"), bench.field(alt="Two"))))
    assert bench.connector.look(bench.credential, receipt).alts == ("One", "Two")
    assert len(bench.texts()) == 1


def test_parts_of_an_earlier_try_are_used_again(bench):
    given = bench.post(media=(bench.field(), bench.field()))
    prepared = [bench.connector.prepare(bench.credential, one) for one in given.media]
    bench.server.fault("503")
    assert fails(bench.connector.publish, bench.credential, given, prepared).trouble == Trouble.DOWN
    bench.connector.publish(bench.credential, given, prepared)
    parts = [one for one in bench.server.containers.values() if one.given.get("is_carousel_item")]
    assert len(parts) == 2


def test_parts_of_yesterday_are_made_anew(bench):
    given = bench.post(media=(bench.field(), bench.field()))
    prepared = [bench.connector.prepare(bench.credential, one) for one in given.media]
    for part in bench.server.containers.values():
        part.made -= timedelta(hours=25)
    bench.connector.publish(bench.credential, given, prepared)
    assert len(bench.texts()) == 1


def test_parts_that_are_missing_are_made(bench):
    given = bench.post(media=(bench.field(alt="One"), bench.field(alt="Two")))
    receipt = bench.connector.publish(bench.credential, given)
    assert bench.connector.look(bench.credential, receipt).alts == ("One", "Two")


@pytest.mark.parametrize("fault", ["cut_before", "cut_after", "500_after", "html_after"])
def test_an_answer_lost_while_the_container_is_made_leaves_nothing_open(bench, fault):
    bench.server.SENDS = ("POST", r".*/media")
    bench.server.fault(fault, times=2)
    error = fails(bench.connector.publish, bench.credential, bench.post())
    assert (error.outcome, error.permanent, bench.texts()) == ("definite", False, [])


def test_it_waits_until_a_container_is_ready(bench):
    bench.server.slow = 3
    assert bench.send(bench.post()).id
    assert len(bench.texts()) == 1


def test_it_comes_again_for_a_container_that_takes_long(bench):
    bench.server.slow = 10_000
    error = bench.fails(bench.post())
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", False)
    assert bench.server.asked(*bench.server.SENDS) == []


@pytest.mark.parametrize(
    ("reason", "permanent"),
    [("Error: Media upload has failed with error code 2207026", True), ("Error: Something unusual", False)],
)
def test_it_tells_why_a_container_failed(bench, reason, permanent):
    bench.server.broken = reason
    error = bench.fails(bench.post())
    assert (error.trouble, error.detail, error.permanent) == (Trouble.MEDIA, reason, permanent)


@pytest.mark.parametrize(
    "wrong",
    [
        {"media_type": "image/png"},
        {"size": 8 * 1024 * 1024 + 1},
        {"width": 400, "height": 640},
        {"width": 2000, "height": 1000},
        {"url": ""},
    ],
    ids=["type", "size", "narrow", "wide", "nowhere"],
)
def test_it_refuses_pictures_that_instagram_does_not_take_before_they_leave(bench, wrong):
    error = fails(bench.connector.prepare, bench.credential, bench.field(**wrong))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)
    assert bench.server.requests == []


def test_it_takes_pictures_up_to_the_edge_of_their_shape(bench):
    for width, height in ((800, 1000), (1910, 1000), (0, 0)):
        assert bench.connector.prepare(bench.credential, bench.field(width=width, height=height))


def test_it_tells_that_instagram_finds_no_jpeg_at_the_address(bench):
    error = fails(
        bench.connector.prepare, bench.credential, bench.field(url=f"{bench.server.url}/files/field.png")
    )
    assert (error.trouble, error.permanent) == (Trouble.MEDIA, True)


def test_it_tells_that_a_picture_has_another_shape_than_its_record(bench):
    bench.server.files["/files/field.jpg"] = picture(100, 400, "JPEG")
    error = fails(bench.connector.prepare, bench.credential, bench.field())
    assert (error.trouble, error.permanent) == (Trouble.MEDIA, True)


def test_it_comes_again_for_a_picture_that_instagram_could_not_fetch(bench):
    error = fails(
        bench.connector.prepare, bench.credential, bench.field(url=f"{bench.server.url}/files/none.jpg")
    )
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", False)


def test_it_publishes_a_film_as_a_reel_and_waits_for_it(bench):
    bench.server.files["/files/tour.mp4"] = b"film"
    bench.server.slow = 5
    tour = bench.field(name="tour.mp4", media_type="video/mp4", url=f"{bench.server.url}/files/tour.mp4")
    assert bench.send(bench.post("A tour.", media=(tour,))).id
    (container,) = bench.server.containers.values()
    assert (container.given["media_type"], container.given["caption"]) == ("REELS", "A tour.")


def test_a_film_goes_alone_and_pictures_are_ten_at_most(bench):
    tour = bench.field(media_type="video/mp4")
    for shown in ((tour, bench.field()), (bench.field(),) * 11):
        error = fails(bench.connector.publish, bench.credential, bench.post(media=shown), [])
        assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)


def test_it_tells_that_the_day_is_full(bench):
    bench.server.quota = 1
    bench.send(bench.post("First."))
    error = bench.fails(bench.post("Second."))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.RATE, "definite", False)
    assert bench.texts() == ["First."]


def test_it_waits_as_long_as_meta_says(bench):
    usage = '{"17841400008460056": [{"type": "instagram", "estimated_time_to_regain_access": 2}]}'
    bench.server.usage = {"X-Business-Use-Case-Usage": usage}
    bench.server.quota = 0
    assert bench.fails(bench.post()).retry_after == 120


def test_it_looks_for_posts_of_its_own_time_among_many(bench):
    for number in range(7):
        bench.send(bench.post(f"Post {number}"))
    bench.server.page = 3
    assert bench.connector.find(bench.credential, bench.post("Post 0")) is not None
    assert bench.connector.find(bench.credential, bench.post("Post 7")) is None


def test_where_instagram_refuses_to_delete_it_tells_how(bench):
    receipt = bench.send(bench.post())
    bench.server.refuses_deletion = True
    error = fails(bench.connector.withdraw, bench.credential, receipt)
    assert (error.trouble, error.permanent) == (Trouble.REFUSED, True)
    assert error.detail.endswith("(delete the post in the Instagram app)")


def test_it_tells_that_the_permission_to_delete_is_missing(bench):
    receipt = bench.send(bench.post())
    bench.server.tokens["page-token"] = Token(ACCOUNT, bench.server.publishing)
    assert fails(bench.connector.withdraw, bench.credential, receipt).trouble == Trouble.SCOPE
    assert len(bench.texts()) == 1


def test_posts_here_follow_no_other_and_are_not_changed(bench):
    assert bench.fails(bench.post(answers="1")).trouble == Trouble.NOT_HERE
    receipt = bench.send(bench.post())
    assert (
        fails(bench.connector.edit, bench.credential, receipt, bench.post("New.")).trouble == Trouble.NOT_HERE
    )


def test_a_picture_with_no_known_kind_is_refused(bench):
    error = fails(
        bench.connector.prepare, bench.credential, media(media_type="image/heic", url="https://x/y")
    )
    assert error.trouble == Trouble.MEDIA
