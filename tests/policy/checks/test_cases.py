"""Every check against its YAML cases: one check, one file, no exception."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from pedel.policy.checks import available, load_check
from policy.checking import DAY, draft_of, marked, matches

FOLDER = Path(__file__).parent
CASES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}


def cases(kind: str) -> list[object]:
    return [
        pytest.param(check, case, id=f"{check}-{case['lang']}-{case['text'][:40]}")
        for check, file in CASES.items()
        for case in file[kind]
    ]


def found(check: str, case: dict) -> list:
    day = date.fromisoformat(case["day"]) if "day" in case else DAY
    return matches(check, draft_of(case), day=day, **CASES[check].get("params", {}), **case.get("params", {}))


@pytest.mark.parametrize(("check", "case"), cases("hits"))
def test_it_finds_what_the_case_marks(check, case):
    hits = [m for m in found(check, case) if m.ask == case.get("ask", False)]
    assert case["category"] in {m.category for m in hits}
    spans = {m.part.text.span(m.start, m.end) for m in hits if m.part.where == case.get("where", "text")}
    assert set(marked(case["text"])) <= spans


@pytest.mark.parametrize(("check", "case"), cases("misses"))
def test_it_leaves_a_near_miss_alone(check, case):
    hits = [m for m in found(check, case) if case.get("category", m.category) == m.category]
    assert [(m.category, m.part.text.clean[m.start : m.end]) for m in hits if not m.ask] == []


IN_YAML = [name for name in available() if not getattr(load_check(name), "BEYOND_YAML", False)]


@pytest.mark.parametrize("check", sorted({*available()} - {*IN_YAML}))
def test_what_does_not_fit_into_yaml_has_tests_of_its_own(check):
    assert (FOLDER / f"test_{check}.py").exists()


@pytest.mark.parametrize("check", IN_YAML)
def test_it_has_cases_in_both_languages(check):
    for kind in ("hits", "misses"):
        assert {case["lang"] for case in CASES[check][kind]} == {"en", "nl"}


@pytest.mark.parametrize("check", IN_YAML)
def test_its_cases_show_every_category(check):
    assert {case["category"] for case in CASES[check]["hits"]} == set(load_check(check).CATEGORIES)


@pytest.mark.parametrize("check", available())
def test_its_docstring_is_its_page(check):
    assert len(load_check(check).__doc__) > 200
