"""Words and phrases that checks look for, found all at once in one pass over the text.

A check keeps its words beside it in `<check>.terms`: a tag in brackets, then one term a line.

    [bsn]                      # a tag; the check asks for its hits by this name
    burgerservicenummer        # a whole word, whatever its case, accents and punctuation
    wachtwoord*                # any word that begins like this (*end and *middle* likewise)
    nog niet naar buiten       # several words
    [insult disguised]         # these are found in leetspeak, spaced out, … as well
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from .text import Span, Text

_SIGN = re.compile(r"[^\w\n]|_")

Hits = dict[Hashable, list[Span]]


class TermList(NamedTuple):
    """The terms of one tag; `disguised` when they are looked for in disguise too."""

    terms: tuple[str, ...]
    disguised: bool = False


def read_terms(path: Path) -> dict[str, TermList]:
    """The term lists of a `.terms` file by tag; ValueError names the line that is wrong."""
    lists: dict[str, list[str]] = {}
    disguised: set[str] = set()
    tag = ""
    for number, whole in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = whole.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            tag, _, flag = line[1:-1].partition(" ")
            if flag not in ("", "disguised"):
                raise ValueError(f"{path}:{number}: unknown flag {flag!r}; write [tag] or [tag disguised]")
            if flag:
                disguised.add(tag)
            lists.setdefault(tag, [])
        elif line and not tag:
            raise ValueError(f"{path}:{number}: a term before the first [tag]")
        elif line.endswith("**"):
            raise ValueError(f"{path}:{number}: {line!r} would match every word that begins so")
        elif line:
            lists[tag].append(line)
    return {tag: TermList(tuple(terms), tag in disguised) for tag, terms in lists.items()}


class Lexicon:
    """All terms of all checks in one automaton (Aho and Corasick, 1975): one pass finds them all."""

    def __init__(self, lists: Mapping[Hashable, TermList]) -> None:
        keys: dict[str, list[Hashable]] = {}
        symbols: dict[str, list[Hashable]] = {}
        self._disguised: dict[str, list[Hashable]] = {}
        for key, (terms, disguised) in lists.items():
            for term, needle in zip(terms, _needles(terms), strict=True):
                if needle.strip():
                    _add(keys, needle, key)
                    if disguised:
                        _add(self._disguised, needle.strip(), key)
                else:
                    _add(symbols, Text(term).folded, key)
        self._needles = [(n[0] == " ", n[-1] == " ", tuple(k)) for n, k in keys.items()]
        self._symbols = list(symbols.values())
        self._words = _automaton(keys)
        self._signs = _automaton(symbols)

    def find(self, text: Text) -> Hits:
        """The clean spans of every term in the text by key, in order of their start."""
        hits: Hits = {}
        needles = self._needles
        for index, start, end in self._words.find_matches_as_indexes(text.spaced, overlapping=True):
            left, right, keys = needles[index]
            span = (start if left else start - 1, end - 2 if right else end - 1)
            for key in keys:
                hits.setdefault(key, []).append(span)
        if self._symbols and not text.clean.isascii():
            for index, start, end in self._signs.find_matches_as_indexes(text.folded, overlapping=True):
                for key in self._symbols[index]:
                    hits.setdefault(key, []).append((start, end))
        if self._disguised and text.disguised:
            self._find_disguised(text, hits)
        return hits

    def _find_disguised(self, text: Text, hits: Hits) -> None:
        for start, end, readings in text.disguised:
            found = {key: None for reading in readings for key in self._disguised.get(reading, ())}
            for key in found:
                spans = hits.setdefault(key, [])
                spans.append((start, end))
                spans.sort()


def by_run(hits: Hits) -> dict[int, dict[str, list[Span]]]:
    """The same hits, their keys (run, tag) taken apart."""
    runs: dict[int, dict[str, list[Span]]] = {}
    for key, spans in hits.items():
        run, tag = cast("tuple[int, str]", key)
        runs.setdefault(run, {})[tag] = spans
    return runs


def _needles(terms: Sequence[str]) -> Iterator[str]:
    """What is searched for each term: folded, blanks for signs, a blank at each closed end."""
    folded = Text("\n".join(terms)).folded  # all at once: there are many thousands
    lines = _SIGN.sub(" ", folded).split("\n") if terms else []
    for term, line in zip(terms, lines, strict=True):
        yield ("" if term.startswith("*") else " ") + line.strip() + ("" if term.endswith("*") else " ")


def _add(table: dict[str, list[Hashable]], term: str, key: Hashable) -> None:
    if key not in table.setdefault(term, []):
        table[term].append(key)


def _automaton(terms: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(list(terms), matchkind=MatchKind.Standard)
