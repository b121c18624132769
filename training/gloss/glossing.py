"""A row in glossed Dutch: word by word, with the changes of order that matter most."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ..rows import Row
from .choosing import ADVERBS, HELPERS, SUBJECTS, agree, is_many, is_verb, turned
from .lexicon import flemish, nouns, verbs
from .ordering import ordered
from .pieces import Piece, Spans, pieces

FLEMISH = 0.05
"""How often a text is said as in Flanders. No guideline gives this figure. Ours."""
SMALL = 0.02
"""How often a noun is made small. No guideline gives this figure. Ours."""
UNDER = {
    "because": "omdat",
    "if": "als",
    "when": "als",
    "while": "terwijl",
    "although": "hoewel",
    "though": "hoewel",
    "whether": "of",
    "until": "tot",
    "unless": "tenzij",
    "since": "aangezien",
    "who": "die",
    "why": "waarom",
    "how": "hoe",
    "once": "zodra",
}
BESIDE = {"and": "en", "but": "maar", "or": "of", "so": "dus"}
SAYS = {
    "think",
    "say",
    "says",
    "said",
    "believe",
    "know",
    "feel",
    "fact",
    "hope",
    "sure",
    "mean",
    "means",
    "claim",
    "thought",
    "told",
    "tell",
    "realize",
    "understand",
    "proves",
    "shows",
    "idea",
    "glad",
    "saying",
}


def glossed(row: Row, chance: random.Random) -> Row:
    """The row in glossed Dutch, its places carried over; the same `chance` gives the same row."""
    is_flemish = chance.random() < FLEMISH
    made: list[Piece] = []
    found = pieces(row.text, row.spans or ())
    for is_words, group in groupby(found, key=_is_inside):
        part = list(group)
        made += _sentence(part, chance, _is_begin(made)) if is_words else part
    if is_flemish:
        made = [replace(p, dutch=flemish().get(p.dutch, p.dutch)) for p in made]
    text, spans = _written(made)
    return replace(row, text=text, source=f"{row.source}-nl", spans=None if row.spans is None else spans)


def _is_inside(piece: Piece) -> bool:
    """Whether it is a word or a blank between words, no sign and no end of a line."""
    return piece.kind != "gap" or piece.dutch.strip(" ") == ""


def _is_begin(made: list[Piece]) -> bool:
    """Whether a sentence begins after what there is."""
    signs = [p.dutch for p in made if p.dutch.strip(" ")]
    return not signs or signs[-1][-1] in ".!?\n"


def _sentence(part: list[Piece], chance: random.Random, is_begin: bool) -> list[Piece]:
    """What stands between two signs, in Dutch order, with blanks."""
    words = [p for p in part if p.kind != "gap"]
    if not words:
        return part
    made: list[Piece] = []
    is_after, last = False, ""
    for opener, clause in _clauses(words):
        key = opener.key if opener else ""
        is_under = (
            bool(opener) and key not in BESIDE and bool(made or key in {"if", "when", "because", "while"})
        )
        turned(clause)
        agree(clause)
        order = ordered(clause, is_under, is_after, last if key in {"that", "who", "which"} else "")
        is_after = is_under and not made and key not in {"that", "who"}
        made += [*([opener] if opener else []), *(_small(piece, chance) for piece in order)]
        last = clause[-1].key if clause else last
    made = _capital(words[0], made, is_begin)
    blanked = [piece for word in made for piece in (Piece(" ", " ", "gap", False), word)][1:]
    before, after = part[: part[0].kind == "gap"], part[len(part) - (part[-1].kind == "gap") :]
    return [*before, *blanked, *after]


def _capital(first: Piece, made: list[Piece], is_begin: bool) -> list[Piece]:
    """The capital of the first word goes to the word that is first now; a pronoun inside has none."""
    made = [replace(p, is_capital=False) if p.key in {*SUBJECTS, *UNDER} else p for p in made]
    if first.is_capital and is_begin and made[0].kind != "other":
        name = first.key
        made = [replace(p, is_capital=False) if p.key == name and p.kind == "word" else p for p in made]
        made[0] = replace(made[0], is_capital=True)
    return made


def _clauses(words: list[Piece]) -> Iterator[tuple[Piece | None, list[Piece]]]:
    """Clauses and the word that opens each."""
    opener, clause = None, []
    for at, piece in enumerate(words):
        if clause and _starts(words, at, clause):
            yield opener, clause
            opener, clause = None, []
        if _opens(words, at):
            if clause or opener:
                yield opener, clause
            said = (UNDER | BESIDE).get(piece.key, piece.dutch)
            opener, clause = replace(piece, dutch=_relative(words, at, said)), []
        else:
            clause.append(piece)
    if clause or opener:
        yield opener, clause


def _starts(words: list[Piece], at: int, clause: list[Piece]) -> bool:
    """Whether a clause begins with its subject: men I know, I think you are."""
    if words[at].key not in {"i", "he", "she", "we", "they", "you"} or at + 1 == len(words):
        return False
    after = words[at + 1]
    is_helper = after.key in HELPERS
    is_second = any(p.key in HELPERS or p.key in verbs() or p.kind == "phrase" for p in clause)
    is_question = clause[-1].key in HELPERS or clause[-1].key in BESIDE
    if words[at].key == "you":
        return is_helper and is_second and not is_question
    return is_second and not is_question and (is_helper or is_verb(words, at + 1))


def _relative(words: list[Piece], at: int, said: str) -> str:
    """Die or dat after a noun, dat after what is said, wie as a question."""
    key, previous = words[at].key, words[at - 1].key if at else ""
    if (
        key == "who"
        and previous not in nouns()
        and previous not in {"those", "people", "one", "someone", "anyone"}
    ):
        return "wie"
    if key == "that" and previous in nouns() and previous not in SAYS:
        return "dat" if nouns()[previous].article == "het" else "die"
    return "dat" if key == "that" else said


def _opens(words: list[Piece], at: int) -> bool:
    piece = words[at]
    after = words[at + 1].key if at + 1 < len(words) else ""
    if piece.kind != "word":
        return False
    if piece.key == "that":
        previous = words[at - 1].key if at else ""
        return at > 0 and (
            previous in SAYS or previous in nouns() or after in {"i", "you", "he", "we", "they", "the"}
        )
    if piece.key in BESIDE:
        is_verb_next = at + 1 < len(words) and (
            (after in verbs() and is_verb(words, at + 1)) or after in ADVERBS
        )
        return after in SUBJECTS or after in HELPERS or is_verb_next
    return piece.key in UNDER


def _small(piece: Piece, chance: random.Random) -> Piece:
    """Now and then a noun made small."""
    noun = nouns().get(piece.key) if piece.kind == "word" else None
    if (
        noun is None
        or piece.key.endswith("s")
        or is_many(piece.key)
        or not noun.dutch.isalpha()
        or chance.random() >= SMALL
    ):
        return piece
    end = "tje" if noun.dutch[-1] in "aeiouwrnl" else "je"
    return replace(piece, dutch=noun.dutch + end) if noun.dutch[-1] not in "emg" else piece


def _written(made: list[Piece]) -> tuple[str, Spans]:
    """The text, and the runs of marked pieces in it."""
    text, runs = "", []
    for piece in made:
        said = _cased(piece)
        if piece.marked and said.strip():
            if runs and not text[runs[-1][1] :].strip():
                runs[-1] = (runs[-1][0], len(text) + len(said))
            else:
                runs.append((len(text), len(text) + len(said)))
        text += said
    return text, tuple(runs)


def _cased(piece: Piece) -> str:
    if piece.kind in {"gap", "other"}:
        return piece.dutch
    if piece.is_loud:
        return piece.dutch.upper()
    if piece.is_capital:
        return piece.dutch[:1].upper() + piece.dutch[1:]
    return piece.dutch
