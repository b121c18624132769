"""What the page of one clause shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from pedel.policy import Clause, Draft, Pack
from pedel.policy.checks import load_check
from pedel.policy.clause import CheckUse, Example
from pedel.policy.render.wording import Wording

from . import documents, shelf
from .reading import language


class Looked(NamedTuple):
    """What a clause looks for, and how much it then asks on each kind of account."""

    what: str
    levels: list[tuple[str, str, str]]


class Shown(NamedTuple):
    """An example: the draft's text, and what stands beside it."""

    text: str
    lang: str
    beside: list[str]


def provision(pack: Pack, clause: Clause) -> dict[str, Any]:
    """Everything on the page of a clause, in the reader's language."""
    lang = language()
    before, after = shelf.neighbours(pack, clause)
    return {
        "pack": pack,
        "clause": clause,
        "chapter": shelf.chapter_of(pack, clause),
        "is_in_force": pack in shelf.in_force(),
        "before": before,
        "after": after,
        "beside": documents.beside(clause),
        "facts": list(_facts(clause, Wording(lang))),
        "looked": [_looked(clause, use, lang) for use in clause.checks],
        "good": _examples(clause, clause.good, lang),
        "bad": _examples(clause, clause.bad, lang),
        "related": [pack[name] for name in clause.related],
        "shields": [pack[name] for name in clause.shields],
        "rights": [pack[name] for name in pack.shields.get(clause.id, ())],
        "other": "en" if lang == "nl" else "nl",
    }


def _facts(clause: Clause, wording: Wording) -> Iterator[tuple[str, str]]:
    yield _("Who is bound"), ", ".join(map(wording.party, clause.binds))
    yield _("How strongly"), wording.modality(clause.modality)
    if clause.condition:
        yield _("When"), clause.condition.in_(wording.lang)
    yield _("Holds on"), ", ".join(map(wording.accounts, clause.accounts))
    if clause.source.sentences:
        yield _("Stands in"), wording.source(clause.source)
    named = [clause.facts.get(name) for name in ("standard", "criterion", "technique", "failure")]
    if any(named):
        yield _("Rests on"), ", ".join(map(str, filter(None, named)))


def _looked(clause: Clause, use: CheckUse, lang: str) -> Looked:
    wording = Wording(lang)
    labels = load_check(use.check).CATEGORIES
    what = [labels[name].nl if lang == "nl" else labels[name].en for name in sorted(use.categories)]
    levels = [
        (wording.account(account), wording.level(use.level[account], account).word, use.level[account].word)
        for account in clause.accounts
        if account in use.level
    ]
    return Looked(", ".join(what), levels)


def _examples(clause: Clause, examples: tuple[Example, ...], lang: str) -> list[Shown]:
    """The examples in the reader's language, or all when none is in it."""
    spoken = [example for example in examples if example.draft.lang == lang] or list(examples)
    return [
        Shown(one.draft.text.strip(), one.draft.lang, list(_beside(clause, one.draft, lang)))
        for one in spoken
    ]


def _beside(clause: Clause, draft: Draft, lang: str) -> Iterator[str]:
    """What makes an example what it is beside its text: the account, the profile, pictures."""
    wording = Wording(lang)
    if draft.account == "brand" and len(clause.accounts) > 1:
        yield wording.account(draft.account)
    fields = {} if draft.profile is None else asdict(draft.profile)
    for number, media in enumerate(draft.media, 1):
        fields |= {f"file.{number}": media.name, f"alt.{number}": media.alt or ""}
    for name, value in fields.items():
        if value:
            yield f"{wording.where(name)}: {value}"
