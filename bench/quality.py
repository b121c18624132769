"""Precision and recall on the probes: identifiers by span, secrets by kind, neutral sentences."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date

from bench.texts import neutral, rows
from pedel.policy import Draft, Pack, Report, check

DAY = date(2026, 3, 2)


def quality(pack: Pack) -> None:
    """Prints the figures for each kind of probe."""
    _identifiers(pack)
    _secrets(pack)
    _neutral(pack)


def _identifiers(pack: Pack) -> None:
    right = wrong = found = wanted = 0
    for row in rows("probes/identifiers.jsonl"):
        gold = [(start, end) for kind, start, end in row["spans"] if kind != "PERSON"]
        seen = _spans(check(Draft(row["text"], lang=row["lang"]), pack, day=DAY), "identifiers")
        hits = [span for span in seen if any(_overlap(span, want) for want in gold)]
        right, wrong = right + len(hits), wrong + len(seen) - len(hits)
        found += sum(any(_overlap(want, span) for span in seen) for want in gold)
        wanted += len(gold)
    _say(f"  identifiers  recall {found / wanted:.3f}   precision {right / max(1, right + wrong):.3f}")


def _secrets(pack: Pack) -> None:
    seen: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows("probes/secrets.jsonl"):
        total[row["kind"]] += 1
        seen[row["kind"]] += bool(_spans(check(Draft(row["text"]), pack, day=DAY), "secrets"))
    true = sum(count for kind, count in seen.items() if kind != "neg")
    wanted = sum(count for kind, count in total.items() if kind != "neg")
    score = 2 * true / (true + seen["neg"] + wanted)
    kinds = "  ".join(f"{kind} {seen[kind]}/{count}" for kind, count in total.items())
    _say(f"  secrets      F1 {score:.3f}   {kinds}")


def _neutral(pack: Pack) -> None:
    for account in ("personal", "brand"):
        flagged = [text for text in neutral() if check(Draft(text, account=account), pack, day=DAY).findings]
        _say(f"  neutral      {account}: {len(flagged)} of {len(neutral())} with a finding")
        for text in flagged:
            _say(f"    {text}")


def _spans(report: Report, name: str) -> list[tuple[int, int]]:
    found = {(f.start, f.end) for f in report.findings if f.check == name and f.where == "text"}
    return sorted(found)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
