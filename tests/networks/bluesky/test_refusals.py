"""What a server's refusals mean: those that the real one of the tests does not give too."""

from __future__ import annotations

import httpx
import pytest

from pedel.networks import App, Trouble
from pedel.networks.bluesky.xrpc import XrpcHttp


def refusal(status: int, body: object, *, is_post: bool = True):
    request = httpx.Request("POST", "https://pds.example.edu/xrpc/com.atproto.repo.putRecord")
    answer = httpx.Response(status, json=body, request=request)
    return XrpcHttp(App()).refusal(answer, is_post=is_post)


OLDER = "Invalid app.bsky.feed.post record: Record/text must not be longer than 300 graphemes"
LARGE = "Invalid app.bsky.feed.post record: blob too big at $.record.embed.images[0].image"


@pytest.mark.parametrize(
    ("status", "name", "message", "trouble"),
    [
        (400, "InvalidRequest", OLDER, Trouble.TOO_LONG),
        (400, "InvalidRequest", LARGE, Trouble.MEDIA),
        (400, "InvalidRequest", "Could not find account", Trouble.ACCOUNT),
        (400, "InvalidRequest", "Could not locate record", Trouble.GONE),
        (400, "InvalidRequest", "Invalid language at $.record.langs[0]", Trouble.REFUSED),
        (400, "ExpiredToken", "Token has expired", Trouble.TOKEN),
        (401, "AuthFactorTokenRequired", "A sign in code has been sent", Trouble.SCOPE),
        (403, "AccountSuspended", "", Trouble.ACCOUNT),
        (400, "SomethingNew", "Say why", Trouble.REFUSED),
    ],
)
def test_it_goes_by_the_name_and_then_by_the_sentence(status, name, message, trouble):
    error = refusal(status, {"error": name, "message": message})
    assert (error.trouble, error.outcome, error.permanent) == (trouble, "definite", True)
    assert name in error.detail


@pytest.mark.parametrize("body", [[], "no", None, {"error": {"deep": 1}}, {"error": 5}])
def test_a_refusal_without_a_name_goes_by_its_status(body):
    assert refusal(400, body).trouble == Trouble.REFUSED


def test_a_server_at_fault_leaves_a_post_open():
    error = refusal(502, {"error": "UpstreamFailure", "message": "later"})
    assert (error.trouble, error.outcome) == (Trouble.DOWN, "unknown")


def test_a_place_that_is_taken_may_be_our_own():
    assert refusal(400, {"error": "InvalidSwap"}).outcome == "unknown"
