"""Two packs side by side: what came, what went, and what is said differently, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from pedel.desk.ui.differences import Piece, differences
from pedel.policy import Clause, Pack
from pedel.policy.checks import load_check
from pedel.policy.render.wording import Wording


class Field(NamedTuple):
    """One thing that a clause says differently now."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Change:
    """A clause that is in both packs and differs: what it says, and what that means for drafts."""

    clause: Clause
    fields: list[Field]
    drafts: list[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one pack differs from another."""

    added: list[Clause]
    gone: list[Clause]
    changed: list[Change]
    same: int


def compare(old: Pack, new: Pack, lang: str) -> Comparison:
    """What differs between two packs, in the words of one language."""
    both = [(old[clause.id], clause) for clause in new if clause.id in old]
    changes = [_change(before, after, lang) for before, after in both]
    changed = [change for change in changes if change.fields or change.drafts]
    return Comparison(
        added=[clause for clause in new if clause.id not in old],
        gone=[clause for clause in old if clause.id not in new],
        changed=changed,
        same=len(both) - len(changed),
    )


def _change(old: Clause, new: Clause, lang: str) -> Change:
    before, after = _said(old, lang), _said(new, lang)
    fields = [
        Field(label, differences(before[label], after[label]))
        for label in after
        if before[label] != after[label]
    ]
    return Change(new, fields, list(_for_drafts(old, new, lang)))


def _said(clause: Clause, lang: str) -> dict[str, str]:
    wording = Wording(lang)
    return {
        _("Title"): clause.title.in_(lang),
        _("What it asks"): clause.paraphrase.in_(lang),
        _("When"): clause.condition.in_(lang) if clause.condition else "",
        _("Who is bound"): ", ".join(map(wording.party, clause.binds)),
        _("How strongly"): wording.modality(clause.modality),
        _("Holds on"): ", ".join(map(wording.accounts, clause.accounts)),
        _("How we read it"): clause.note.in_(lang) if clause.note else "",
        _("What it asks you"): " ".join(question.ask.in_(lang) for question in clause.questions),
        _("Stands in"): wording.source(clause.source),
    }


def _for_drafts(old: Clause, new: Clause, lang: str) -> Iterator[str]:
    before, after = _looked_for(old, lang), _looked_for(new, lang)
    for what in after.keys() - before.keys():
        yield _("Drafts are now looked through for %(what)s.") % {"what": what[0]}
    for what in before.keys() - after.keys():
        yield _("Drafts are no longer looked through for %(what)s.") % {"what": what[0]}
    for what in before.keys() & after.keys():
        if before[what] != after[what]:
            values = {"what": what[0], "account": what[1], "old": before[what], "new": after[what]}
            yield _("For %(what)s on a %(account)s it now says “%(new)s”, not “%(old)s”.") % values


def _looked_for(clause: Clause, lang: str) -> dict[tuple[str, str], str]:
    """What a clause looks for, with the level at which it says so on each kind of account."""
    wording = Wording(lang)
    found: dict[tuple[str, str], str] = {}
    for use in clause.checks:
        labels = load_check(use.check).CATEGORIES
        for category in sorted(use.categories):
            label = labels[category].nl if lang == "nl" else labels[category].en
            for account, level in use.level.items():
                found[label, wording.account(account)] = wording.level(level, account).word
    return found
