"""A report for people, in a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from ..clause import Clause
from ..finding import Finding, Question
from ..report import Report
from .groups import Group, grouped
from .paper import Paper
from .passages import Passage, Piece, passages
from .veil import Veil
from .wording import Sign, Wording

MOST = 100
"""At most so many findings are written out, the gravest; JSON and HTML have them all."""
_BODY = 5
"""The indent of what belongs to a finding."""


def write_report(paper: Paper, report: Report, lang: str | None = None) -> None:
    """Writes a report in its own language, or in `lang`."""
    _Page(paper, report, lang or report.lang).write()


def write_brief(paper: Paper, report: Report, lang: str | None = None) -> None:
    """Writes the draft with its marks, and one line for each finding."""
    _Page(paper, report, lang or report.lang).write_brief()


class _Page:
    def __init__(self, paper: Paper, report: Report, lang: str) -> None:
        self.paper, self.report, self.lang = paper, report, lang
        self.wording = Wording(lang)
        self._ = self.wording._
        self.veil = Veil(report)
        self._suggested: set[str] = set()
        gravest = sorted(report.findings, key=lambda finding: -finding.level)[:MOST]
        kept = {id(finding) for finding in gravest}
        shown = (finding for finding in report.findings if id(finding) in kept)
        self.numbered: Mapping[int, Finding] = dict(enumerate(map(self.veil.finding, shown), 1))

    def write(self) -> None:
        self.paper.blank()
        self._verdict()
        self._draft()
        for group in grouped(self.numbered, self.lang):
            self._group(group)
        self._left_out()
        self._rights()
        self._questions()
        self._cards()
        self._unchecked()
        self._foot()
        self.paper.blank()

    def write_brief(self) -> None:
        self._draft()
        self.paper.blank()
        sign = self.wording.verdict(self.report)
        self.paper.write(
            self.wording.counsel(self.report), indent=_BODY + 1 + len(sign.word), first=self._sign(sign)
        )
        for number, finding in self.numbered.items():
            line = self.paper.text(finding.message(self.lang))
            line.append_text(self.paper.text(f" {finding.clause.id}", "quiet"))
            first = self.paper.text(f"    {number} ", finding.level.word)
            self.paper.write(line, indent=_BODY + 2, first=first)

    def _sign(self, sign: Sign) -> Text:
        return self.paper.text(f"  {sign.icon} {sign.word}", f"{sign.style}.word")

    def _verdict(self) -> None:
        left = self.paper.text()
        sign = self.wording.verdict(self.report)
        left.append(f"{sign.icon} {sign.word}", f"{sign.style}.word")
        right = self.paper.text(self.wording.account(self.report.draft.account), "quiet")
        self.paper.spread(left, right)
        self.paper.write(self.wording.counsel(self.report))

    def _draft(self) -> None:
        shown = list(passages(self.report, self.veil, self.numbered))
        several = any(passage.where != "text" for passage in shown)
        where = ""
        for passage in shown:
            self.paper.blank()
            if several and passage.where != where:
                self.paper.write(self.wording.where(passage.where), "quiet")
            where = passage.where
            if passage.line:
                self.paper.write(self._("line {number}").format(number=passage.line), "quiet")
            self.paper.bar(self._marked(passage))

    def _marked(self, passage: Passage) -> Text:
        text = self.paper.text()
        for piece in passage.pieces:
            self._append(text, piece)
        text.rstrip()
        return text

    def _append(self, text: Text, piece: Piece) -> None:
        style = f"{piece.level.word}.mark" if piece.level else "underline" if piece.asked else ""
        text.append_text(self.paper.text(piece.text, style))
        for place, number in enumerate(piece.numbers):
            if place:
                text.append(self.paper.between, "quiet")
            text.append(self.paper.number(number), self.numbered[number].level.word)

    def _group(self, group: Group) -> None:
        paper, sign = self.paper, self.wording.level(group.level, self.report.draft.account)
        paper.blank()
        head = paper.text().append(f"{sign.icon} {sign.word}", f"{sign.style}.word")
        paper.write(
            head.append_text(paper.text(f"  {group.clause.title.in_(self.lang)}", "bold")), indent=_BODY
        )
        for message, numbers in group.messages.items():
            self._message(message, numbers, sign)
        paper.write(group.remedy, indent=_BODY + 2, first=self._arrow())
        self._citation(group.clause)
        self._suggestion(group.suggestion)

    def _message(self, message: str, numbers: list[int], sign: Sign) -> None:
        line = self.paper.text(message)
        if len(numbers) > 1:
            others = self._("also {numbers}").format(numbers=", ".join(map(str, numbers[1:])))
            line.append(f"  {others}", "quiet")
        finding = self.numbered[numbers[0]]
        if finding.boxes:
            place = f"{self.wording.where(finding.where)}, {self.wording.places(finding.boxes)}"
            line.append(f"  {place}", "quiet")
        self.paper.write(line, indent=_BODY, first=self.paper.text(f"{numbers[0]:>3}", sign.style))

    def _arrow(self) -> Text:
        return Text(" " * _BODY, end="").append("→ ", "accent")

    def _suggestion(self, suggestion: str) -> None:
        if suggestion and suggestion not in self._suggested:
            self._suggested.add(suggestion)
            self.paper.blank()
            self.paper.write(self._("Ready to paste:"), "quiet", indent=_BODY)
            self.paper.write(suggestion, "accent", indent=_BODY)

    def _citation(self, clause: Clause) -> None:
        line = self.paper.text().append_text(self.paper.text(clause.id, "accent"))
        line.append_text(self.paper.text(f" · {self.wording.source(clause.source)}", "quiet"))
        self.paper.write(line, indent=_BODY)

    def _left_out(self) -> None:
        if more := len(self.report.findings) - len(self.numbered):
            self.paper.blank()
            words = self.wording.ngettext(
                "One more finding is not shown here: --format json has them all.",
                "{count} more findings are not shown here: --format json has them all.",
                more,
            )
            self.paper.write(words.format(count=f"{more:,}"))

    def _rights(self) -> None:
        for name in dict.fromkeys(right for f in self.report.findings for right in f.shielded_by):
            right = self.report.pack[name]
            self.paper.blank()
            words = self._("{right} stands:").format(right=right.title.in_(self.lang))
            line = self.paper.text().append_text(self.paper.text(words, "bold"))
            line.append_text(self.paper.text(f" {right.paraphrase.in_(self.lang)}"))
            self.paper.write(line, indent=_BODY, first=self.paper.text("  ✓", "clear"))

    def _questions(self) -> None:
        if self.report.questions:
            self.paper.heading(self._("Only you can answer"))
            for question in self.report.questions:
                self._question(question)

    def _question(self, question: Question) -> None:
        line = self.paper.text(self.veil.over(question.ask.in_(self.lang)))
        line.append_text(self.paper.text(f"  {question.clause.id}", "quiet"))
        self.paper.write(line, indent=_BODY, first=self.paper.text("  ○", "accent"))

    def _cards(self) -> None:
        if self.report.cards:
            self.paper.heading(self._("Good to read with this"))
            for card in self.report.cards:
                line = self.paper.text(card.title.in_(self.lang))
                line.append_text(self.paper.text(f"  {card.id}", "quiet"))
                self.paper.write(line, indent=_BODY, first=self.paper.text("  ·", "quiet"))

    def _unchecked(self) -> None:
        if self.report.unchecked:
            self.paper.heading(self._("Not looked at"))
            for code in self.report.unchecked:
                first = self.paper.text("  ·", "quiet")
                self.paper.write(
                    self.wording.unchecked(code, self.report), "quiet", indent=_BODY, first=first
                )

    def _foot(self) -> None:
        pack, digest = self.report.pack, self.report.draft.digest()[:12]
        words = self._("{pack}, edition {edition} · {institution} · draft {digest}")
        foot = words.format(pack=pack.id, edition=pack.edition, institution=pack.institution, digest=digest)
        self.paper.blank()
        self.paper.rule()
        self.paper.write(foot, "quiet")
        if self.report.findings:
            more = self._("More about a clause: pedel explain {clause}")
            self.paper.write(more.format(clause=self.report.findings[0].clause.id), "quiet")
