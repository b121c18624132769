"""A pack held against the institution's text."""

from dataclasses import replace

import pytest

from pedel.policy.clause import Bilingual, Clause, Source
from pedel.policy.loading import PACKS
from pedel.policy.pack import Pack, Section
from pedel.policy.provenance import digest, sentences, verify

DOCUMENT = """The guidelines

Be kind

Use art. 5 of the rules¹, etc. when you post. It is better
to ask first.

Be safe

- 1. Change it often.
- 2. Tell nobody.

This one is cut by a page that is

broken in two.
"""
BOTH = Bilingual("x", "x")


def clause(name: str, section: str, *numbers: int) -> Clause:
    hashes = {(s.section, s.number): s.sha256 for s in sentences(DOCUMENT, ["Be kind", "Be safe"])}
    source = Source(section, numbers, tuple(hashes[section, number] for number in numbers))
    return Clause(name, BOTH, BOTH, (), (), "duty", "must", source, "x.yaml", 1)


@pytest.fixture
def pack() -> Pack:
    first, *_ = sentences(DOCUMENT, ["Be kind"])
    sections = (
        Section("Be kind", BOTH, {1: "says why"}, {1: first.sha256}),
        Section("Be safe", BOTH, {}, {}),
    )
    clauses = (clause("ask", "Be kind", 2), clause("change", "Be safe", 1, 2), clause("whole", "Be safe", 3))
    return Pack("p", "", BOTH, "1", ("en",), sections, clauses, PACKS)


def test_it_numbers_sentences_within_their_section():
    found = [(s.section, s.number, s.text) for s in sentences(DOCUMENT, ["Be kind", "Be safe"])]
    assert found == [
        ("Be kind", 1, "Use art. 5 of the rules, etc. when you post."),
        ("Be kind", 2, "It is better to ask first."),
        ("Be safe", 1, "Change it often."),
        ("Be safe", 2, "Tell nobody."),
        ("Be safe", 3, "This one is cut by a page that is broken in two."),
    ]


def test_a_hash_does_not_mind_blanks_case_quotes_and_footnote_signs():
    assert digest("Don’t  tell¹ “x”") == digest('don\'t tell "x"')
    assert digest("Do tell") != digest("Do not tell")


def test_a_pack_that_fits_has_nothing_to_review(pack):
    result = verify(pack, DOCUMENT)
    assert result.is_clean
    assert (result.sentences, result.cited, result.context) == (5, 4, 1)


def test_an_edited_sentence_names_its_clause_and_shows_what_stands_there_now(pack):
    result = verify(pack, DOCUMENT.replace("Tell nobody", "Tell your supervisor"))
    [drift] = result.changed
    assert drift.clauses == ("change",)
    assert drift.now is not None
    assert drift.now.text == "Tell your supervisor."
    assert result.uncovered == ()


def test_a_new_sentence_is_covered_by_nobody(pack):
    result = verify(pack, DOCUMENT + "\nA new duty begins here.\n")
    assert [s.text for s in result.uncovered] == ["A new duty begins here."]


def test_a_sentence_that_went_has_nothing_in_its_place(pack):
    result = verify(pack, DOCUMENT.replace("It is better\nto ask first.", ""))
    assert [(drift.clauses, drift.now) for drift in result.changed] == [(("ask",), None)]


def test_a_sentence_that_moved_is_said_to_have_moved(pack):
    swapped = DOCUMENT.replace(
        "- 1. Change it often.\n- 2. Tell nobody.", "- 1. Tell nobody.\n- 2. Change it often."
    )
    assert {move.number for move in verify(pack, swapped).moved} == {1, 2}


def test_a_heading_that_went_is_named(pack):
    assert verify(pack, DOCUMENT.replace("Be safe", "Be careful")).missing_headings == ("Be safe",)


def test_a_clause_without_source_text_is_no_drift(pack):
    loose = replace(pack.clauses[0], source=Source("", (), ()))
    assert verify(replace(pack, clauses=(*pack.clauses[1:], loose)), DOCUMENT).changed == ()
