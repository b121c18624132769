"""Secrets in links, on command lines, in key files and behind names such as "api_key"."""

from __future__ import annotations

from collections.abc import Iterator

from ...pattern import Pattern
from ...text import Span
from .looks import any_of, is_random, is_strong, may_hold_strong, stands_for

# userinfo before a host: RFC 3986, section 3.2.1, where a password in a link is deprecated.
_USERINFO = Pattern(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s/@:\"']{0,80}:([^\s/@\"']{1,120})@[A-Za-z0-9\[]")
_OPTIONS = (
    Pattern(
        r"\s(?:-u|--user|--proxy-user|-a|--auth)[ =]?[\"']?[A-Za-z0-9_.@\\-]{1,60}[:%]([^\s\"':]{3,100})"
    ),
    Pattern(r"(?:sshpass -p ?|\s--pass(?:word|wd)?[ =])[\"']?([^\s\"'-][^\s\"']{2,100})"),
    Pattern(r"mysql [^\n]{0,60}\s-p([^\s\"'-][^\s\"']{2,60})"),
)
_PEM_HEAD = r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
_PEM = Pattern(
    rf"{_PEM_HEAD}(?:\s*[A-Za-z-]+: [^\n]+)*[\sA-Za-z0-9+/=\\]*"
    r"(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----)?"
    r"|PuTTY-User-Key-File-[23]: [^\n]*(?:\n[A-Za-z-]+: [^\n]*|\n[A-Za-z0-9+/=]+)*"
    r"|AGE-SECRET-KEY-1[0-9A-Z]{40,60}"
    r"|b3BlbnNzaC1rZXktdjE[A-Za-z0-9+/=\s]{40,}"
    r"|PrivateKey ?= ?[A-Za-z0-9+/]{43}="
)
_HEAD = Pattern(_PEM_HEAD)

_VALUE = r"[\"'`]?([A-Za-z0-9_+/=.~%-]{12,300})"
_IS = r"^[\"'`\])]{0,2}\s{0,3}(?::=|=>|->|[:=])\s{0,3}"
_QUOTED = Pattern(rf"{_IS}[\"']([^\s\"']{{12,300}})[\"']")
_ASSIGNED = Pattern(rf"{_IS}(?:Bearer |Basic |Token |token )?{_VALUE}")
_SAID = Pattern(rf"^[^\n!?;]{{0,60}}?[\s:=(\"'`]{_VALUE}")
_GROUPS = Pattern(r"[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){2,6}")
_UUID = Pattern(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NOT_KEYS = Pattern(rf"\b{any_of('not_key')}\b", ignore_case=True)
# Words with other senses: what follows must be longer.
_AMBIGUOUS = frozenset(
    "key keys token tokens secret secrets sleutel basic bearer authorization licentie".split()
)


def url_credentials(clean: str) -> Iterator[Span]:
    """Passwords in links and on command lines; the span is the password."""
    for pattern in (_USERINFO, *_OPTIONS):
        for match in pattern.finditer(clean):
            is_number = pattern is not _USERINFO and match.group(1).isdigit()  # "-u 1000:1000"
            if not is_number and not stands_for(match.group(1)):
                yield match.span(1)


def private_keys(clean: str) -> Iterator[Span]:
    """Private keys that have a body: PEM (RFC 7468), PuTTY, age, OpenSSH and WireGuard."""
    for match in _PEM.finditer(clean):
        block = match.group()
        head = _HEAD.search(block)
        body = block[head.end() :].partition("-----")[0] if head else _putty_body(block)
        if len("".join(body.split())) >= 24 and any(map(str.isdigit, body)):
            yield match.start(), match.start() + len(block.rstrip())


def _putty_body(block: str) -> str:
    return block.partition("Private-Lines")[2] if block.startswith("PuTTY") else block


def generic_key(clean: str, start: int, end: int) -> Span | None:
    """The key that the name at that span announces, if what follows looks like one."""
    window = clean[end : end + 330]
    if not may_hold_strong(window) or "ssh-" in window[:12]:
        return None
    if "public" in clean[max(0, start - 12) : start].lower():
        return None
    is_ambiguous = clean[start:end].lower() in _AMBIGUOUS
    return _assigned(clean, end, window, 16 if is_ambiguous else 12) or _said(
        clean, end, 20 if is_ambiguous else 16
    )


def _assigned(clean: str, end: int, window: str, least: int) -> Span | None:
    match = _QUOTED.search(window) or _ASSIGNED.search(window)
    if match is None:
        return None
    span = _trimmed(clean, end + match.start(1), end + match.end(1))
    return span if _is_key(clean[slice(*span)], least) and not _is_link(clean, span) else None


def _said(clean: str, end: int, least: int) -> Span | None:
    """A key later in the sentence; words on the way to it are passed over."""
    at = end
    while at < end + 90:
        match = _SAID.search(clean[at : at + 160])
        if match is None:
            return None
        span = _trimmed(clean, at + match.start(1), at + match.end(1))
        if _NOT_KEYS.search(clean[end : span[0]]) or _is_link(clean, span):
            return None
        if _is_key(clean[slice(*span)], least):
            return span
        at += match.end(1)
    return None


def _trimmed(clean: str, start: int, end: int) -> Span:
    return start, start + len(clean[start:end].rstrip(".,;:%-"))


def _is_link(clean: str, span: Span) -> bool:
    """Whether the value is a piece of a link, before or after its "://"."""
    return clean[span[1] : span[1] + 3] == "://" or clean[span[0] : span[0] + 2] == "//"


def _is_key(value: str, least: int) -> bool:
    if _GROUPS.fullmatch(value):
        return any(map(str.isdigit, value))
    if _UUID.fullmatch(value):
        return least < 16
    return is_random(value, least) or (least < 16 and is_strong(value) and "/" not in value)
