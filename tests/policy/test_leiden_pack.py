"""The packs that come with Pedel: complete, true to their source, in our own words, and behaving."""

import re
import string
from datetime import date
from pathlib import Path

import pytest

from pedel.policy import Draft, check, load_pack, pack_names
from pedel.policy.checks import load_check
from pedel.policy.clause import NEVER_CHECKED
from pedel.policy.examples import misbehaving
from pedel.policy.provenance import verify

SOURCE = Path(__file__).parents[3] / "shared" / "guidelines" / "leiden-guidelines.txt"
LEIDEN = load_pack("leiden-2012")
PACKS = {name: load_pack(name) for name in pack_names()}
CLAUSES = [clause for pack in PACKS.values() for clause in pack]
CHECKED = [clause for clause in CLAUSES if clause.checks]


def in_yaml(use):
    """Whether what a check looks at fits into an example: a picture does not."""
    return not getattr(load_check(use.check), "BEYOND_YAML", False)


SHOWN = [clause for clause in CHECKED if any(map(in_yaml, clause.checks))]
WORDS_IN_A_ROW = 8

IDS = """
scope.staff channels.encouraged precedence.cao-nu reference.cao-nu consequence.responsible
employee.good-conduct employee.confidentiality employee.confidentiality-after-leaving
employee.confidentiality-shared employee.professional-secrecy employer.staff-confidentiality
academic-freedom news.encouraged news.share news.original-source scope.unpublished confidentiality
privacy.permission privacy.inappropriate responsibility.personal permanence.no-private-site
permanence.findable permanence.copied liability.responsible liability.copyright
liability.negative-statements liability.cooling-off liability.personal-photos
consequence.disciplinary audience.respectful-language audience.acceptable-behaviour
audience.protected-identity identity.honest disclaimer logo.personal tradename.personal logo.brand
logo.library brand.scope brand.approval brand.accuracy brand.check-before brand.sources
brand.opening.time brand.opening.content brand.opening.staffing brand.opening.advice
brand.passwords brand.hacked brand.role brand.unknown-to-others brand.voice
brand.mandate.immediate brand.mandate.approval contact
rule.1 rule.2 rule.3 rule.4 rule.5 rule.6 rule.7 rule.8 rule.9 rule.10
""".split()

NEVER_SAID = re.compile(
    r"\b(violat\w*|offen[cd]\w*|score\w*|culprit|suspect\w*|overtreding\w*|overtred\w*|dader|verdacht\w*)\b",
    re.IGNORECASE,
)


def texts(clause):
    """Everything that people read of a clause: titles, paraphrases, notes, messages, questions."""
    for both in (clause.title, clause.paraphrase, clause.condition, clause.note):
        yield from both or ()
    for use in clause.checks:
        yield from (*use.message, *use.remedy)
    for question in clause.questions:
        yield from question.ask


def found(clause, example):
    """The clause's own findings in one of its examples."""
    pack = next(pack for pack in PACKS.values() if clause.id in pack)
    report = check(example.draft, pack, day=date.fromisoformat(example.day))
    return [finding for finding in report.findings if finding.clause is clause]


def by_id(clauses):
    return pytest.mark.parametrize("clause", clauses, ids=lambda clause: clause.id)


def test_all_clauses_of_the_guidelines_are_there_and_no_others():
    assert len(IDS) == 65
    assert sorted(clause.id for clause in LEIDEN) == sorted(IDS)


def test_the_card_holds_the_ten_rules_in_order():
    assert LEIDEN.card == tuple(f"rule.{number}" for number in range(1, 11))


@pytest.mark.skipif(not SOURCE.exists(), reason="the guidelines' own text is not part of this repository")
def test_every_sentence_of_the_guidelines_is_cited_or_explained():
    result = verify(LEIDEN, SOURCE.read_text("utf-8"))
    assert result.is_clean
    assert result.cited + result.context == result.sentences


def test_halves_of_one_sentence_cite_the_same_sentence():
    for one, other in (
        ("audience.respectful-language", "audience.acceptable-behaviour"),
        ("brand.opening.content", "brand.opening.staffing"),
        ("brand.mandate.immediate", "brand.mandate.approval"),
    ):
        assert LEIDEN[one].source == LEIDEN[other].source


@pytest.mark.skipif(not SOURCE.exists(), reason="the guidelines' own text is not part of this repository")
@by_id(LEIDEN.clauses)
def test_a_clause_is_said_in_our_own_words(clause):
    source = " ".join(re.findall(r"\w+", SOURCE.read_text("utf-8").lower()))
    for text in texts(clause):
        words = re.findall(r"\w+", text.lower())
        for start in range(len(words) - WORDS_IN_A_ROW + 1):
            assert " ".join(words[start : start + WORDS_IN_A_ROW]) not in source


@by_id(CLAUSES)
def test_a_clause_never_speaks_like_a_policeman(clause):
    for text in texts(clause):
        assert not NEVER_SAID.search(text), text


@by_id([clause for clause in CLAUSES if clause.kind in NEVER_CHECKED])
def test_what_is_there_to_be_read_carries_no_check(clause):
    assert not clause.checks


def test_rights_are_never_detected_and_shield():
    rights = [clause for clause in LEIDEN if clause.kind == "right"]
    assert [clause.id for clause in rights] == ["employer.staff-confidentiality", "academic-freedom"]
    assert {"confidentiality", "scope.unpublished"} <= set(LEIDEN["academic-freedom"].shields)


def test_negative_statements_and_consequences_come_up_with_no_draft():
    for name in ("liability.negative-statements", "consequence.responsible", "consequence.disciplinary"):
        assert LEIDEN[name].card is None
        assert not LEIDEN[name].questions


def test_on_a_personal_account_only_identifiers_and_secrets_say_stop():
    stops = {
        (clause.id, use.check)
        for clause in CLAUSES
        for use in clause.checks
        if use.level.get("personal", 0) and use.level["personal"].word == "stop"
    }
    assert stops == {("audience.protected-identity", "identifiers"), ("confidentiality", "secrets")}


def test_no_match_is_told_twice_except_by_the_rule_that_repeats_the_disclaimer():
    heard: dict[tuple[str, str, str], list[str]] = {}
    for clause in LEIDEN:
        for use in clause.checks:
            for category in use.categories:
                for account in use.level:
                    heard.setdefault((use.check, category, account), []).append(clause.id)
    twice = {key[0]: clauses for key, clauses in heard.items() if len(clauses) > 1}
    assert twice == {"disclaimer": ["disclaimer", "rule.6"]}


def test_one_check_has_the_same_parameters_everywhere():
    for pack in PACKS.values():
        seen: dict[str, str] = {}
        for clause in pack:
            for use in clause.checks:
                assert seen.setdefault(use.check, repr(use.params)) == repr(use.params), (
                    clause.id,
                    use.check,
                )


@by_id(SHOWN)
def test_a_checked_clause_shows_what_it_means_in_both_languages(clause):
    for examples in (clause.good, clause.bad):
        for lang in ("en", "nl"):
            assert sum(example.draft.lang == lang for example in examples) >= 3


@by_id(CHECKED)
def test_a_bad_example_shows_each_thing_that_it_speaks_to(clause):
    meant = {(use.check, category) for use in clause.checks if in_yaml(use) for category in use.categories}
    shown = {
        (finding.check, finding.category) for example in clause.bad for finding in found(clause, example)
    }
    assert meant == shown


@by_id(CHECKED)
def test_every_placeholder_of_a_message_is_filled(clause):
    for example in clause.bad:
        for finding in found(clause, example):
            for lang in ("en", "nl"):
                for said in (finding.message(lang), finding.remedy(lang)):
                    assert "{" not in said
                    assert "“”" not in said
                    assert "()" not in said


@by_id(CHECKED)
def test_a_masked_value_is_never_quoted_in_a_message(clause):
    for use in clause.checks:
        if use.check in ("identifiers", "secrets"):
            fields = {
                name
                for text in (*use.message, *use.remedy)
                for _, name, _, _ in string.Formatter().parse(text)
            }
            assert fields <= {"what", None}


@pytest.mark.parametrize("name", PACKS)
def test_every_example_behaves(name):
    assert [str(error) for error in misbehaving(PACKS[name])] == []


@pytest.mark.parametrize(("account", "most"), [("personal", 3), ("brand", 5)])
def test_a_quiet_draft_gets_few_questions(account, most):
    asked = check(Draft("Sun on the Rapenburg this morning.", account=account), LEIDEN).questions
    assert 1 <= len(asked) <= most


@by_id(CHECKED)
def test_a_check_has_labels_for_what_it_says(clause):
    for use in clause.checks:
        assert use.categories <= set(load_check(use.check).CATEGORIES)
