"""What only LinkedIn does with posts."""

from datetime import timedelta

import httpx
import pytest

from networks.contract import NOW
from networks.linkedin.server import bad, refuse
from pedel.networks import Trouble
from pedel.networks.linkedin.refusing import _waits

HARD = "Read (all) of it: https://example.edu/a_b?c=[1] — #OpenDay @law {x} <y> ~z~ *w* \\ |"


def test_every_reserved_character_arrives(bench):
    receipt = bench.send(bench.post(HARD))
    assert bench.texts() == [HARD]
    assert bench.connector.look(bench.credential, receipt).text == HARD
    assert bench.connector.find(bench.credential, bench.post(HARD)).id == receipt.id


def test_the_permalink_is_the_update(bench):
    receipt = bench.send(bench.post())
    assert receipt.url == f"https://www.linkedin.com/feed/update/{receipt.id}/"
    assert receipt.id.startswith("urn:li:share:")


def test_what_stood_there_before_is_a_double_that_may_be_our_own(bench):
    bench.send(bench.post())
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.DOUBLE, "unknown", False)
    assert "urn:li:share:" in error.detail
    found = bench.connector.find(bench.credential, bench.post())
    assert found.at >= NOW - timedelta(seconds=1)


def test_it_finds_a_post_behind_a_hundred_others(bench):
    bench.send(bench.post())
    for number in range(150):
        bench.server.put(f"Number {number}")
    assert bench.connector.find(bench.credential, bench.post()) is not None


def test_it_reads_no_further_than_the_post_can_be(bench):
    for number in range(250):
        bench.server.put(f"Number {number}", at=NOW - timedelta(hours=1))
    assert bench.connector.find(bench.credential, bench.post()) is None
    assert len(bench.server.asked("GET", r"/rest/posts")) == 1


def test_the_same_words_of_another_page_are_another_post(bench):
    bench.server.put("The library opens at nine.", author="urn:li:organization:99")
    assert bench.connector.find(bench.credential, bench.post()) is None


def test_a_post_that_failed_at_linkedin_is_not_there(bench):
    receipt = bench.send(bench.post())
    bench.server.posts[receipt.id]["lifecycleState"] = "PUBLISH_FAILED"
    assert bench.connector.look(bench.credential, receipt) is None
    assert bench.connector.find(bench.credential, bench.post()) is None


def test_a_changed_post_says_when(bench):
    receipt = bench.send(bench.post())
    assert bench.connector.look(bench.credential, receipt).edited_at is None
    bench.change_elsewhere(receipt, "Changed.")
    assert bench.connector.look(bench.credential, receipt).edited_at >= NOW - timedelta(seconds=1)


def test_an_unlisted_post_stays_out_of_the_feed(bench):
    receipt = bench.send(bench.post(visibility="unlisted"))
    assert bench.server.posts[receipt.id]["distribution"]["feedDistribution"] == "NONE"


def test_the_profile_of_a_school_has_its_picture(bench):
    profile = bench.connector.profile(bench.credential)
    assert profile.handle == "school/university-of-example"
    assert profile.url == "https://www.linkedin.com/school/university-of-example/"
    assert profile.avatar_url == "https://media.example.com/logo"


@pytest.mark.parametrize(
    ("status", "code", "message", "trouble"),
    [
        (403, "FORBIDDEN", "This member account is restricted", Trouble.ACCOUNT),
        (403, "ACCESS_DENIED", "Not enough permissions to access: posts.CREATE", Trouble.SCOPE),
        (400, "VERSION_MISSING", "A version must be present.", Trouble.VERSION),
        (400, "ILLEGAL_ARGUMENT", "Something else", Trouble.REFUSED),
        (401, "REVOKED_ACCESS_TOKEN", "The token has been revoked", Trouble.TOKEN),
    ],
)
def test_it_knows_what_linkedin_means(bench, status, code, message, trouble):
    answering(bench, lambda request: refuse(status, code, message))
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (trouble, "definite", True)
    assert message in error.detail


def test_an_error_deep_in_the_answer_is_found(bench):
    answering(bench, lambda request: bad(422, "Duplicate post is detected", "DUPLICATE_POST"))
    assert bench.fails().trouble == Trouble.DOUBLE


def test_a_limit_of_a_day_ends_at_midnight(bench):
    said = "Resource level throttle APPLICATION DAY limit for calls to this resource is reached."
    answering(bench, lambda request: refuse(429, "TOO_MANY_REQUESTS", said))
    error = bench.fails()
    assert (error.trouble, error.permanent) == (Trouble.RATE, False)
    assert 0 < error.retry_after <= 86_400


def test_another_limit_says_nothing_of_its_end():
    assert _waits(httpx.Response(429), "Too many requests") is None


def answering(bench, function):
    """The next posts are answered so."""
    bench.server.route("POST", "/rest/posts", function)
    bench.server.routes.insert(0, bench.server.routes.pop())
