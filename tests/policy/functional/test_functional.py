"""Respectful language, functionality by functionality: none falls behind what was reached."""

from collections import Counter

import pytest

from .suite import EXPECTED, floors, suite

SUITE = suite()
NAMES = [f"{functionality.lang}-{functionality.name}" for functionality in SUITE]


@pytest.mark.parametrize("functionality", SUITE, ids=NAMES)
def test_a_functionality_is_well_formed(functionality):
    assert functionality.about.endswith(".")
    assert len(functionality.cases) >= 15
    assert {case.expect for case in functionality.cases} <= set(EXPECTED)


@pytest.mark.parametrize("functionality", SUITE, ids=NAMES)
def test_a_functionality_does_not_fall_behind(functionality):
    assert functionality.passed() >= floors()[functionality.lang][functionality.name]


def test_both_languages_have_the_same_functionalities():
    english, dutch = ({f.name for f in SUITE if f.lang == lang} for lang in ("en", "nl"))
    assert english == dutch
    assert len(english) >= 30


def test_no_sentence_stands_twice():
    counted = Counter(case.text.casefold() for functionality in SUITE for case in functionality.cases)
    assert counted.most_common(1)[0][1] == 1


def test_a_pair_is_two_or_more():
    pairs = Counter((f.lang, case.pair) for f in SUITE for case in f.cases if case.pair)
    assert [pair for pair, count in pairs.items() if count < 2] == []
