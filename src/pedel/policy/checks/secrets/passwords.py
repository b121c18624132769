"""Passwords in everyday sentences: "het wachtwoord van het practicum is …", "pw = …"."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span
from .looks import any_of, is_ordinary, is_strong, may_hold_strong, stands_for, words
from .sentences import (
    CLOSING,
    FILLER,
    QUOTED,
    SIGN,
    VALUE,
    VERB,
    counts,
    is_advice,
    is_compared,
    is_judged,
    is_refused,
    rest,
    value_of,
)

# The sign or verb stands right behind the word …
_ASSIGNED = Pattern(
    r"^[\"'`)\]*_]{0,3}(?: ?\([^)\n]{1,30}\))?\s{0,2}"
    rf"(?:{SIGN}|\s[-|]\s|\?\s{{1,2}}(?:{VERB} )?|\(| {VERB} (?:{FILLER}){{0,2}}{SIGN}?)"
    rf"[\s*_]{{0,4}}(?:{FILLER}){{0,2}}{VALUE}",
    ignore_case=True,
)
# … or after a few words that say what the password is for …
_SAID = Pattern(
    rf"^((?: [^\s.!?:=;]{{1,30}}){{1,9}}?),?(?:\s?{SIGN}| {VERB}(?: {FILLER}{{0,2}})?:?)\s{{1,2}}{VALUE}",
    ignore_case=True,
)
# … or there is none, or it comes later.
_NEXT = Pattern(rf"^(?:'s)?[\s,:(\"'`]{{1,3}}?(?:(?:met|with|to|naar|in) )?{VALUE}")
_LATER = Pattern(
    rf"^[^!?\n]{{1,60}}?(?:{SIGN}| {any_of('later')}|, {VERB})\s{{1,2}}{VALUE}", ignore_case=True
)
_BEFORE = Pattern(
    rf"(?:^|[\s(])(?:{QUOTED}|([^\s\"'`(]{{4,64}}))\)?,? (?:is|=|als|as|was|blijft|wordt|remains)"
    r"(?: (?:nu|now|het|ons|the|our|my|mijn|jullie|your|een|a|de|nieuwe|new|tijdelijke|temporary))*"
    r"(?: [\w-]{1,20}){0,2} ?$",
    ignore_case=True,
)
_MORE = Pattern(rf"^(?:,| en| and| of| or|/|;)\s{{1,2}}{VALUE}")
_NUMBER_SAID = Pattern(rf"\b{any_of('number_said')}\b", ignore_case=True)
# A word of letters is a password only where its clause ends with it, and not in a list of words.
_ENDS = Pattern(
    r"^[\"'`)]{0,2}(?:\s*$|\s*[.,;!?)|/]|\s*\n"
    r"|\s+(?:#|@|https?:|\(|-\s|:|;|dus\b|so\b|but\b|maar\b|thanks\b|bedankt\b|groet|eh\b|he\b|hoor\b|zeg\b|lol\b|haha|pls\b|please\b|aub\b))",
    ignore_case=True,
)
_LISTED = Pattern(r"^, ?[\w-]+(?:,| (?:en|and|&|of|or)\b)")
_ENDS_LOOSELY = Pattern(r"^\s+(?:voor|for|op|on|bij|at|om|in|to|van|of)\b", ignore_case=True)
_USER = Pattern(rf"\b{any_of('user')}\b[^.!?\n]{{0,40}}$", ignore_case=True)
_GIVEN = Pattern(r"\b(?:with|using|use|met|via|gebruik)(?: (?:the|het|this|dit|our|ons))?(?: [\w-]+)? $")
_USER_SIGNS = ("user", "gebruiker", "log", "account", "gast", "guest")
_VERBS_TOO = ("ww", "pass", "w w", "p w")  # and an unemployment act
_SHORT = frozenset("pw pwd psw pasw wachtw ww pass passw wwoord wachtwrd pswd pword".split())


def passwords(clean: str, start: int, end: int) -> Iterator[Span]:
    """The passwords that the word at that span announces; each span is the password alone."""
    if start and clean[start - 1] == "#":
        return
    span = _after(clean, start, end) or _in_front(clean, start)
    while span is not None:
        yield span
        span = _one_more(clean, span[1])


def _after(clean: str, start: int, end: int) -> Span | None:
    line = rest(clean, end)
    span = _by_grammar(clean, start, end, line)
    telling = may_hold_strong(line)
    if span is None:
        span = _adjacent(clean, start, end, telling=telling)
    if span is None and telling:
        span = _later(clean, end, line)
        if span is None and clean[start:end].lower() not in _SHORT:
            span = _unmistakable(line, end)
    return None if span is None or is_advice(clean, start, end, span) else span


def _by_grammar(clean: str, start: int, end: int, line: str) -> Span | None:
    """The value to which a sign or a verb leads."""
    word = clean[start:end].lower()
    for pattern, first in ((_ASSIGNED, 1), (_SAID, 2)):
        match = pattern.search(line)
        if match is not None:
            span, quoted = value_of(match, first, end)
            if clean[start - 1 : start] == "/" and "/" in clean[slice(*span)]:  # "user/password: lab/Rat42"
                span = clean.index("/", span[0]) + 1, span[1]
            lead = clean[end : span[0]]
            takes_words = _takes_words(word, lead, is_long=pattern is _SAID)
            if _is_secret(clean, span, lead, quoted=quoted, takes_words=takes_words):
                return span
    return None


def _takes_words(word: str, lead: str, *, is_long: bool) -> bool:
    """Whether a value of letters only can follow the word: not every "ww" or "pass" is a password."""
    if word.endswith(("ds", "es", "en")):
        return False
    if ":" not in lead and "=" not in lead:
        return word not in _VERBS_TOO
    return not (is_long and word in _VERBS_TOO)


def _is_secret(clean: str, span: Span, lead: str, *, quoted: bool, takes_words: bool) -> bool:
    """Whether what stands at the span can be the secret, given what leads to it."""
    value = clean[slice(*span)]
    if len(value) < 3 or value.lower() in words("ordinary") or stands_for(value):
        return False
    digits = value.rstrip("#*!?.")
    if digits.isdigit():
        return 4 <= len(digits) <= 12 and not counts(clean, span[1])
    if is_strong(value):
        return not counts(clean, span[1]) and not is_compared(lead)
    if not takes_words or not _is_wordlike(value, quoted=quoted) or is_compared(lead):
        return False
    is_told = ":" not in lead and "=" not in lead and not quoted
    if is_ordinary(value, after_verb=is_told):
        return False
    return quoted or _ends_clause(value, clean[span[1] : span[1] + 30], lead, is_told=is_told)


def _ends_clause(value: str, after: str, lead: str, *, is_told: bool) -> bool:
    if _ENDS.search(after):
        return _LISTED.search(after) is None
    stands_out = len(value) > 8 or (value[0].isupper() and is_told)
    return ":" not in lead and stands_out and _ENDS_LOOSELY.search(after) is not None


def _is_wordlike(value: str, *, quoted: bool) -> bool:
    plain = value.rstrip("!?.,")
    signs = "-' " if quoted else "-'"
    return len(plain) > 3 and all(char.isalpha() or char in signs for char in plain)


def _adjacent(clean: str, start: int, end: int, *, telling: bool) -> Span | None:
    """A value right behind the word: "username jdoe, password Zomer123#"."""
    before = clean[max(0, start - 60) : start].lower()
    follows_quote = clean[end : end + 3].strip()[:1] in ("'", '"')
    if not telling and not follows_quote and not any(map(before.__contains__, _USER_SIGNS)):
        return None
    match = _NEXT.search(rest(clean, end)[:100])
    if match is None:
        return None
    span, quoted = value_of(match, 1, end)
    value = clean[slice(*span)]
    word = clean[start:end].lower()
    if counts(clean, span[1]):
        return None
    if is_strong(value) and word != "pass":
        return span
    is_given = _GIVEN.search(before) is not None or word.startswith(("passphrase", "wachtzin"))
    if quoted and is_given and not is_ordinary(value, after_verb=False):
        return span
    return span if _USER.search(before) and _fits_user(clean, span, value, quoted=quoted) else None


def _fits_user(clean: str, span: Span, value: str, *, quoted: bool) -> bool:
    """Whether a value of any look can be a password, once a user name stands before it."""
    if is_strong(value) or (value.isdigit() and 4 <= len(value) <= 12):
        return True
    if quoted:
        return not stands_for(value) and not is_ordinary(value, after_verb=False)
    if not _is_wordlike(value, quoted=False) or stands_for(value) or is_ordinary(value, after_verb=True):
        return False
    return _ENDS.search(clean[span[1] : span[1] + 30]) is not None


def _later(clean: str, end: int, line: str) -> Span | None:
    """A value behind a later sign in the sentence, or behind "so": "as last year, so Leiden1575"."""
    match = _LATER.search(line[:120])
    if match is None:
        return None
    span, _ = value_of(match, 1, end)
    value = clean[slice(*span)]
    if value.isdigit():
        return span if 4 <= len(value) <= 8 and _NUMBER_SAID.search(clean[end : span[0]]) else None
    return span if is_strong(value) and not counts(clean, span[1]) else None


def _unmistakable(line: str, end: int) -> Span | None:
    """A value later in the sentence that can hardly be anything else than the password."""
    line = line[:90]
    at = 0
    for token in line.split():
        at = line.index(token, at)
        value = token.lstrip("([\"'`:=").rstrip(CLOSING)
        if len(value) > 5 and not value.isalpha() and _mixes(value) and is_strong(value):
            start = end + line.index(value, at)
            return start, start + len(value)
        at += len(token)
    return None


def _mixes(value: str) -> bool:
    """Whether it has a sign among letters and digits, or ends in one and mixes all the rest."""
    body = value.rstrip("!?")
    classes = sum(map(any, (map(str.islower, body), map(str.isupper, body), map(str.isdigit, body))))
    has_sign = any(map(body[1:].__contains__, "!@#$%^&*?")) or (value != body and classes == 3)
    return has_sign and classes > 1 and value[0] != "@" and "." not in body


def _in_front(clean: str, start: int) -> Span | None:
    """A value in front of the word: "Zomer2024! is the wifi password"."""
    floor = max(0, start - 110)
    before = clean[floor:start]
    if not may_hold_strong(before) and '"' not in before and "'" not in before:
        return None
    match = _BEFORE.search(before)
    if match is None:
        return None
    span, quoted = value_of(match, 1, floor)
    value = clean[slice(*span)]
    if not is_strong(value) and not (quoted and not is_ordinary(value, after_verb=False)):
        return None
    if is_judged(clean[span[1] : start + 1]) or is_refused(clean[max(0, span[0] - 60) : span[0]]):
        return None
    return None if is_compared(clean[max(0, span[0] - 25) : start]) else span


def _one_more(clean: str, end: int) -> Span | None:
    """One more in a list: "rood: Lab1!rood and Lab2!blauw"."""
    match = _MORE.search(clean[end : end + 90])
    if match is None:
        return None
    span, _ = value_of(match, 1, end)
    return span if is_strong(clean[slice(*span)]) else None
