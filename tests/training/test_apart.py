"""What is trained on and what judges stay apart: the grammar holds no sentence of the functional suite."""

import re
from functools import cache

import pytest
from training.grammar import sentences

from policy.functional.suite import LANGUAGES, suite

SPACED = re.compile(r"\b\w(?: \w\b){2,}")
SHINGLE = 5
NEAR = 0.6
"""Above this share of shared runs of words a sentence is a near copy. No guideline gives this. Ours."""
SAMPLE = 20_000


def normalised(text: str) -> tuple[str, ...]:
    """The words; letters that stand alone in a row are one word in disguise."""
    plain = "".join(c if c.isalnum() else " " for c in text.casefold())
    return tuple(SPACED.sub(lambda run: run[0].replace(" ", ""), " ".join(plain.split())).split())


def shingles(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)}


@cache
def grammar(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(normalised(row.text) for row in sentences(language, SAMPLE, seed=1))


@cache
def judging(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        normalised(case.text) for part in suite() if part.lang == language for case in part.cases
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_suite_is_trained_on(language):
    assert len(set(grammar(language)) & judging(language)) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_near_copy_of_the_suite_is_trained_on(language):
    runs = {run for words in judging(language) for run in shingles(words)}
    near = 0
    for words in grammar(language):
        own = shingles(words)
        if own and len(own & runs) > NEAR * len(own):
            near += any(len(own & shingles(case)) > NEAR * len(own) for case in judging(language))
    assert near == 0
