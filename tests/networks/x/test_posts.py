"""What only X does with posts."""

import time
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from networks.contract import NOW
from networks.x.server import PROBLEMS, refuse
from pedel.networks import App, NetworkError, Trouble, connector
from pedel.networks.x.reading import is_same, shown
from pedel.networks.x.refusing import waits

LINKED = "Read universiteit.example.edu/a and https://Example.edu/b?c=1&d=2 <now>"


def test_addresses_come_back_as_they_were_typed(bench):
    receipt = bench.send(bench.post(LINKED))
    assert "t.co" in bench.server.tweets[receipt.id]["text"]
    assert bench.connector.look(bench.credential, receipt).text == LINKED


def test_it_finds_a_post_by_its_addresses(bench):
    bench.server.fault("cut_after")
    assert bench.fails(bench.post(LINKED)).is_unknown
    found = bench.connector.find(bench.credential, bench.post(LINKED))
    assert bench.connector.look(bench.credential, found).text == LINKED
    assert found.at.utcoffset() == timedelta(0)
    other = bench.post(LINKED.replace("c=1", "c=2"))
    assert bench.connector.find(bench.credential, other) is None


def test_it_finds_a_post_behind_a_hundred_others(bench):
    bench.send(bench.post())
    for number in range(150):
        bench.server.put(f"Number {number}")
    assert bench.connector.find(bench.credential, bench.post()) is not None
    assert len(bench.server.asked("GET", r"/2/users/\d+/tweets")) == 2


def test_the_same_words_in_another_place_of_a_thread_are_another_post(bench):
    first = bench.send(bench.post("First."))
    bench.server.put("Same.", reply=first.id)
    assert bench.connector.find(bench.credential, bench.post("Same.")) is None
    assert bench.connector.find(bench.credential, bench.post("Same.", answers=first.id)) is not None


def test_the_words_of_a_longer_post_are_read_whole():
    tweet = {"text": "Only the beginning…", "note_tweet": {"text": "All of it &amp; more"}}
    assert shown(tweet) == "All of it & more"
    assert is_same(tweet, "All of it & more")


def test_an_address_that_only_x_takes_for_one_is_the_same_text():
    url = {"url": "https://t.co/a", "expanded_url": "http://look.somewhere"}
    tweet = {"text": "See https://t.co/a", "entities": {"urls": [url]}}
    assert is_same(tweet, "See look.somewhere")
    assert not is_same(tweet, "See look.elsewhere")


def test_what_stood_there_before_is_a_double_that_may_be_our_own(bench):
    bench.send(bench.post())
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.DOUBLE, "unknown", False)
    assert bench.connector.find(bench.credential, bench.post()) is not None


def test_an_error_in_a_200_leaves_it_open(bench):
    bench.server.errors = {"title": "Not Found Error", "detail": "?", "type": f"{PROBLEMS}resource-not-found"}
    error = bench.fails()
    assert (error.trouble, error.is_unknown) == (Trouble.GONE, True)


def test_an_answer_to_a_post_that_is_gone_says_so(bench):
    assert bench.fails(bench.post(answers="12")).trouble == Trouble.GONE


@pytest.mark.parametrize(
    ("detail", "trouble"),
    [
        ("To protect our users, this account is temporarily locked.", Trouble.ACCOUNT),
        ("Your account is suspended and is not permitted to access this feature.", Trouble.ACCOUNT),
        ("You have been blocked from the author of this post.", Trouble.SCOPE),
        ("This user is not allowed to post a video longer than 20 minutes.", Trouble.MEDIA),
        ("Tweet needs to be a bit shorter.", Trouble.TOO_LONG),
        ("You are not permitted to perform this action.", Trouble.REFUSED),
    ],
)
def test_it_knows_what_x_says_in_words(bench, detail, trouble):
    bench.server.routes.insert(0, _refusing(bench.server, 403, detail))
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (trouble, "definite", True)
    assert detail in error.detail


def _refusing(server, status, detail, kind="about:blank"):
    server.route("POST", "/2/tweets", lambda request: refuse(status, "Forbidden", detail, kind))
    return server.routes.pop()


def test_an_app_without_access_is_no_broken_account(bench):
    bench.server.routes.insert(0, _refusing(bench.server, 403, "Enroll.", f"{PROBLEMS}client-forbidden"))
    assert bench.fails().trouble == Trouble.REFUSED


def test_a_cap_is_waited_for(bench):
    bench.server.routes.insert(0, _refusing(bench.server, 429, "Monthly cap.", f"{PROBLEMS}usage-capped"))
    error = bench.fails()
    assert (error.trouble, error.permanent, error.retry_after) == (Trouble.RATE, False, None)


def test_it_waits_for_the_limit_that_is_used_up():
    soon, late = (str(int(time.time()) + seconds) for seconds in (60, 3600))
    usual = {"x-rate-limit-reset": soon, "x-user-limit-24hour-reset": late}
    assert 58 <= waits(httpx.Headers({**usual, "x-user-limit-24hour-remaining": "3"})) <= 60
    assert 3598 <= waits(httpx.Headers({**usual, "x-user-limit-24hour-remaining": "0"})) <= 3600


def test_a_version_that_has_ended_is_told(bench):
    old = App(version="1.1", url=bench.server.url)
    bench.connector = connector("x", old)
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.VERSION, "definite", True)


def test_a_changed_post_is_seen_in_its_newest_version(bench):
    receipt = bench.send(bench.post())
    bench.change_elsewhere(receipt, "Changed.")
    seen = bench.connector.look(bench.credential, receipt)
    assert seen.id != receipt.id
    assert seen.edited_at >= NOW - timedelta(seconds=1)
    bench.connector.withdraw(bench.credential, receipt)
    assert bench.texts() == []


def test_a_subscriber_may_write_more(bench):
    """X itself decides: nothing is refused here before it was asked."""
    bench.server.routes.insert(0, _taking(bench.server))
    assert bench.send(bench.post(bench.too_long())).id == "77"


def _taking(server):
    server.route("POST", "/2/tweets", lambda request: {"data": {"id": "77", "text": ""}})
    return server.routes.pop()


def test_what_x_says_of_an_account_that_no_longer_is_there(bench):
    gone = replace(bench.credential, account="1")
    with pytest.raises(NetworkError):
        bench.connector.find(gone, bench.post())
