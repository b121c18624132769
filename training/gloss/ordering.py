"""Where the verbs go: second in a sentence, last after dat, omdat, als and die, the rest at the end."""

from __future__ import annotations

from dataclasses import replace

from .choosing import ADVERBS, BE, DO, HAVE, MODALS, PREPOSITIONS, SUBJECTS, is_many, is_verb
from .lexicon import Verb, adjectives, nouns, verbs
from .pieces import Piece

FARTHEST = 9
"""How many words a verb moves at most. No guideline gives this figure. Ours."""
FRONT = {
    "now",
    "today",
    "tomorrow",
    "yesterday",
    "maybe",
    "perhaps",
    "sometimes",
    "often",
    "then",
    "here",
    "soon",
    "unfortunately",
    "hopefully",
    "apparently",
    "obviously",
    "clearly",
    "luckily",
    "recently",
    "nowadays",
    "tonight",
    "meanwhile",
    "finally",
    "therefore",
}
MODAL_PHRASES = {
    "willen": ("wil", "wil"),
    "moeten": ("moet", "moet"),
    "proberen": ("probeer", "probeert"),
    "gaan": ("ga", "gaat"),
    "mogen": ("mag", "mag"),
}


def ordered(clause: list[Piece], is_under: bool, is_after: bool, before: str = "") -> list[Piece]:
    """A clause with its verbs in Dutch places.

    `is_under` sends the finite one to the end, `is_after` to the front; `before` is the word that a clause
    with die or dat says something of.
    """
    names = next((n for n, p in enumerate(clause) if p.key[0] not in "@#"), len(clause))
    if names:
        return [*clause[:names], *ordered(clause[names:], is_under, is_after, before)]
    at = _finite(clause)
    if at is None:
        return _with_te(clause)
    subject, rest = clause[:at], _lean(clause[at + 1 :])
    while len(subject) > 1 and (subject[-1].key in ADVERBS or subject[-1].key.endswith("ly")):
        rest = [subject.pop(), *rest]
    finite, rest, final = _group(clause[at], _who(subject, rest, before), rest)
    if subject or before:
        rest = [replace(p, dutch="jou") if p.key == "you" and p.dutch == "jij" else p for p in rest]
    finite, loose = _apart(finite)
    nots = [p for p in rest[:2] if p.key == "not"]
    rest = [p for p in rest if not any(p is n for n in nots)]
    rest, tail = rest[:FARTHEST], rest[FARTHEST:]
    if is_under and (subject or before):
        last = [_as(finite, f"{loose[0].dutch}{finite.dutch}")] if loose else [finite]
        return [*subject, *_with_not(_with_te(rest), nots, ""), *last, *final, *_with_te(tail)]
    after = [*_with_te([*_with_not(rest, nots, finite.key), *loose, *final, *tail])]
    if subject and (is_after or subject[0].key in FRONT) and len(subject) < FARTHEST:
        kept = 0 if is_after else 1
        if len(subject) > kept:
            return [*subject[:kept], finite, *subject[kept:], *after]
    return [*subject, finite, *after]


def _finite(clause: list[Piece]) -> int | None:
    """Where the verb is that goes with the subject."""
    for at, piece in enumerate(clause):
        if piece.kind == "phrase" and any(key in verbs() or key in BE for key in piece.key.split()):
            return at if piece.key.endswith(" to") or _begins(piece) else None
        if piece.kind != "word":
            continue
        is_helper = piece.key in MODALS or piece.key in BE or piece.key in DO or piece.key in HAVE
        if piece.key == "to":
            return None
        if is_helper or (is_verb(clause, at) and verbs()[piece.key].kind != "ing"):
            return at
    return None


def _apart(finite: Piece) -> tuple[Piece, list[Piece]]:
    """A verb of two parts: what stands with the subject, and what goes to the end."""
    head, _, tail = finite.dutch.partition(" ")
    if finite.kind != "verb" or not tail or " " in finite.key:
        return finite, []
    return _as(finite, head), [_as(finite, tail)]


def _lean(rest: list[Piece]) -> list[Piece]:
    """Without a do that only helps: people do not choose, people not choose."""
    at = next((n for n, p in enumerate(rest[:-1]) if p.key in DO and p.kind == "word"), None)
    other = next((p for p in rest[at + 1 :] if p.key not in ADVERBS), None) if at is not None else None
    if at is None or other is None or other.kind != "word" or other.key not in verbs():
        return rest
    return [*rest[:at], *(_as(p, p.dutch, rest[at]) if p is other else p for p in rest[at + 1 :])]


def _who(subject: list[Piece], rest: list[Piece], before: str) -> str:
    """The word the verb agrees with: the last pronoun or noun before it, or after it in a question."""
    if not before and not subject and rest and rest[0].key == "you":
        return "i"
    if subject and all(piece.key in ADVERBS for piece in subject):
        return before
    for piece in (*reversed(subject), *([] if before else rest[:1])):
        last = piece.key.split(" ")[-1]
        if last in SUBJECTS or last in nouns():
            return last
    return before or ("it" if subject else "")


def _bent(verb: Verb, who: str, *, is_past: bool) -> str:
    if is_past:
        return verb.many_past if is_many(who) and who != "you" else verb.past
    if who in {"i", ""}:
        return verb.first
    if who == "you":
        return {"heeft": "hebt"}.get(verb.third, verb.third)
    return verb.infinitive_now if is_many(who) else verb.third


def _group(first: Piece, who: str, rest: list[Piece]) -> tuple[Piece, list[Piece], list[Piece]]:
    """The finite verb, what follows without the other verbs, and those for the end."""
    key = first.key
    if not who and (key in {"has", "does"} or (key in verbs() and verbs()[key].kind == "third")):
        who = "it"
    if first.kind == "phrase":
        return (_phrase if key.endswith(" to") else _opaque)(first, who, rest)
    at = _other(key, rest)
    other = rest[at] if at is not None else None
    verb = verbs().get(other.key) if other is not None and other.kind == "word" else None
    without = [p for p in rest if p is not other]
    if (
        other is not None
        and at is not None
        and key in {*DO, *BE}
        and other.key in {"want to", "going to", "trying to"}
    ):
        finite, after, final = _phrase(other, who, rest[at + 1 :])
        return _as(finite, finite.dutch, first), [*rest[:at], *after], final
    if key in DO and other is not None and (begun := _begins(other)):
        return _as(other, _bent(begun, who, is_past=key == "did") + _after(other, begun), first), without, []
    if key in DO and other is not None and verb is not None and verb.kind == "base":
        return _as(other, _bent(verb, who, is_past=key == "did"), first), without, []
    if key in MODALS:
        one, many = MODALS[key].split()
        finite = _as(first, many if is_many(who) and who != "you" else one)
        return _after_modal(finite, other, verb, without, rest)
    is_adjective = other is not None and verb is not None and verb.kind not in {"ing", "participle", "both"}
    if key in BE and verb is not None and other is not None and not is_adjective and _is_free(other.key):
        return _after_be(first, other, verb, who, without)
    if key in HAVE and other is not None and other.key == "been":
        one, many = ("was", "waren") if key == "had" else ("ben" if who == "i" else "is", "zijn")
        return _as(first, many if is_many(who) else one), without, [_as(other, "geweest")]
    if key in HAVE and verb is not None and other is not None and verb.kind in {"both", "participle"}:
        have = _bent(verbs()["have"], who, is_past=key == "had")
        return _as(first, have), without, [_as(other, verb.participle)]
    if key in BE:
        return _as(first, {"you": "bent", "i": "ben"}.get(who, "zijn") if key == "are" else BE[key]), rest, []
    own = verbs()[key]
    return _as(first, _bent(own, who, is_past=own.kind in {"past", "both"} or key == "did")), rest, []


def _other(key: str, rest: list[Piece]) -> int | None:
    """Where the verb is that a helper helps."""
    at = next((n for n, p in enumerate(rest[:4]) if p.key not in ADVERBS and p.key not in SUBJECTS), None)
    if at is None or key not in {*DO, *MODALS} or rest[at].key not in nouns() or at:
        return at
    after = (n for n in range(1, min(5, len(rest))) if rest[n - 1].key in nouns() and rest[n].key in verbs())
    return next(after, at)


def _is_free(key: str) -> bool:
    """Whether a participle is none that is rather a noun or an adjective."""
    return key not in adjectives() and key not in nouns()


def _after_modal(
    finite: Piece, other: Piece | None, verb: Verb | None, without: list[Piece], rest: list[Piece]
) -> tuple[Piece, list[Piece], list[Piece]]:
    if other is not None and other.key == "be":
        at = next((n for n, p in enumerate(without[:3]) if p.key not in ADVERBS), None)
        done = verbs().get(without[at].key) if at is not None else None
        if at is not None and done is not None and done.kind in {"both", "participle"}:
            said = without[at]
            return (
                finite,
                [p for p in without if p is not said],
                [_as(said, done.participle), _as(other, "worden")],
            )
        return finite, without, [_as(other, "zijn")]
    if other is not None and verb is not None and verb.kind == "base":
        return finite, without, [_as(other, verb.infinitive)]
    return finite, rest, []


def _after_be(
    first: Piece, other: Piece, verb: Verb, who: str, without: list[Piece]
) -> tuple[Piece, list[Piece], list[Piece]]:
    is_past = first.key in {"was", "were"}
    if verb.kind == "ing":
        return _as(other, _bent(verb, who, is_past=is_past), first), without, []
    forms = ("werden", "werd") if is_past else ("worden", "wordt")
    finite = _as(first, forms[0] if is_many(who) else "word" if who == "i" and not is_past else forms[1])
    return finite, without, [_as(other, verb.participle)]


def _phrase(first: Piece, who: str, rest: list[Piece]) -> tuple[Piece, list[Piece], list[Piece]]:
    """Phrases that end in "to": the verb after them goes to the end."""
    verb = verbs().get(rest[0].key) if rest and rest[0].kind == "word" else None
    said, has_te = first.dutch.removesuffix(" te"), first.dutch.endswith(" te")
    if who and (who == "you" or not is_many(who)) and said in MODAL_PHRASES:
        said = MODAL_PHRASES[said][who != "i"]
    if verb is None or verb.kind != "base":
        return first, rest, []
    return _as(first, said), rest[1:], [_as(rest[0], f"te {verb.infinitive}" if has_te else verb.infinitive)]


def _begins(piece: Piece) -> Verb | None:
    """The verb that a phrase begins with, in English and Dutch."""
    verb = verbs().get(piece.key.split(" ")[0]) if piece.kind == "phrase" else None
    return verb if verb and piece.dutch.startswith(f"{verb.infinitive} ") else None


def _after(piece: Piece, verb: Verb) -> str:
    return piece.dutch.removeprefix(verb.infinitive)


def _opaque(first: Piece, who: str, rest: list[Piece]) -> tuple[Piece, list[Piece], list[Piece]]:
    """A phrase that begins with the verb."""
    verb = _begins(first)
    assert verb is not None
    return _as(first, _bent(verb, who, is_past=verb.kind in {"past", "both"}) + _after(first, verb)), rest, []


def _as(piece: Piece, dutch: str, also: Piece | None = None) -> Piece:
    """The piece as a verb; it stands for `also` too."""
    return replace(piece, dutch=dutch, kind="verb", marked=piece.marked or bool(also and also.marked))


def _with_not(rest: list[Piece], nots: list[Piece], finite: str) -> list[Piece]:
    """Niet after what the verb does it to, before a preposition; straight after to be."""
    if not nots:
        return rest
    at = next((n for n, p in enumerate(rest) if p.key in PREPOSITIONS or p.key == "to"), len(rest))
    at = 0 if finite in BE or (rest and rest[0].kind == "phrase") else min(at, 4)
    return [*rest[:at], *nots, *rest[at:]]


def _with_te(rest: list[Piece]) -> list[Piece]:
    """To and a verb go to the end, as te and the infinitive."""
    for at in range(len(rest) - 1):
        verb = verbs().get(rest[at + 1].key) if rest[at + 1].kind == "word" else None
        if rest[at].key == "to" and rest[at].kind == "word" and verb is not None and verb.kind == "base":
            inner = _with_te(rest[at + 2 :])
            said = [_as(rest[at], "te"), _as(rest[at + 1], verb.infinitive)]
            end = next((n for n, p in enumerate(inner) if p.kind == "verb" and p.dutch == "te"), len(inner))
            return [*rest[:at], *inner[: min(end, FARTHEST)], *said, *inner[min(end, FARTHEST) :]]
    return rest
