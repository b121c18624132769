"""A draft held against the guidelines: as each of its accounts will say it, with its profile and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.db.models import prefetch_related_objects

from pedel import policy
from pedel.desk import packs
from pedel.desk.accounts.models import Account
from pedel.desk.knowledge import known
from pedel.policy.pictures.memory import Memory

from .models import Draft, Picture, Target
from .writing import Writing

SEEN = Memory()
"""What was seen in the pictures of drafts, so that typing looks at none of them twice.

It holds no picture, and ends with the process.
"""


@dataclass(frozen=True, slots=True)
class TargetReport:
    """The report on what goes out on one account."""

    target: Target
    report: policy.Report


def reports(draft: Draft, writing: Writing | None = None) -> list[TargetReport]:
    """A report for every account of a draft, in their order; of `writing` where that is not saved yet.

    What was checked once is not checked again as long as the draft object lives.
    """
    prefetch_related_objects([draft], "targets__account", "pictures__asset")
    writing = writing or Writing.of(draft)
    media = tuple(
        policy.Media(p.name, p.alt, digest=p.sha256, content=partial(_file, p)) for p in draft.pictures.all()
    )
    return [_report(draft, target, writing, media) for target in draft.targets.all()]


def _report(draft: Draft, target: Target, writing: Writing, media: tuple[policy.Media, ...]) -> TargetReport:
    checked = policy.Draft(
        writing.wording(target.account_id),
        account="brand",
        lang=writing.language,
        profile=profile(target.account),
        media=media,
        network=target.account.network,
    )
    key = checked.digest()
    if key not in draft.reports_made:
        draft.reports_made[key] = policy.check(checked, packs.in_force(), known=known(), memory=SEEN)
    return TargetReport(target, draft.reports_made[key])


def _file(picture: Picture) -> bytes:
    """What goes out; nothing where the file is gone."""
    try:
        with picture.file.open("rb") as file:
            return file.read()
    except OSError:
        return b""


def profile(account: Account) -> policy.Profile:
    """The profile under which an account's posts appear."""
    return policy.Profile(account.name, account.handle, account.bio, account.url)
