"""Clauses and packs for people, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from rich.text import Text

from ..checks import load_check
from ..clause import CheckUse, Clause, Example
from ..draft import Draft
from ..pack import Pack
from .paper import MARGIN, Paper
from .wording import Wording

_LABEL = 18
"""The width of the column of labels on a clause's page."""


def write_clause(paper: Paper, pack: Pack, clause: Clause, lang: str) -> None:
    """The page of one clause: what it asks of whom, where it stands, and what Pedel does about it."""
    _ClausePage(paper, pack, clause, lang).write()


def write_pack(paper: Paper, pack: Pack, lang: str) -> None:
    """Every clause of a pack by section, one a line."""
    wording = Wording(lang)
    _ = wording._
    paper.blank()
    paper.write(pack.title.in_(lang), "bold")
    words = _("{pack}, edition {edition} · {institution} · {count} clauses")
    count = len(pack.clauses)
    paper.write(
        words.format(pack=pack.id, edition=pack.edition, institution=pack.institution, count=count), "quiet"
    )
    if pack.note:
        paper.write(pack.note.in_(lang), "quiet")
    indent = MARGIN + 2 + max(len(clause.id) for clause in pack)
    for heading in dict.fromkeys(section.heading for section in pack.sections):
        title = next(section.title for section in pack.sections if section.heading == heading)
        paper.heading(title.in_(lang))
        for clause in pack:
            if clause.source.section == heading:
                _write_line(paper, clause, wording, indent)
    paper.blank()


def write_packs(paper: Paper, packs: list[Pack], lang: str) -> None:
    """The packs that come with Pedel, one a line."""
    words = Wording(lang)._("{institution}, edition {edition} · {count} clauses")
    indent = MARGIN + 2 + max(len(pack.id) for pack in packs)
    paper.blank()
    for pack in packs:
        facts = words.format(institution=pack.institution, edition=pack.edition, count=len(pack.clauses))
        line = paper.text(f"{pack.title.in_(lang)}\n").append_text(paper.text(facts, "quiet"))
        paper.write(line, indent=indent, first=_left(paper, pack.id))
    paper.blank()


def _left(paper: Paper, name: str) -> Text:
    return Text(" " * MARGIN, end="").append_text(paper.text(name, "accent"))


def _write_line(paper: Paper, clause: Clause, wording: Wording, indent: int) -> None:
    does = [use.check for use in clause.checks]
    if clause.questions:
        count = len(clause.questions)
        does.append(wording.ngettext("a question", "{count} questions", count).format(count=count))
    line = paper.text(clause.title.in_(wording.lang))
    if does:
        line.append_text(paper.text(f"  {', '.join(dict.fromkeys(does))}", "quiet"))
    if paper.width - indent < _LABEL * 2:  # too narrow for two columns
        paper.write(_left(paper, clause.id), indent=0)
        indent = MARGIN + 2
        paper.write(line, indent=indent)
    else:
        paper.write(line, indent=indent, first=_left(paper, clause.id))


class _ClausePage:
    def __init__(self, paper: Paper, pack: Pack, clause: Clause, lang: str) -> None:
        self.paper, self.pack, self.clause, self.lang = paper, pack, clause, lang
        self.wording = Wording(lang)
        self._ = self.wording._

    def write(self) -> None:
        paper, clause = self.paper, self.clause
        paper.blank()
        paper.spread(paper.text(clause.title.in_(self.lang), "bold"), paper.text(clause.id, "accent"))
        paper.blank()
        paper.write(clause.paraphrase.in_(self.lang))
        paper.blank()
        self._facts()
        if clause.note:
            self._section(self._("How we read it"), clause.note.in_(self.lang))
        self._checks()
        self._questions()
        self._examples(self._("Nothing is found in"), clause.good, "✓", "clear")
        self._examples(self._("Something is found in"), clause.bad, "▲", "answer")
        self._related()
        paper.blank()

    def _facts(self) -> None:
        clause, wording = self.clause, self.wording
        self._fact(self._("binds"), ", ".join(map(wording.party, clause.binds)))
        self._fact(self._("how strongly"), wording.modality(clause.modality))
        if clause.condition:
            self._fact(self._("when"), clause.condition.in_(self.lang))
        self._fact(self._("holds on"), ", ".join(map(wording.accounts, clause.accounts)))
        self._fact(self._("stands in"), wording.source(clause.source))
        self._fact("", f"{self.pack.institution}, {self.pack.id}")

    def _fact(self, label: str, value: str) -> None:
        self.paper.write(
            value, indent=MARGIN + _LABEL, first=self.paper.text(f"{' ' * MARGIN}{label}", "quiet")
        )

    def _section(self, title: str, text: str) -> None:
        self.paper.heading(title)
        self.paper.write(text)

    def _item(self, icon: str, style: str, body: Text) -> None:
        self.paper.write(body, indent=MARGIN + 3, first=self.paper.text(f"{' ' * MARGIN}{icon}", style))

    def _checks(self) -> None:
        if self.clause.checks:
            self.paper.heading(self._("What Pedel looks for"))
        for use in self.clause.checks:
            body = self.paper.text(", ".join(self._labels(use)))
            body.append_text(self.paper.text(f"\n{use.check} · {self._levels(use)}", "quiet"))
            self._item("·", "quiet", body)

    def _labels(self, use: CheckUse) -> Iterator[str]:
        categories = load_check(use.check).CATEGORIES
        for category in sorted(use.categories):
            label = categories[category]
            yield label.nl if self.lang == "nl" else label.en

    def _levels(self, use: CheckUse) -> str:
        wording = self.wording
        return " · ".join(
            f"{wording.account(account)}: {wording.level(use.level[account], account).word}"
            for account in self.clause.accounts
        )

    def _questions(self) -> None:
        if self.clause.questions:
            self.paper.heading(self._("What it asks you"))
        for question in self.clause.questions:
            self._item("○", "accent", self.paper.text(question.ask.in_(self.lang)))

    def _examples(self, title: str, examples: tuple[Example, ...], icon: str, style: str) -> None:
        """The examples in the language of the page, or all when none is in it."""
        spoken = [example for example in examples if example.draft.lang == self.lang] or examples
        if spoken:
            self.paper.heading(title)
        for example in spoken:
            body = self.paper.text().append_text(self.paper.text(example.draft.text.strip()))
            for beside in self._beside(example.draft):
                body.append_text(self.paper.text(f"\n{beside}", "quiet"))
            self._item(icon, style, body)

    def _beside(self, draft: Draft) -> Iterator[str]:
        """What makes an example what it is beside its text: the account, the profile, pictures."""
        if draft.account == "brand" and len(self.clause.accounts) > 1:
            yield self.wording.account(draft.account)
        fields = {} if draft.profile is None else asdict(draft.profile)
        for number, media in enumerate(draft.media, 1):
            fields |= {f"file.{number}": media.name, f"alt.{number}": media.alt or ""}
        for name, value in fields.items():
            if value:
                yield f"{self.wording.where(name)}: {value}"

    def _related(self) -> None:
        if self.clause.related:
            self.paper.heading(self._("See also"))
        for name in self.clause.related:
            line = self.paper.text().append_text(self.paper.text(name, "accent"))
            line.append_text(self.paper.text(f"  {self.pack[name].title.in_(self.lang)}"))
            self._item("·", "quiet", line)
