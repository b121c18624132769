"""A report as a fragment of HTML: no script, no style, only elements and class names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ..clause import Clause
from ..finding import Finding, Question
from ..report import Report
from .groups import Group, grouped
from .passages import Passage, Piece, passages
from .veil import Veil
from .visible import visible
from .wording import Wording


def to_html(report: Report, lang: str | None = None) -> str:
    """A `<section class="pedel-report">`, in the report's own language or in `lang`."""
    return "".join(f"{line}\n" for line in _Page(report, lang or report.lang).lines())


def _safe(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")


def _element(name: str, content: str, kind: str = "") -> str:
    """An element around content that is HTML already."""
    attribute = f' class="pedel-{kind}"' if kind else ""
    return f"<{name}{attribute}>{content}</{name}>"


class _Page:
    def __init__(self, report: Report, lang: str) -> None:
        self.report, self.lang = report, lang
        self.wording = Wording(lang)
        self._ = self.wording._
        self.veil = Veil(report)
        self.numbered = dict(enumerate(map(self.veil.finding, report.findings), 1))

    def lines(self) -> Iterator[str]:
        yield f'<section class="pedel-report pedel-{self.report.verdict}" lang="{escape(self.lang)}">'
        sign = self.wording.verdict(self.report)
        yield _element("h2", f"{_icon(sign.icon)} {_safe(sign.word)}", "verdict")
        yield _element("p", _safe(self.wording.counsel(self.report)), "counsel")
        yield from self._passages()
        groups = grouped(self.numbered, self.lang)
        yield from self._list("ul", self._("Findings"), map(self._group, groups), "findings")
        yield from self._list("ul", self._("Rights that stand"), self._rights(), "rights")
        yield from self._list("ul", self._("Only you can answer"), self._questions(), "questions")
        yield from self._list("ul", self._("Good to read with this"), self._cards(), "cards")
        unchecked = (_safe(self.wording.unchecked(code, self.report)) for code in self.report.unchecked)
        yield from self._list("ul", self._("Not looked at"), unchecked, "unchecked")
        yield self._foot()
        yield "</section>"

    def _list(self, name: str, title: str, items: Iterable[str], kind: str) -> Iterator[str]:
        if entries := list(items):
            yield _element("h3", _safe(title))
            yield f'<{name} class="pedel-{kind}">'
            yield from (_element("li", entry) for entry in entries)
            yield f"</{name}>"

    def _passages(self) -> Iterator[str]:
        spoken = self._spoken()
        where = ""
        for passage in passages(self.report, self.veil, self.numbered):
            if passage.where != where:
                yield _element("h3", _safe(self.wording.where(passage.where)))
            where = passage.where
            yield f'<blockquote class="pedel-draft" lang="{spoken}">{self._marked(passage)}</blockquote>'

    def _spoken(self) -> str:
        """The language of the draft; "" says that it is unknown (HTML, the lang attribute)."""
        lang = self.report.draft.lang
        known = self.report.parts[0].text.language if lang == "auto" else lang
        return known if known in ("en", "nl") else ""

    def _marked(self, passage: Passage) -> str:
        line = self._("line {number}").format(number=passage.line) if passage.line else ""
        before = f"{_element('span', _safe(line), 'line')} " if line else ""
        return _element("p", before + "".join(map(_piece, passage.pieces)))

    def _group(self, group: Group) -> str:
        sign = self.wording.level(group.level, self.report.draft.account)
        word = _element("span", f"{_icon(sign.icon)} {_safe(sign.word)}", sign.style)
        parts = [_element("h4", f"{word} {_safe(group.clause.title.in_(self.lang))}")]
        for message, numbers in group.messages.items():
            parts.append(_element("p", f"{_numbers(numbers)} {_safe(message)}", "message"))
            parts += (self._place(self.numbered[number]) for number in numbers if self.numbered[number].boxes)
        parts.append(_element("p", _safe(group.remedy), "remedy"))
        if group.suggestion:
            parts.append(self._suggestion(group.suggestion))
        return "".join([*parts, self._citation(group.clause)])

    def _place(self, finding: Finding) -> str:
        """Where in a picture it is, in words and for a page that draws the boxes over the picture."""
        boxes = " ".join(",".join(map(str, box)) for box in finding.boxes)
        words = f"{self.wording.where(finding.where)}, {self.wording.places(finding.boxes)}"
        attributes = f'data-where="{escape(finding.where)}" data-boxes="{escape(boxes)}"'
        return f'<p class="pedel-place" {attributes}>{_safe(words)}</p>'

    def _suggestion(self, suggestion: str) -> str:
        caption = _element("figcaption", _safe(self._("Ready to paste:")))
        return _element(
            "figure", caption + _element("blockquote", _element("p", _safe(suggestion))), "suggestion"
        )

    def _citation(self, clause: Clause) -> str:
        cited = f"{_element('code', _safe(clause.id))} · {_safe(self.wording.source(clause.source))}"
        return _element("p", cited, "source")

    def _rights(self) -> Iterator[str]:
        for name in dict.fromkeys(right for f in self.report.findings for right in f.shielded_by):
            yield self._card(self.report.pack[name])

    def _questions(self) -> Iterator[str]:
        yield from map(self._question, self.report.questions)

    def _question(self, question: Question) -> str:
        asked = _safe(self.veil.over(question.ask.in_(self.lang)))
        return f"{asked} {_element('code', _safe(question.clause.id))}"

    def _cards(self) -> Iterator[str]:
        yield from map(self._card, self.report.cards)

    def _card(self, clause: Clause) -> str:
        title = _element("strong", _safe(clause.title.in_(self.lang)))
        return f"{title} {_safe(clause.paraphrase.in_(self.lang))} {_element('code', _safe(clause.id))}"

    def _foot(self) -> str:
        pack = self.report.pack
        words = self._("{pack}, edition {edition} · {institution} · draft {digest}")
        digest = self.report.draft.digest()[:12]
        foot = words.format(pack=pack.id, edition=pack.edition, institution=pack.institution, digest=digest)
        return _element("footer", _element("p", _safe(foot)))


def _icon(icon: str) -> str:
    return f'<span class="pedel-icon" aria-hidden="true">{icon}</span>'


def _piece(piece: Piece) -> str:
    content = _safe(piece.text)
    if piece.level or piece.asked:
        content = _element("mark", content, piece.level.word if piece.level else "asked")
    return content + (_numbers(piece.numbers) if piece.numbers else "")


def _numbers(numbers: Iterable[int]) -> str:
    return _element("sup", ", ".join(map(str, numbers)))
