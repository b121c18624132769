"""LinkedIn's little text: nothing is lost on the way there and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks.linkedin.server import read
from pedel.networks.linkedin.little import little, plain

HARD = st.text(st.sampled_from("ab é#＃_@[](){}<>|\\*~\n/:.1😀"), max_size=30)


@settings(deadline=None)
@given(HARD)
def test_a_text_comes_back_as_it_was(text):
    assert plain(little(text)) == text


@settings(deadline=None)
@given(HARD)
def test_linkedin_cuts_nothing_off(text):
    assert read(little(text)) == text


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Open day (9-5)", r"Open day \(9-5\)"),
        ("Come to #OpenDay!", r"Come to {hashtag|\#|OpenDay}!"),
        ("#open_day", r"{hashtag|\#|open\_day}"),
        ("C# and #1", r"C\# and \#1"),
        ("a@example.edu", r"a\@example.edu"),
    ],
)
def test_it_writes_what_linkedin_takes(text, sent):
    assert little(text) == sent


def test_a_mention_is_read_as_its_name():
    assert plain(r"By @[Devtestco \(NL\)](urn:li:organization:2414183), #1") == "By Devtestco (NL), #1"


def test_a_hashtag_without_a_template_is_read_too():
    assert plain("Come to #OpenDay") == "Come to #OpenDay"
