"""What is said of many, as a sentence and as a clause after "that", and the same denied.

English lines are as they stand. Dutch lines are `verb ~ rest`, with `^ infinitive` or `+ prefix` where the
verb has one; `{een}`, `{geen}` and `{niet}` stand where a denial goes. Lines with ` | ` give both orders.
"""

from __future__ import annotations

from typing import NamedTuple

from .voice import Voice

MODAL = frozenset("are should will can must could would may ought".split())
UNDENIED = (
    *(" all ", " no ", "<no", "not ", "never", "nothing", "only", "always", "cannot", ",", ";", " just "),
    *(
        "had",
        "got their",
        "invented",
        "become",
        "for their kind",
        "as long as",
        "surprisingly",
        "guests here",
    ),
)
"""English that a plain "not" would twist."""
DENIALS = ({"een": "een ", "geen": "", "niet": ""}, {"een": "geen ", "geen": "geen ", "niet": "niet "})


class Predicate(NamedTuple):
    """What is said, in both orders, and denied in both ("" where that cannot be said)."""

    main: str
    clause: str
    denied: str = ""
    denied_clause: str = ""


def predicate(voice: Voice, line: str) -> Predicate:
    """A line with its choices made."""
    line = voice.say(line)
    if voice.language == "en":
        denied = _denied(line)
        return Predicate(line, line, denied, denied)
    said, denied = (_orders(voice.say(line, **words)) for words in DENIALS)
    if "{een}" in line or "{geen}" in line or "{niet}" in line:
        return Predicate(*said, *denied)
    return Predicate(*said)


def _denied(line: str) -> str:
    """English, denied; "" where it cannot be said simply."""
    if any(mark in f" {line}" for mark in UNDENIED):
        return ""
    verb, _, rest = line.partition(" ")
    return f"{verb} not {rest}" if verb in MODAL else f"do not {line}"


def _orders(line: str) -> tuple[str, str]:
    """Dutch, as a main clause and as a clause."""
    if " ~ " not in line:
        main, _, clause = line.partition(" | ")
        return main, clause or main
    verb, _, rest = line.partition(" ~ ")
    rest, _, tail = rest.partition(" ;")
    tail = tail.strip() if tail.lstrip().startswith(",") else tail
    if " ^ " in rest:
        middle, _, infinitive = rest.partition(" ^ ")
        return f"{verb} {middle} {infinitive}{tail}", f"{middle} {verb} {infinitive}{tail}"
    if " + " in rest:
        middle, _, prefix = rest.partition(" + ")
        return f"{verb} {middle} {prefix}{tail}", f"{middle} {prefix}{verb}{tail}"
    return f"{verb} {rest}{tail}", f"{rest} {verb}{tail}"
