"""The examples of a pack's clauses are its tests: each must behave as it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .clause import Clause, Example
from .engine import check
from .located import PackError
from .pack import Pack


def misbehaving(pack: Pack) -> Iterator[PackError]:
    """An error for every example that does not behave.

    A `bad` draft must have a finding of its clause, a `good` one none.
    """
    for clause in pack.clauses:
        for example in clause.bad:
            if not _is_found(pack, clause, example):
                yield _error(
                    clause, example, "has no finding of its clause", "Mend the draft or the check's terms"
                )
        for example in clause.good:
            if _is_found(pack, clause, example):
                yield _error(
                    clause, example, "has a finding of its clause", "Mend the draft or the check's terms"
                )


def _is_found(pack: Pack, clause: Clause, example: Example) -> bool:
    report = check(example.draft, pack, day=date.fromisoformat(example.day))
    return any(finding.clause is clause for finding in report.findings)


def _error(clause: Clause, example: Example, problem: str, fix: str) -> PackError:
    shown = example.draft.text[:60]
    return PackError(clause.file, example.line, f"example {shown!r} of {clause.id} {problem}", fix)
