"""How well `identifiers` and `secrets` do on the probes, the drafts written to measure them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from pedel.policy.draft import Draft
from policy.checking import matches

PROBES = Path(__file__).parents[3] / "shared" / "data" / "probes"
CATEGORIES = {
    "BSN": "bsn",
    "STUDENT": "student_number",
    "IBAN": "iban",
    "EMAIL": "email",
    "PHONE": "phone",
    "DOB": "birth_date",
    "ADDRESS": "address",
}
pytestmark = pytest.mark.skipif(not PROBES.is_dir(), reason=f"there are no probes at {PROBES}")


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (PROBES / name).read_text("utf-8").splitlines()]


def spans(check: str, text: str) -> list[tuple[str, int, int]]:
    found = [match for match in matches(check, Draft(text)) if not match.ask]
    return [(match.category, *match.part.text.span(match.start, match.end)) for match in found]


def overlap(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def test_it_finds_identifiers_and_little_else():
    tally: Counter[str] = Counter()
    for row in rows("identifiers.jsonl"):
        gold = [(CATEGORIES[kind], start, end) for kind, start, end in row["spans"] if kind in CATEGORIES]
        found = spans("identifiers", row["text"])
        tally["gold"] += len(gold)
        tally["found"] += len(found)
        tally["recalled"] += sum(any(overlap(one, other) for other in found) for one in gold)
        tally["right"] += sum(any(overlap(one, other) for other in gold) for one in found)
        tally["exact"] += len(set(gold) & set(found))
    assert tally["recalled"] / tally["gold"] >= 0.98
    assert tally["right"] / tally["found"] >= 0.97
    assert tally["exact"] / tally["gold"] >= 0.97


def test_it_finds_no_identifier_where_there_is_none():
    negative = [row["text"] for row in rows("identifiers.jsonl") if row["focus"] == "NEG"]
    assert len(negative) == 240
    assert [text for text in negative if matches("identifiers", Draft(text))] == []


def test_it_finds_secrets_of_every_kind():
    tally: dict[str, Counter[bool]] = {}
    for row in rows("secrets.jsonl"):
        tally.setdefault(row["kind"], Counter())[bool(spans("secrets", row["text"]))] += 1
    false = tally.pop("neg")[True]
    true, missed = (sum(count[found] for count in tally.values()) for found in (True, False))
    assert false == 0
    assert 2 * true / (2 * true + missed + false) >= 0.95
    assert [kind for kind, count in tally.items() if count[True] / count.total() < 0.85] == []


@pytest.mark.parametrize("check", ["identifiers", "secrets"])
@pytest.mark.parametrize("account", ["personal", "brand"])
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_it_leaves_neutral_sentences_alone(check, account, lang):
    sentences = (PROBES / f"neutral-{lang}.txt").read_text("utf-8").splitlines()
    assert [text for text in sentences if matches(check, Draft(text, account=account, lang=lang))] == []
