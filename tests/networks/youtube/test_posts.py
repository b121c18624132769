"""What only YouTube does with posts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from networks.contract import post
from networks.youtube.bench import film
from networks.youtube.server import refuse
from pedel.networks import Trouble
from pedel.networks.youtube.connector import title
from pedel.networks.youtube.refusing import until_midnight


def test_the_same_film_made_public_twice_is_one_post(bench):
    given = bench.post()
    prepared = [bench.connector.prepare(bench.credential, one) for one in given.media]
    first, second = (bench.connector.publish(bench.credential, given, prepared) for _ in range(2))
    assert first.id == second.id
    assert len(bench.texts()) == 1


def test_a_post_is_a_title_and_a_description(bench):
    receipt = bench.send(bench.post("Open day\nCome and see.", language="en"))
    assert bench.server.videos[receipt.id]["snippet"] == {
        "title": "Open day",
        "description": "Open day\nCome and see.",
        "categoryId": "27",
        "defaultLanguage": "en",
    }
    assert bench.server.videos[receipt.id]["status"]["selfDeclaredMadeForKids"] is False


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One line", "One line"),
        ("\n\nFirst <b>line</b>\nsecond", "First bline/b"),
        ("word " * 30, "word " * 18 + "word…"),
        ("é" * 120, "é" * 99 + "…"),
        ("", "open-day.mp4"),
    ],
)
def test_a_post_without_a_title_gets_one(text, shown):
    made = title(post(text, media=(film(),)))
    assert made == shown
    assert len(made) <= 100


def test_its_own_title_stays_as_it_is():
    assert title(post("Text", title="Title <3")) == "Title <3"


@pytest.mark.parametrize(("text", "name"), [("a < b", "Title"), ("Text", "Title <3")])
def test_what_youtube_does_not_take_is_refused_and_not_changed(bench, text, name):
    error = bench.fails(bench.post(text, title=name))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.REFUSED, "definite", True)
    assert bench.texts() == []


def test_a_title_that_is_too_long_is_told(bench):
    assert bench.fails(bench.post(title="x" * 101)).trouble == Trouble.TOO_LONG


def test_a_film_that_youtube_keeps_private_is_not_published(bench):
    bench.server.is_audited = False
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.REFUSED, "definite", True)
    assert "audited" in error.detail
    assert bench.connector.find(bench.credential, bench.post()) is None


def test_a_film_made_private_elsewhere_is_not_there(bench):
    receipt = bench.send(bench.post())
    bench.server.videos[receipt.id]["status"]["privacyStatus"] = "private"
    assert bench.connector.look(bench.credential, receipt) is None


@pytest.mark.parametrize("state", ["rejected", "failed", "deleted"])
def test_a_film_that_youtube_has_turned_down_is_not_there(bench, state):
    receipt = bench.send(bench.post())
    bench.server.videos[receipt.id]["status"]["uploadStatus"] = state
    assert bench.connector.look(bench.credential, receipt) is None
    assert bench.connector.find(bench.credential, bench.post()) is None


def test_it_finds_a_film_behind_others(bench):
    receipt = bench.send(bench.post())
    for number in range(70):
        bench.server.put({"snippet": {"title": f"Number {number}"}})
    assert bench.connector.find(bench.credential, bench.post()).id == receipt.id


def test_it_reads_only_so_far(bench):
    for number in range(300):
        bench.server.put({"snippet": {"title": f"Number {number}"}})
    assert bench.connector.find(bench.credential, bench.post()) is None
    assert len(bench.server.asked("GET", r".*/playlistItems")) == 4


def test_the_list_of_uploads_can_be_told_from_the_channel(bench):
    bench.credential = replace(bench.credential, extra={})
    receipt = bench.send(bench.post())
    assert bench.connector.find(bench.credential, bench.post()).id == receipt.id


def test_an_unlisted_film_is_unlisted(bench):
    receipt = bench.send(bench.post(visibility="unlisted"))
    assert bench.server.videos[receipt.id]["status"]["privacyStatus"] == "unlisted"
    assert bench.connector.find(bench.credential, bench.post(visibility="unlisted")) is not None


def test_a_change_keeps_the_film_public(bench):
    receipt = bench.send(bench.post())
    bench.connector.edit(bench.credential, receipt, bench.post("Open day, changed"))
    assert bench.texts() == ["Open day, changed"]


def test_the_profile_is_that_of_the_channel(bench):
    profile = bench.connector.profile(bench.credential)
    assert (profile.id, profile.handle) == (bench.credential.account, "universityofexample")
    assert profile.url == "https://www.youtube.com/@universityofexample"


@pytest.mark.parametrize(
    ("status", "reason", "trouble", "permanent", "least"),
    [
        (403, "quotaExceeded", Trouble.RATE, False, 0),
        (400, "uploadLimitExceeded", Trouble.RATE, False, 86_400),
        (403, "rateLimitExceeded", Trouble.RATE, False, None),
        (401, "youtubeSignupRequired", Trouble.ACCOUNT, True, None),
        (403, "authenticatedUserAccountSuspended", Trouble.ACCOUNT, True, None),
        (403, "accessNotConfigured", Trouble.REFUSED, True, None),
        (403, "forbidden", Trouble.SCOPE, True, None),
        (404, "videoNotFound", Trouble.GONE, True, None),
    ],
)
def test_it_knows_what_youtube_means(bench, status, reason, trouble, permanent, least):
    bench.server.route("PUT", "/youtube/v3/videos", lambda request: refuse(status, reason, "Sorry."))
    bench.server.routes.insert(0, bench.server.routes.pop())
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (trouble, "definite", permanent)
    assert reason in error.detail
    assert (error.retry_after is None) == (least is None)
    assert least is None or least <= error.retry_after <= 86_400 + 3600


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 7, 1, 6, 0, tzinfo=UTC), 1),  # 23:00 in summer
        (datetime(2026, 1, 1, 6, 0, tzinfo=UTC), 2),  # 22:00 in winter
        (datetime(2026, 3, 8, 8, 0, tzinfo=UTC), 23),  # the day on which the clock goes forward
        (datetime(2026, 11, 1, 7, 0, tzinfo=UTC), 25),  # and back
    ],
)
def test_the_quota_begins_anew_at_midnight_in_california(now, hours):
    assert until_midnight(now) == hours * 3600
