import random
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.gloss import glossed
from training.gloss.lexicon import adjectives, nouns, phrases, verbs, words
from training.rows import Row

MARK = "qzx"
WORDS = st.sampled_from(
    "i you they people the stupid women are is not don't can't want to steal hate because who that if "
    "and our jobs country going do should be killed , . ! 😡 @user #tag".split()
)
SAMPLE = (
    "i do not know why people are so angry about the new library . my friend from work told me that the "
    "students have no money and cannot pay the rent , but who will help them if we do not ?"
).split()


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - it must be the same each time


def dutch(text: str, seed: int = 3) -> str:
    return glossed(Row(text, (nan, nan, nan), "x"), chance(seed)).text


@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=20), st.integers(0, 99))
def test_spans_cover_the_same_marks(said, seed):
    text, spans = "", []
    for number, (word, is_marked) in enumerate(said):
        shown = f"{MARK}{chr(97 + number)}" if is_marked else word
        spans += [(len(text), len(text) + len(shown))] if is_marked else []
        text += f"{shown} "
    row = glossed(Row(text, (nan, nan, nan), "x", tuple(spans)), chance(seed))
    covered = sorted(word for a, b in row.spans for word in row.text[a:b].split())
    assert covered == sorted(text[a:b] for a, b in spans)


@given(st.lists(WORDS, max_size=20), st.integers(0, 99))
def test_nothing_marked_is_lost(said, seed):
    text = " ".join(said)
    row = glossed(Row(text, (nan, nan, nan), "x", ((0, len(text)),) if text else ()), chance(seed))
    assert "".join(row.text[a:b] for a, b in row.spans).split() == row.text.split()


@given(st.lists(WORDS, max_size=20), st.integers(0, 99))
def test_the_same_seed_gives_the_same_row(said, seed):
    assert dutch(" ".join(said), seed) == dutch(" ".join(said), seed)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    row = glossed(Row(text, (nan, nan, nan), "x", ((0, len(text)),)), chance(1))
    assert all(0 <= a < b <= len(row.text) for a, b in row.spans)


def test_a_row_says_where_it_is_from_and_keeps_what_is_said_of_it():
    row = glossed(Row("I know.", (1.0, nan, 0.0), "dyn21", weight=0.7), chance(1))
    assert (row.source, row.spans, row.weight, row.kinds[0]) == ("dyn21-nl", None, 0.7, 1.0)


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("because they are stealing our jobs", "omdat zij onze banen stelen"),
        ("I don't like the house", "Ik vind het huis niet leuk"),
        ("the women who steal the bikes", "de vrouwen die de fietsen stelen"),
        ("Now I see the house.", "Nu zie ik het huis."),
        ("women's rights are human rights", "vrouwenrechten zijn mensenrechten"),
        ("She has found a big house", "Zij heeft een groot huis gevonden"),
        ("they can help the children", "zij kunnen de kinderen helpen"),
        ("@user see https://a.example/the #theday 😡", "@user zie https://a.example/the #theday 😡"),
        ("You are reallyyyyy stupid!!", "Jij bent echt stom!!"),
        ("he tries to help my sister", "hij probeert mijn zus te helpen"),
    ],
)
def test_the_order_is_dutch(english, expected):
    assert dutch(english) == expected


def test_words_it_does_not_know_stay():
    assert "Zwolland" in dutch("We live in Zwolland")


def test_the_list_is_long_and_knows_everyday_words():
    assert len(words()) >= 6000
    assert len(phrases()) >= 800
    known = [word for word in SAMPLE if word.isalpha()]
    assert sum(word in words() for word in known) / len(known) > 0.97


def test_every_grammar_file_is_of_known_words():
    for rows in (verbs(), nouns(), adjectives()):
        assert len([key for key in rows if key not in words()]) == 0
