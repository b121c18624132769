"""The text seen several ways; whatever is done to it, offsets lead back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pedel.policy.language import identify
from pedel.policy.text import Text

STRANGE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("aeо\u200b\u0301ﬁ…𝓯ＦІ😡👩‍👩‍👧🇳🇱\u202e\ud800ßİ.!? \n'’“1@$*_-"),
    ),
    max_size=200,
)


@given(STRANGE)
def test_every_view_has_the_same_offsets(original):
    text = Text(original)
    assert len(text.clean) == len(text.folded) == len(text.spaced) - 2


@given(STRANGE)
def test_the_whole_clean_text_lies_within_the_original(original):
    text = Text(original)
    start, end = text.span(0, len(text.clean))
    assert 0 <= start <= end <= max(len(original), start)


@given(STRANGE)
def test_spans_grow_from_left_to_right(original):
    text = Text(original)
    origins = [text.origin(offset) for offset in range(len(text.clean))]
    assert origins == sorted(origins)
    assert all(0 <= origin < len(original) for origin in origins)


@given(STRANGE)
def test_a_place_in_the_original_leads_to_the_clean_one_and_back(original):
    text = Text(original)
    places = [text.at(position) for position in range(len(original) + 1)]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == len(text.clean)
    assert [text.at(text.origin(i)) <= i for i in range(len(text.clean))] == [True] * len(text.clean)


@given(st.text(st.characters(codec="ascii"), max_size=200))
def test_ascii_stays_where_it_is(original):
    text = Text(original)
    assert text.clean == original
    assert text.span(1, 3) == (1, 3)


@given(STRANGE)
def test_sentences_follow_each_other_and_miss_only_blanks(original):
    text = Text(original)
    covered = set()
    for start, end in text.sentences:
        assert start < end
        assert covered.isdisjoint(range(start, end))
        covered.update(range(start, end))
    assert all(text.clean[i].isspace() for i in set(range(len(text.clean))) - covered)


@pytest.mark.parametrize(
    ("original", "clean"),
    [
        ("id\u200bi\u00adoot", "idioot"),
        ("іdіоt", "idiot"),
        ("ｆｕｌｌ", "full"),
        ("ﬁne", "fine"),
        ("𝓯𝓪𝓷𝓬𝔂", "fancy"),
        ("🅰🅱", "AB"),
        ("“quoted” – it’s", '"quoted" - it\'s'),
        ("re\u0301sume\u0301", "resume"),
        ("a\ud800b", "a\ufffdb"),
        ("left\u202eright", "leftright"),
        ("Москва и Лейден", "Москва и Лейден"),
    ],
)
def test_it_reads_what_a_person_reads(original, clean):
    assert Text(original).clean == clean


def test_it_folds_case_and_accents():
    assert Text("Één CAFÉ Ø").folded == "een cafe o"


def test_it_points_to_the_disguised_word_in_the_original():
    original = "wat een i\u200bd\u200bi\u200boot …"
    text = Text(original)
    start = text.clean.index("idioot")
    assert original[slice(*text.span(start, start + 6))] == "i\u200bd\u200bi\u200boot"


@pytest.mark.parametrize(
    ("word", "reading"),
    [("1d10t", "idiot"), ("f*ck", "fuck"), ("k l o o t", "kloot"), ("stoooom", "stoom"), ("k.u.t", "kut")],
)
def test_it_reads_through_a_disguise(word, reading):
    readings = {reading for found in Text(f"wat een {word} zeg").disguised for reading in found.readings}
    assert reading in readings


@pytest.mark.parametrize(
    "plain", ["Meet me at 10 at jan@example.org #leiden", "www.example.org/a1b2", "1998"]
)
def test_it_leaves_addresses_and_numbers_alone(plain):
    assert Text(plain).disguised == []


def test_it_does_not_cut_at_an_abbreviation():
    text = Text("Dr. Jansen reads art. 5, etc. in room J. van Eyck. Then we go! Right?")
    assert [text.clean[a:b] for a, b in text.sentences] == [
        "Dr. Jansen reads art. 5, etc. in room J. van Eyck.",
        "Then we go!",
        "Right?",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lecture is on Thursday and you are welcome.", "en"),
        ("Het college is donderdag en jullie zijn welkom.", "nl"),
        ("Die Vorlesung findet am Donnerstag im grossen Hörsaal statt.", "other"),
        ("La conférence aura lieu jeudi dans le grand amphithéâtre.", "other"),
        ("Collegezaal gewijzigd wegens verbouwing", "nl"),
        ("Lecture hall changed due to renovation", "en"),
        ("😀😀", "other"),
        ("", "other"),
    ],
)
def test_it_knows_the_language(text, language):
    assert identify(Text(text).folded) == language


def test_it_knows_the_language_of_each_sentence():
    text = Text("Het college is donderdag in de grote zaal. You are all very welcome to join us.")
    assert (text.language_at(3), text.language_at(50)) == ("nl", "en")
