import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pedel import networks

ALL = [networks.load(name) for name in networks.names()]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
WORDS = st.text(string.ascii_letters + " éüß漢", max_size=400)
FAMILY = "👩‍👩‍👧‍👦"
LONG = "https://example.org/" + "a" * 100


def used(name, text):
    return networks.length(networks.load(name), text).used


def test_it_finds_a_network_by_its_folder():
    expected = "bluesky facebook instagram linkedin mastodon threads website x youtube".split()
    assert networks.names() == expected


@pytest.mark.parametrize("name", ["myspace", "", "../x", "base", "x.weighing"])
def test_it_names_those_it_knows(name):
    with pytest.raises(networks.UnknownNetworkError, match="known: bluesky"):
        networks.load(name)


@pytest.mark.parametrize("network", ALL, ids=lambda network: network.name)
def test_its_example_is_a_handle_with_an_address(network):
    assert network.is_handle(network.example)
    assert network.profile_url(network.example).startswith("https://")
    assert not network.is_handle(f"@{network.example}")
    assert network.profile_url("no handle at all") == ""


@pytest.mark.parametrize("network", ALL, ids=lambda network: network.name)
@given(text=TEXTS)
def test_no_count_is_below_zero(network, text):
    assert all(count.used >= 0 and count.over >= 0 for count in networks.counts(network, text))


@pytest.mark.parametrize("network", ALL, ids=lambda network: network.name)
@given(text=WORDS, more=st.sampled_from(string.ascii_letters + " é漢"))
def test_a_letter_more_never_counts_less(network, text, more):
    assert used(network.name, text + more) >= used(network.name, text)


@pytest.mark.parametrize("network", ALL, ids=lambda network: network.name)
@given(text=TEXTS)
def test_what_is_said_to_fit_fits(network, text):
    long = text * 20
    end = networks.fitting(network, long)
    if end == len(long):
        assert not networks.length(network, long).over
    else:
        assert not networks.length(network, long[:end]).over


@pytest.mark.parametrize("name", ["bluesky", "mastodon", "website"])
def test_a_family_is_one_character(name):
    assert used(name, FAMILY) == 1


@pytest.mark.parametrize(("text", "over"), [("a" * 300, 0), ("a" * 301, 1), (FAMILY * 120, 0)])
def test_bluesky_takes_300_graphemes(text, over):
    assert networks.length(networks.load("bluesky"), text).over == over


def test_bluesky_takes_3000_bytes_too():
    count = networks.length(networks.load("bluesky"), FAMILY * 121)
    assert (count.unit, count.used, count.over) == ("bytes", 25 * 121, 25)


def test_a_cut_never_goes_through_a_character():
    bluesky = networks.load("bluesky")
    assert networks.fitting(bluesky, FAMILY * 200) == 120 * len(FAMILY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LONG, 23),
        (f"Read {LONG}.", 29),
        ("@law@social.example.org hello", len("@law hello")),
        ("mail me@example.org", len("mail me@example.org")),
        ("example.org is no address without its beginning", 47),
    ],
)
def test_mastodon_counts_addresses_and_mentions_its_own_way(text, expected):
    assert used("mastodon", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a" * 280, 280),
        ("é", 1),
        ("e\u0301", 1),  # e and a combining accent, which NFC makes one
        ("漢", 2),
        ("–“”", 3),
        ("…", 2),
        (FAMILY, 2),
        ("🇳🇱", 2),
        ("👍🏽", 2),
        (LONG, 23),
        (f"({LONG})", 25),
        ("example.org", 23),
        ("see example.nl/a now", 4 + 23 + 4),
        ("me@example.org", 14),
        ("node.js and e.g. this", 21),
        ("Zin een.Zin twee", 16),
        ("http://localhost", 16),
    ],
)
def test_x_weighs_as_twitter_text_does(text, expected):
    assert used("x", text) == expected


@pytest.mark.parametrize(
    ("text", "unit", "over"),
    [("#a " * 30, "characters", 0), ("#a " * 31, "hashtags", 1), ("@law " * 21, "mentions", 1)],
)
def test_instagram_counts_hashtags_and_mentions_too(text, unit, over):
    count = networks.length(networks.load("instagram"), text)
    assert (count.unit, count.over) == (unit, over)


def test_threads_counts_an_emoji_by_its_bytes():
    assert used("threads", "hé 👍") == 3 + 4


def test_youtube_counts_bytes():
    assert used("youtube", "é" * 2501) == 5002
    assert networks.length(networks.load("youtube"), "é" * 2501).over == 2


def test_a_website_of_ones_own_has_no_limit():
    count = networks.length(networks.load("website"), "a" * 100_000)
    assert (count.limit, count.left, count.over) == (None, None, 0)


@pytest.mark.parametrize(
    ("name", "handle", "address"),
    [
        ("mastodon", "law@social.example.org", "https://social.example.org/@law"),
        ("bluesky", "law.example.org", "https://bsky.app/profile/law.example.org"),
        ("x", "examplelaw", "https://x.com/examplelaw"),
        ("x", "a_name_far_too_long", ""),
        ("linkedin", "school/example", "https://www.linkedin.com/school/example/"),
        ("mastodon", "law", ""),
    ],
)
def test_it_knows_where_a_profile_is(name, handle, address):
    assert networks.load(name).profile_url(handle) == address
