"""Which Dutch word a piece becomes, by what stands before and after it."""

from __future__ import annotations

from .lexicon import Adjective, Noun, adjectives, nouns, verbs, words
from .pieces import Piece

SUBJECTS = {
    "i",
    "you",
    "he",
    "she",
    "it",
    "we",
    "they",
    "who",
    "people",
    "everyone",
    "nobody",
    "someone",
    "these",
    "those",
    "this",
    "that",
    "there",
    "one",
    "anyone",
    "everybody",
    "somebody",
}
MODALS = {
    "will": "zal zullen",
    "would": "zou zouden",
    "can": "kan kunnen",
    "could": "kon konden",
    "should": "moet moeten",
    "must": "moet moeten",
    "may": "mag mogen",
    "might": "zou zouden",
    "shall": "zal zullen",
}
BE = {"am": "ben", "is": "is", "are": "zijn", "was": "was", "were": "waren"}
HAVE = {"have", "has", "had"}
DO = {"do", "does", "did"}
HELPERS = {*MODALS, *BE, *HAVE, *DO}
DETERMINERS = {
    "the",
    "a",
    "an",
    "my",
    "your",
    "his",
    "her",
    "its",
    "our",
    "their",
    "this",
    "that",
    "these",
    "those",
    "no",
    "some",
    "any",
    "every",
    "each",
    "all",
    "many",
    "few",
    "more",
    "most",
    "such",
    "another",
}
PREPOSITIONS = {
    "of",
    "in",
    "on",
    "at",
    "for",
    "with",
    "from",
    "by",
    "about",
    "into",
    "without",
    "against",
    "between",
    "like",
    "as",
    "under",
    "over",
    "through",
    "during",
    "after",
    "before",
    "than",
}
ADVERBS = {
    "just",
    "really",
    "always",
    "never",
    "also",
    "even",
    "still",
    "only",
    "not",
    "actually",
    "already",
    "all",
    "probably",
    "often",
    "ever",
    "so",
    "very",
    "too",
    "now",
    "then",
    "fucking",
    "literally",
}
NEUTER = {
    "this": "dit",
    "that": "dat",
    "our": "ons",
    "the": "het",
    "every": "elk",
    "each": "elk",
    "such": "zulk",
}
COMMON = {"this": "deze", "that": "die", "our": "onze", "the": "de", "every": "elke", "each": "elke"}


def is_many(key: str) -> bool:
    """Whether a subject takes the plural."""
    return (
        key in {"we", "they", "people", "these", "those", "you"}
        or (key in nouns() and key.endswith("s") and not key.endswith("ss"))
        or key in {"men", "women", "children"}
    )


def is_verb(words_: list[Piece], at: int) -> bool:
    """Whether a word that may be a verb is one here."""
    key = words_[at].key
    if key not in verbs() or words_[at].kind != "word":
        return False
    before = [w.key for w in words_[:at] if w.key not in ADVERBS and not w.key.endswith("ly")][-1:] or [""]
    previous, kind = before[0], verbs()[key].kind
    if previous in {*MODALS, *DO, "to", "let", "please"}:
        return kind in {"base", "third"}
    if previous in BE or previous in HAVE or previous == "be":
        return kind in {"participle", "both", "ing", "past"} and key not in adjectives()
    if at and words_[at - 1].key in DETERMINERS | PREPOSITIONS | set(adjectives()):
        return kind == "ing" and words_[at - 1].key in PREPOSITIONS and key not in nouns()
    if previous == "" or key == "like":
        is_free = key not in nouns() and key not in adjectives()
        if previous == "" and key != "like":
            return is_free and kind in {"base", "third", "past", "both"}
        return kind == "base" and previous in SUBJECTS
    if key in nouns() or key in adjectives():
        return previous in SUBJECTS or (is_many(previous) and kind == "base")
    return True


def agree(words_: list[Piece]) -> None:
    """Articles, adjectives and demonstratives as the noun after them asks."""
    noun, is_before = None, False
    for at in range(len(words_) - 1, -1, -1):
        piece = words_[at]
        if (
            piece.key in BE
            or piece.key in MODALS
            or (piece.key in {"and", "or"} and not _bends(words_, at + 1))
        ):
            noun, is_before = None, False
        elif piece.key in adjectives() and piece.kind == "word" and (noun or piece.key not in nouns()):
            _bend(piece, noun, is_before, words_[at - 1].key if at else "")
        elif piece.key in nouns() and piece.kind == "word":
            noun, is_before = nouns()[piece.key], True
            piece.dutch = noun.dutch
        elif piece.key in NEUTER and is_before and piece.kind == "word":
            is_neuter = noun is not None and noun.article == "het"
            piece.dutch = (NEUTER if is_neuter else COMMON).get(piece.key, piece.dutch)
            noun, is_before = None, False
        elif piece.kind == "phrase" or piece.key in DETERMINERS | PREPOSITIONS | SUBJECTS | {"to", "not"}:
            noun, is_before = None, False


def _bends(words_: list[Piece], at: int) -> bool:
    return at < len(words_) and words_[at].key in adjectives()


def _bend(piece: Piece, noun: Noun | None, is_before: bool, previous: str) -> None:
    adjective: Adjective = adjectives()[piece.key]
    is_bare = noun is not None and noun.article == "het" and previous in {"a", "an", "no"}
    piece.dutch = adjective.bent if is_before and not is_bare else adjective.bare


def turned(words_: list[Piece]) -> None:
    """Pronouns by what stands beside them."""
    for at, piece in enumerate(words_):
        if piece.key == "her" and piece.kind == "word":
            piece.dutch = "haar"
        if piece.key == "'s":
            piece.dutch = "hun" if at and is_many(words_[at - 1].key.split(" ")[-1]) else "zijn"
        if piece.key == "you" and at and words_[at - 1].key in PREPOSITIONS | {"'s"}:
            piece.dutch = "jou"
        if (
            piece.key == "you"
            and at + 1 < len(words_)
            and words_[at + 1].key in nouns()
            and is_many(words_[at + 1].key)
        ):
            piece.dutch = "jullie"
        if piece.key == "that" and at and words_[at - 1].key in nouns():
            piece.dutch = "die"
        if piece.key not in words():
            piece.kind = "other" if piece.kind == "word" else piece.kind
