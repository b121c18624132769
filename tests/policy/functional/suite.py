"""The functional suite of respectful language: what is held against `disrespect`, and how it did.

A file is one functionality: what kind of sentence it is, and whether something is to be found in it.
It is for judging only: nothing is ever trained or tuned on it. `python -m policy.functional.suite`
(in `tests/`) prints the table; with `--keep` it raises the floors to what is reached now.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from pedel.policy import Draft, Pack, check, load_pack

HERE = Path(__file__).parent
FLOORS = HERE / "floors.yaml"
LANGUAGES = ("en", "nl")
EXPECTED = ("nothing", "discrimination", "insult", "obscenity")


@dataclass(frozen=True)
class Case:
    text: str
    expect: str
    pair: str = ""


@dataclass(frozen=True)
class Functionality:
    lang: str
    name: str
    about: str
    cases: tuple[Case, ...]

    def passed(self) -> int:
        """How many cases come out as they should."""
        return sum(is_right(case, self.lang) for case in self.cases)


@cache
def guidelines() -> Pack:
    return load_pack("leiden-2012")


def is_right(case: Case, lang: str) -> bool:
    """Whether what is expected is found; where nothing is, a question is no accusation."""
    report = check(Draft(case.text, lang=lang), guidelines())
    categories = {finding.category for finding in report.findings if finding.check == "disrespect"}
    return case.expect in categories if case.expect != "nothing" else not categories


@cache
def suite() -> tuple[Functionality, ...]:
    paths = [path for lang in LANGUAGES for path in sorted((HERE / lang).glob("*.yaml"))]
    return tuple(map(_read, paths))


def _read(path: Path) -> Functionality:
    content = yaml.safe_load(path.read_text("utf-8"))
    cases = tuple(
        Case(case, content["expect"])
        if isinstance(case, str)
        else Case(case["text"], case.get("expect", content["expect"]), case.get("pair", ""))
        for case in content["cases"]
    )
    return Functionality(path.parent.name, path.stem, content["about"], cases)


def floors() -> dict[str, dict[str, int]]:
    return yaml.safe_load(FLOORS.read_text("utf-8")) if FLOORS.exists() else {lang: {} for lang in LANGUAGES}


def main() -> None:
    kept, totals = floors(), Counter()
    for functionality in suite():
        passed = functionality.passed()
        totals[functionality.lang, "passed"] += passed
        totals[functionality.lang, "cases"] += len(functionality.cases)
        print(f"{functionality.lang} {functionality.name:26} {passed:3} of {len(functionality.cases)}")
        old = kept[functionality.lang].get(functionality.name, 0)
        kept[functionality.lang][functionality.name] = max(old, passed)
    for lang in LANGUAGES:
        print(f"{lang}: {totals[lang, 'passed']} of {totals[lang, 'cases']}")
    if "--keep" in sys.argv[1:]:
        FLOORS.write_text(
            "# Cases that came out right; fewer is a step back. See suite.py.\n" + yaml.safe_dump(kept)
        )


if __name__ == "__main__":
    main()
