"""A post on X read back is the post that was sent, whatever X puts in the place of addresses."""

from hypothesis import given, settings
from hypothesis import strategies as st

from networks.x.server import XServer
from pedel.networks.x.reading import is_same, shown, typed

PIECES = (
    "https://example.edu/a?b=1&c=<2>",
    "https://Example.edu/",
    "http://example.edu",
    "example.nl/pad_een",
    "https://x.com/examplelaw/status/1/photo/1",
    "&amp;",
    "<b>",
    "één",
    "\n",
    "(zie",
    "😀.",
    "https://t.co",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join)


def back(text, files=()):
    """As X keeps it and gives it back."""
    server = XServer()
    one = server.tweets[server.put(text, files=files)]
    return {"text": one["text"], "entities": {"urls": one["urls"]}}


@settings(deadline=None)
@given(TEXTS)
def test_a_text_comes_back_as_it_was(text):
    assert shown(back(text), typed(text)) == text
    assert is_same(back(text), text)


@settings(deadline=None)
@given(TEXTS)
def test_a_text_with_pictures_comes_back_as_it_was(text):
    given = text.strip()
    assert shown(back(given, files=("1",)), typed(given)) == given


def bare(text):
    """As a reader of X cannot tell addresses apart: capitals of a host, its last stroke, http."""
    same = text.replace("https://Example.edu/", "https://example.edu")
    return same.replace("https://", "").replace("http://", "").strip()


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_another_text_is_another_post(one, other):
    assert is_same(back(one), other) == (bare(one) == bare(other))
