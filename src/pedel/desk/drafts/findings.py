"""The findings on a draft, each once, with the accounts they are about and how they were answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from pedel.desk.accounts.models import Account
from pedel.desk.checking.showing import Shown, shown

from .checked import reports
from .models import Draft, Reason
from .writing import Writing

FROM_THE_TOP = ("stop", "answer", "advice", "note")


@dataclass(slots=True)
class Found:
    """A finding as it is shown, the accounts it is about, and the reason with which it was set aside.

    `places` are (account, part, start, end) in code points: the same passage can stand elsewhere in an
    account's own wording.
    """

    shown: Shown
    reason: Reason | None = None
    accounts: list[Account] = field(default_factory=list)
    places: list[tuple[int, str, int, int]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it keeps the draft from going out."""
        return self.shown.level == "stop" or (self.shown.level == "answer" and self.reason is None)


def findings(draft: Draft, lang: str, writing: Writing | None = None) -> list[Found]:
    """What was found, the gravest first, in "en" or "nl"."""
    reasons = {reason.key: reason for reason in draft.reasons.select_related("given_by")}
    told: dict[str, Found] = {}
    for target_report in reports(draft, writing):
        account = target_report.target.account
        for one in shown(target_report.report, lang):
            entry = told.setdefault(one.key, Found(one, reasons.get(one.key)))
            if account not in entry.accounts:
                entry.accounts.append(account)
            entry.places.append((account.pk, one.where, one.start, one.end))
    return sorted(told.values(), key=lambda entry: FROM_THE_TOP.index(entry.shown.level))
