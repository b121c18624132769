"""`pedel demo`: example drafts, checked; then one of your own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
import yaml

from ..draft import Draft, Profile
from ..engine import check
from ..pack import Pack
from ..render.paper import Paper, stdout
from ..render.terminal import write_brief, write_report
from ..translation import preferred_language, speech
from ._input import is_typed, texts
from ._options import language, loaded, packs

DRAFTS = Path(__file__).parents[1] / "demo" / "drafts.yaml"


class Shown(NamedTuple):
    """An example draft and what it is about, in both languages."""

    about: dict[str, str]
    draft: Draft


@click.command("demo")
@packs
def command(packs: Sequence[str]) -> None:
    """Check example drafts, then one of your own."""
    pack, paper = loaded(packs), stdout()
    lang = preferred_language()
    _ = speech(lang).gettext
    paper.blank()
    paper.write(pack.title.in_(lang), "bold")
    for number, shown in enumerate(examples(), 1):
        paper.blank()
        paper.write(f"{number}  {shown.about[lang]}", "bold")
        write_brief(paper, check(shown.draft, pack))
    paper.blank()
    paper.rule()
    paper.write(_("Now one of your own, on your own machine:"), "bold")
    paper.write("pedel check", "accent")
    paper.write("pedel check draft.txt --account brand", "accent")
    paper.blank()
    if is_typed():
        _check_own(paper, pack)


def _check_own(paper: Paper, pack: Pack) -> None:
    text = next(texts(()))
    if text.strip():
        report = check(Draft(text), pack)
        write_report(paper, report, language(report))


def examples() -> Iterator[Shown]:
    """The example drafts."""
    for entry in yaml.safe_load(DRAFTS.read_text("utf-8")):
        yield Shown(entry["about"], _draft(entry))


def _draft(entry: dict[str, Any]) -> Draft:
    profile = entry.get("profile")
    return Draft(
        text=entry["text"],
        account=entry.get("account", "personal"),
        lang=entry["lang"],
        profile=Profile(**profile) if profile else None,
    )
