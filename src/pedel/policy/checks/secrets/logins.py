"""A user name with its password: "log in with guest / Zomer24", "you can get in with …"."""

from __future__ import annotations

from ...pattern import Pattern
from ...text import Span
from .looks import has_digit, is_strong, may_hold_strong
from .sentences import SIGN, VALUE, is_advice, rest, value_of

_PAIR = Pattern(
    rf"^(?:[^.!?\n]{{0,40}}?(?:\b(?:met|with|using|via|as|als|zijn|are|is)|{SIGN}))?\s{{0,3}}"
    rf"[\"'`]?([A-Za-z0-9_.@-]{{2,40}})[\"'`]?\s?(?:/|\||\\|:|,| - | en | and | & | \+ )\s?{VALUE}",
    ignore_case=True,
)
_WHAT = rf"(?:de |het |the )?(?:code |pass |ww )?{VALUE}"
_ALONE = Pattern(rf"^(?: [\w'-]+){{0,4}}? (?:met|with|using|via) {_WHAT}", ignore_case=True)
_STRAIGHT = Pattern(rf"^ {_WHAT}", ignore_case=True)

_LABELS = frozenset(
    "number nummer nr no name naam id type code date datum iban".split()
)  # "account number: …"


def login(clean: str, start: int, end: int) -> Span | None:
    """The password that follows the word at that span, alone or behind a user name."""
    line = rest(clean, end)[:120]
    if "://" in clean[max(0, start - 80) : start].rpartition(" ")[2] or not may_hold_strong(line):
        return None
    span = _paired(clean, end, line) or _alone(clean, end, line)
    return None if span is None or is_advice(clean, max(0, end - 10), end, span) else span


def _paired(clean: str, end: int, line: str) -> Span | None:
    match = _PAIR.search(line)
    if match is None:
        return None
    span, _ = value_of(match, 2, end)
    value = clean[slice(*span)]
    user = line[max(0, match.start(1) - 1) : match.end(1)]
    is_user = "/" not in user and not user.strip().startswith(("http", "www"))
    is_user = is_user and match.group(1).lower() not in _LABELS
    return span if is_user and is_strong(value) and "=" not in value else None


def _alone(clean: str, end: int, line: str) -> Span | None:
    is_with = clean[max(0, end - 4) : end].lower().endswith(("with", "met"))
    match = (_STRAIGHT if is_with else _ALONE).search(line)
    if match is None:
        return None
    span, quoted = value_of(match, 1, end)
    value = clean[slice(*span)]
    body = value.rstrip("!?")
    is_telling = quoted or (has_digit(body) and sum(map(str.isdigit, body)) > 1)
    is_telling = is_telling or any(map(value.__contains__, "!@#$%^&*?_"))
    return span if is_strong(value) and len(body) > 5 and is_telling and "@" not in body[1:] else None
