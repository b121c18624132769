"""What signing in has in common on several networks."""

import re
import time

import pytest

from pedel.networks import NetworkError, Trouble, oauth
from pedel.networks.waiting import until_ready


def test_a_challenge_is_that_of_the_standard():
    """The example of RFC 7636, appendix B."""
    given = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert oauth.challenge(given) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_a_verifier_is_long_and_never_the_same():
    assert re.fullmatch(r"[A-Za-z0-9_-]{43,128}", oauth.verifier())
    assert oauth.verifier() != oauth.verifier()


def test_it_tells_that_somebody_came_back_without_a_code():
    with pytest.raises(NetworkError) as caught:
        oauth.code({"state": "s"})
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.NONSENSE, True)


@pytest.mark.parametrize("given", ["soon", 1e400, "1e99", [3], {"a": 1}, None, 0])
def test_a_strange_life_of_a_token_is_none(given):
    assert oauth._after(given) is None


def test_it_waits_no_longer_than_it_has_patience(monkeypatch):
    slept = []
    monkeypatch.setattr(time, "sleep", slept.append)
    answers = iter([0.5, 0.25, 0])
    until_ready(lambda: next(answers), 60)
    assert slept == [0.5, 0.25]
    with pytest.raises(NetworkError) as caught:
        until_ready(lambda: 61, 60)
    assert (caught.value.trouble, caught.value.outcome) == (Trouble.MEDIA, "definite")
    assert slept == [0.5, 0.25]
