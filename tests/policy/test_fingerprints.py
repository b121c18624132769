from __future__ import annotations

import gzip
import json
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench.articles import article, changed
from hypothesis import given, settings
from hypothesis import strategies as st

from pedel.policy.fingerprints import Embargo, Embargoes, facts_made, made
from pedel.policy.text import Text

KEY, OTHER = b"k" * 32, b"o" * 32
COMMENTS = Path(__file__).parents[3] / "shared" / "data" / "language" / "typed-spans.jsonl.gz"
DICE = random.Random(1)  # noqa: S311
TEXTS = [article(DICE, 200) for _ in range(60)]
INDEX = Embargoes([Embargo(str(number), made(text, KEY)) for number, text in enumerate(TEXTS)], KEY)


def told(index, text):
    return [(one.item.id, one.kind) for one in index.told(Text(text))]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 59), st.integers(0, 170), st.integers(0, 10**9))
def test_thirty_words_are_found_though_one_in_ten_was_changed(number, start, seed):
    passage = TEXTS[number].split()[start : start + 30]
    dice = random.Random(seed)  # noqa: S311
    draft = f"I heard this. {changed(passage, 3, dice)} What do you think?"
    assert (str(number), "passage") in told(INDEX, draft)


def test_the_span_is_that_of_the_shared_words_or_a_word_less_at_each_end():
    passage = " ".join(TEXTS[5].split()[40:70])
    draft = f"Écoute! {passage}. Fin."
    (one,) = INDEX.told(Text(draft))
    assert draft[one.start : one.end] in passage
    assert len(draft[one.start : one.end].split()) >= 28


def test_a_few_shared_words_tell_nothing():
    words = TEXTS[5].split()
    assert told(INDEX, "We saw " + " ".join(words[40:48]) + " there.") == []


def test_what_is_told_far_apart_is_no_passage():
    words = TEXTS[5].split()
    far = f" {'and so on ' * 30} ".join(" ".join(words[at : at + 4]) for at in (10, 50, 90))
    assert told(INDEX, far) == []


def test_a_shared_link_is_no_passage():
    link = "https://example.org/one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve"
    index = Embargoes([Embargo("a", made(f"Read {link} now", KEY))], KEY)
    assert told(index, f"See {link}") == []


def test_another_key_finds_nothing():
    assert told(Embargoes([Embargo("a", made(TEXTS[0], KEY))], OTHER), TEXTS[0]) == []
    assert set(_fives(made(TEXTS[0], KEY))).isdisjoint(_fives(made(TEXTS[0], OTHER)))


def _fives(fingerprints):
    return [fingerprints[at : at + 5] for at in range(0, len(fingerprints), 5)]


def test_the_order_of_a_text_cannot_be_told_from_its_fingerprints():
    fives = _fives(made(TEXTS[0], KEY))
    assert fives == sorted(fives)


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 65])
def test_a_key_that_is_none_is_refused(key):
    with pytest.raises(ValueError, match="a secret key has 16 to 64 bytes"):
        made("text", key)


FACTS = [
    ("Anna Tulp", "rector"),
    ("14 May 2027", "Hortus"),
    ("Project Kersentuin",),
    ("€ 1.250.000", "Hortus"),
]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("ANNA TULP will be our rector", True),
        ("The rector met Ánna Tulp today", True),
        ("Anna will be rector, says Mr Tulp", False),
        ("The Hortus opens on 14 May 2027.", True),
        ("De Hortus gaat open op 14 mei 2027.", True),
        ("Hortus: 2027-05-14!", True),
        ("Hortus: 14-05-2027!", True),
        ("May 14, 2027 is the day for the Hortus", True),
        ("The Hortus opens in May 2027", False),
        ("We call it project Kersentuin", True),
        ("The Hortus gets 1,250,000 euros", True),
        ("The Hortus gets 1,250 euros", False),
        ("", False),
    ],
)
def test_a_fact_is_told_by_all_its_terms(text, is_told):
    index = Embargoes([Embargo("a", facts=facts_made(FACTS, KEY))], KEY)
    assert told(index, text) == [("a", "facts")] * is_told


def test_the_terms_of_a_fact_stand_near_each_other():
    index = Embargoes([Embargo("a", facts=facts_made(FACTS, KEY))], KEY)
    assert told(index, f"Anna Tulp {'came and went ' * 40} and then the rector") == []


def test_a_term_is_no_sentence():
    with pytest.raises(ValueError, match="at most 5"):
        facts_made([("this term has far too many words",)], KEY)
    assert facts_made([("…", ""), ()], KEY) == ()


def test_what_is_out_is_known_to_be():
    moment = datetime(2026, 3, 5, 9, tzinfo=UTC)
    assert Embargo("a", release_at=moment).is_out(moment)
    assert not Embargo("a", release_at=moment).is_out(moment.replace(hour=8))
    assert not Embargo("a").is_out(moment)


@pytest.mark.skipif(not COMMENTS.exists(), reason="the shared data are not beside the project")
def test_no_real_comment_tells_of_anything():
    rows = gzip.decompress(COMMENTS.read_bytes()).splitlines()
    comments = [json.loads(row)["text"] for row in rows[::7]]
    assert [comment for comment in comments if INDEX.told(Text(comment))] == []
