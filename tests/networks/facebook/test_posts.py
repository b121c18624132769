"""What only a page on Facebook does: photos before the post, films, links, and its own refusals."""

from __future__ import annotations

import io
import json
import re

import pytest

from networks.contract import media, picture, post
from networks.facebook.server import PAGE
from networks.graph import Token
from pedel.networks import Card, NetworkError, Receipt, Trouble

FILM = b"\0\0\0\x18ftypmp42" + b"film" * 100


def film(**fields):
    usual = {"name": "tour.mp4", "media_type": "video/mp4", "width": 0, "height": 0}
    return media(FILM, **{**usual, **fields})


def fails(call, *given):
    with pytest.raises(NetworkError) as caught:
        call(*given)
    return caught.value


def test_it_shows_several_photos_in_their_order(bench):
    shown = (
        media(alt="One"),
        media(picture(200, 200, "JPEG"), alt="Two", media_type="image/jpeg"),
        media(alt=""),
    )
    receipt = bench.send(post(media=shown))
    seen = bench.connector.look(bench.credential, receipt)
    assert seen.alts == ("One", "Two", "Maybe a picture of a field")


def test_photos_are_not_public_before_the_post(bench):
    bench.connector.prepare(bench.credential, media())
    assert bench.texts() == []


def test_it_uses_photos_of_an_earlier_try_again(bench):
    given = post(media=(media(),))
    prepared = [bench.connector.prepare(bench.credential, one) for one in given.media]
    bench.server.fault("503")
    assert fails(bench.connector.publish, bench.credential, given, prepared).trouble == Trouble.DOWN
    bench.connector.publish(bench.credential, given, prepared)
    assert len(bench.server.photos) == 1


@pytest.mark.parametrize(
    "wrong",
    [media(media_type="image/webp"), media(size=4_000_001), film(media_type="video/webm")],
    ids=["type", "size", "film"],
)
def test_it_refuses_files_that_facebook_does_not_take_before_they_leave(bench, wrong):
    error = fails(bench.connector.prepare, bench.credential, wrong)
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)
    assert bench.server.requests == []


def test_it_tells_that_facebook_cannot_read_a_picture(bench):
    error = fails(bench.connector.prepare, bench.credential, media(picture(kind="WEBP")))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)


def test_it_publishes_a_film_that_was_uploaded_before(bench):
    receipt = bench.send(post("A tour.", title="The tour", media=(film(),)))
    (made,) = bench.server.films.values()
    assert (made["description"], made["title"]) == ("A tour.", "The tour")
    assert receipt.url == f"https://www.facebook.com/{PAGE}/videos/{receipt.id}/"
    assert bench.connector.look(bench.credential, receipt).text == "A tour."


def test_it_finds_changes_and_deletes_a_film(bench):
    given = post("A tour.", media=(film(),))
    bench.server.fault("cut_after")
    assert fails(bench.send, given).outcome == "unknown"
    receipt = bench.connector.find(bench.credential, given)
    bench.connector.edit(bench.credential, receipt, post("A long tour."))
    assert bench.connector.look(bench.credential, receipt).text == "A long tour."
    bench.connector.withdraw(bench.credential, receipt)
    assert bench.server.films == {}


def test_a_film_goes_alone(bench):
    given = post(media=(film(), media()))
    error = fails(bench.connector.publish, bench.credential, given, ["1", "2"])
    assert (error.trouble, error.outcome) == (Trouble.MEDIA, "definite")


def test_it_sends_a_link_where_there_are_no_pictures(bench):
    bench.send(post(card=Card("https://example.org/news")))
    bench.send(post("Another.", card=Card("https://example.org/news"), media=(media(),)))
    first, second = (one.form() for one in bench.server.asked("POST", r".*/feed"))
    assert first["link"] == "https://example.org/news"
    assert "link" not in second
    assert json.loads(second["attached_media[0]"])["media_fbid"]


def test_the_same_words_again_are_a_double_that_only_looking_explains(bench):
    bench.send(bench.post())
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.DOUBLE, "unknown", False)
    assert bench.connector.find(bench.credential, bench.post()) is not None


def test_it_finds_the_newest_of_posts_with_the_same_words(bench):
    bench.send(bench.post())
    bench.send(post("Between."))
    newest = bench.send(bench.post())
    assert bench.connector.find(bench.credential, bench.post()).id == newest.id


def test_a_post_that_somebody_may_not_see_is_not_taken_for_deleted(bench):
    receipt = bench.send(bench.post())
    bench.server.posts.clear()
    bench.server.tokens["page-token"] = Token(PAGE, bench.connector.scopes, subcode=460)
    assert fails(bench.connector.look, bench.credential, receipt).trouble == Trouble.TOKEN


def test_it_is_out_even_when_looking_at_it_fails(bench):
    bench.server.tokens["page-token"] = Token(PAGE, ("pages_manage_posts",))
    receipt = bench.send(bench.post())
    assert receipt.url == f"https://www.facebook.com/{receipt.id}"


def test_the_id_is_the_one_that_the_post_was_answered_with(bench):
    bench.server.routes = [
        (method, path, (lambda request: {"id": None}) if act == bench.server.show else act)
        for method, path, act in bench.server.routes
    ]
    assert bench.send(bench.post()).id in bench.server.posts


def test_a_change_whose_answer_is_lost_may_have_been_made(bench):
    receipt = bench.send(bench.post())
    bench.server.SENDS = ("POST", rf".*/{receipt.id}")
    bench.server.fault("cut_after")
    with pytest.raises(NetworkError) as caught:
        bench.connector.edit(bench.credential, receipt, post("Changed."))
    assert (caught.value.outcome, bench.texts()) == ("unknown", ["Changed."])


def test_it_tells_that_a_permission_is_missing(bench):
    bench.server.tokens["page-token"] = Token(PAGE, ("pages_read_engagement",))
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.SCOPE, "definite", True)


def test_a_post_does_not_go_out_without_its_pictures(bench):
    error = fails(bench.connector.publish, bench.credential, post(media=(media(),)), ())
    assert (error.trouble, error.outcome) == (Trouble.MEDIA, "definite")
    assert bench.texts() == []


@pytest.mark.parametrize("said", [{}, {"data": "none"}, {"data": None}, [], "sorry"])
def test_nonsense_is_not_taken_for_nothing_there(bench, said):
    bench.send(bench.post())
    bench.server.routes.insert(0, ("GET", re.compile(r".*"), lambda request: said))
    error = fails(bench.connector.find, bench.credential, bench.post())
    assert error.trouble == Trouble.NONSENSE
    receipt = Receipt(f"{PAGE}_1")
    assert fails(bench.connector.look, bench.credential, receipt).trouble == Trouble.NONSENSE


def test_a_list_without_end_is_not_taken_for_nothing_there(bench):
    bench.server.page = 0
    bench.send(bench.post())
    assert fails(bench.connector.find, bench.credential, bench.post()).trouble == Trouble.NONSENSE


def test_posts_of_a_page_follow_no_other(bench):
    error = bench.fails(post(answers="1_2"))
    assert (error.trouble, error.permanent) == (Trouble.NOT_HERE, True)


def test_it_reads_a_film_anew_for_each_try(bench):
    opened = []

    def content():
        opened.append(1)
        return io.BytesIO(FILM)

    for _ in range(2):
        bench.connector.prepare(bench.credential, film(open=content))
    assert len(opened) == 2
