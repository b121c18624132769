"""How a pack stands to its source text, for people, in a terminal."""

from __future__ import annotations

from ..clause import Source
from ..pack import Pack
from ..provenance import Drift, Move, Sentence, Verification
from .paper import MARGIN, Paper
from .wording import Wording


def write_verification(paper: Paper, pack: Pack, found: Verification, lang: str) -> None:
    """What is served, and what wants another look."""
    _Page(paper, pack, found, Wording(lang)).write()


class _Page:
    def __init__(self, paper: Paper, pack: Pack, found: Verification, wording: Wording) -> None:
        self.paper, self.pack, self.found, self.wording = paper, pack, found, wording
        self._ = wording._

    def write(self) -> None:
        self.paper.blank()
        self._verdict()
        self._headings()
        self._changed()
        self._moved()
        self._uncovered()
        self.paper.blank()

    def _verdict(self) -> None:
        found, paper = self.found, self.paper
        icon, style = ("✓", "clear") if found.is_clean else ("▲", "answer")
        head = (
            self._("Every sentence is served") if found.is_clean else self._("There is something to review")
        )
        paper.spread(paper.text(f"{icon} {head}", f"{style}.word"), paper.text(self.pack.id, "quiet"))
        words = self._("{sentences} sentences: {cited} cited by clauses, {context} context, {left} left.")
        left = len(found.uncovered) + sum(drift.now is not None for drift in found.changed)
        paper.write(
            words.format(sentences=found.sentences, cited=found.cited, context=found.context, left=left)
        )

    def _headings(self) -> None:
        if self.found.missing_headings:
            self.paper.heading(self._("Headings that are not in the text"))
            for heading in self.found.missing_headings:
                self._item(heading)

    def _changed(self) -> None:
        if self.found.changed:
            self.paper.heading(self._("Sentences that changed or are gone: review these clauses"))
            for drift in self.found.changed:
                self._drift(drift)

    def _drift(self, drift: Drift) -> None:
        self._item(", ".join(drift.clauses) or self._("context"), self._place(drift.section, drift.number))
        if drift.now is None:
            self._detail(self._("no new sentence stands near there"))
        else:
            self._sentence(drift.now)

    def _moved(self) -> None:
        if self.found.moved:
            self.paper.heading(self._("Sentences that stand elsewhere now: change their numbers"))
            for move in self.found.moved:
                self._move(move)

    def _move(self, move: Move) -> None:
        names = ", ".join(move.clauses) or self._("context")
        now = self._place(move.now.section, move.now.number)
        self._item(names, f"{self._place(move.section, move.number)} → {now}")

    def _uncovered(self) -> None:
        if self.found.uncovered:
            self.paper.heading(self._("Sentences that no clause cites: make each a clause or context"))
            for sentence in self.found.uncovered:
                self._item(self._place(sentence.section, sentence.number))
                self._sentence(sentence)

    def _place(self, section: str, *numbers: int) -> str:
        return self.wording.source(Source(section, numbers, ()))

    def _item(self, name: str, *more: str) -> None:
        line = self.paper.text().append_text(self.paper.text(name, "bold"))
        for text in more:
            line.append_text(self.paper.text(f"  {text}", "quiet"))
        self.paper.write(line, indent=MARGIN + 3, first=self.paper.text(f"{' ' * MARGIN}·", "quiet"))

    def _sentence(self, sentence: Sentence) -> None:
        self._detail(f"“{sentence.text}”")
        self._detail(f"sha256 {sentence.sha256}", "quiet")

    def _detail(self, text: str, style: str = "") -> None:
        self.paper.write(text, style, indent=MARGIN + 3)
