"""The institution's own document beside the clauses: its sentences, and whether they still match."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pedel.policy import Clause, Pack
from pedel.policy.provenance import Sentence, Verification, sentences, verify
from pedel.policy.text import Text

from . import shelf
from .models import Document

State = Literal["same", "moved", "changed", "none"]


@dataclass(frozen=True, slots=True)
class Beside:
    """What the document says where a clause stands.

    `state`: "same" (every sentence stands as the pack knows it), "moved" (so it does, elsewhere),
    "changed" (a sentence reads differently or is gone; then `text` is what stands there now), "none".
    """

    text: str = ""
    state: State = "none"
    title: str = ""

    @property
    def lang(self) -> str:
        """The language of the text, for the reader's voice; "" when it is neither English nor Dutch."""
        found = Text(self.text).language
        return found if found in ("en", "nl") else ""


def document_for(pack: Pack) -> Document | None:
    """The document that is attached to a pack, without its text."""
    return Document.objects.filter(pack=pack.id).defer("text").first()


def verbatim(clause: Clause) -> str:
    """The sentences of the attached document that a clause rests on; "" when they are not there."""
    found = beside(clause)
    return found.text if found.state in ("same", "moved") else ""


def beside(clause: Clause) -> Beside:
    """What stands in the attached document beside a clause."""
    pack = shelf.pack_of(clause.id)
    document = document_for(pack) if pack and clause.source.sentences else None
    if pack is None or document is None:
        return Beside()
    read = _read(pack.id, document.sha256)
    by_hash = {sentence.sha256: sentence for sentence in read}
    found = [by_hash.get(sha) for sha in clause.source.sha256]
    if all(found):
        places = [(s.section, s.number) for s in found if s]
        expected = [(clause.source.section, number) for number in clause.source.sentences]
        state: State = "same" if places == expected else "moved"
        return Beside(" ".join(s.text for s in found if s), state, document.title)
    numbers = clause.source.sentences
    there = [s for s in read if s.section == clause.source.section and s.number in numbers]
    return Beside(" ".join(s.text for s in there), "changed", document.title)


def verification(pack: Pack, document: Document) -> Verification:
    """How a pack stands to the document."""
    return verify(pack, document.text)


@lru_cache(maxsize=8)
def _read(pack_id: str, sha256: str) -> tuple[Sentence, ...]:
    """The sentences of a document that is attached; its digest says which, so they are read once."""
    text = Document.objects.filter(pack=pack_id, sha256=sha256).values_list("text", flat=True)[0]
    headings = dict.fromkeys(s.heading for s in shelf.installed()[pack_id].sections if s.heading)
    return tuple(sentences(text, headings))
