"""Secrets: what gives access to a system, a service or a room.

A value counts when it looks like a secret and something announces it, or when its form is one that
a provider publishes. Every match is masked; its span is the secret alone (for a private key the
whole block).

- `provider_key`: keys and tokens of known providers, by prefix and length (AWS, Google, GitHub,
  GitLab, Slack, Stripe, OpenAI, Hugging Face, Azure …; sources in `keys`), JSON web
  tokens (RFC 7519), app passwords.
- `generic_key`: a random string behind "api_key =", "client secret", "Authorization: Bearer" and
  their likes; random means letters, digits and at least three bits of entropy a character.
- `private_key`: PEM (RFC 7468), PuTTY, OpenSSH, age and WireGuard keys that have a body.
- `url_credentials`: a password in a link (RFC 3986, section 3.2.1) or on a command line.
- `password`: what a sentence, a sign or a pair gives as a password, in English and Dutch. A value
  with digits, signs or inner capitals counts at once; a word of letters only when the sentence
  says that it is the password and it is neither an ordinary word nor an adjective.
- `access_code`: codes of doors, safes, alarms, SIM cards, meetings and wireless networks. A
  passcode inside a meeting's link is a question.

Left alone on purpose: advice and policy ("never share your password", "at least 12 characters"),
examples that are called so, what a password is said to be ("required", "verlopen"), stories,
stand-ins ("<password>", "YOUR_API_KEY", "********"), fingerprints named as such (commits, hashes,
UUIDs, DOIs), codes for the public (Kahoot, discounts, courses), public keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ...match import Label, Match, Part, Scan
from ...terms import Hits
from ...text import Span, Text
from .codes import access_code, keyed_code
from .keys import app_passwords, provider_keys
from .links import generic_key, private_keys, url_credentials
from .logins import login
from .looks import context, is_strong
from .passwords import passwords

CATEGORIES = {
    "provider_key": Label("a key or token of a service", "een sleutel of token van een dienst"),
    "generic_key": Label("a secret key", "een geheime sleutel"),
    "private_key": Label("a private key", "een privésleutel"),
    "url_credentials": Label("a link with a password in it", "een link met een wachtwoord erin"),
    "password": Label("a password", "een wachtwoord"),
    "access_code": Label("an access code", "een toegangscode"),
}
WAKES_ON_TERMS = True

_MEETINGS = ("zoom.", "teams.", "webex.", "whereby.", "meet.")


@dataclass(frozen=True)
class Params:
    """Nothing to set: a secret is one for everybody."""


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields a masked match for each secret."""
    for part in scan.parts:
        found = sorted(_in(scan, part), key=lambda one: (one[1][0], -one[1][1]))
        reach = -1
        for category, (start, end), ask in found:
            if start >= reach:
                yield Match(category, part, start, end, masked=True, ask=ask)
                reach = end


Found = tuple[str, Span, bool]


def _in(scan: Scan, part: Part) -> Iterator[Found]:
    """What is found in one part, as (category, span, ask)."""
    clean = part.text.clean
    yield from _keys(scan, part)
    for start, end in _cues(scan, part):
        if _is_in_meeting_link(clean, start):
            yield from (("access_code", span, True) for span in passwords(clean, start, end))
        else:
            spans = passwords(clean, start, end)
            yield from (("password", span, False) for span in spans if not _is_told(part, start, span))
    for start, end in _network_keys(scan, part):
        spans = passwords(clean, start, end)
        yield from (("password", span, False) for span in spans if is_strong(clean[slice(*span)]))
    for start, end in scan.hits(part, "login"):
        span = login(clean, start, end)
        if span:
            yield "password", span, False
    yield from _codes(scan, part)


def _keys(scan: Scan, part: Part) -> Iterator[Found]:
    clean = part.text.clean
    if scan.hits(part, "provider"):
        yield from (("provider_key", span, False) for span in provider_keys(clean))
    if any(_may_hold_credentials(clean, end) for _, end in scan.hits(part, "url")):
        yield from (("url_credentials", span, False) for span in url_credentials(clean))
    if scan.hits(part, "pem"):
        yield from (("private_key", span, False) for span in private_keys(clean))
    for _, end in scan.hits(part, "app_password"):
        yield from (("provider_key", span, False) for span in app_passwords(clean, end))
    for start, end in scan.hits(part, "generic"):
        span = generic_key(clean, start, end)
        if span:
            yield "generic_key", span, False


def _may_hold_credentials(clean: str, end: int) -> bool:
    """Whether a login may stand in the link or the command that begins there."""
    window = clean[end : end + 140]
    return " -" in window or "@" in window.partition(" ")[0]


def _codes(scan: Scan, part: Part) -> Iterator[Found]:
    clean = part.text.clean
    for tag, opens in (("code", None), ("code_word", partial(_opens, part))):
        for start, end in scan.hits(part, tag):
            span = access_code(clean, start, end, opens)
            if span:
                yield "access_code", span, False
    for _, end in scan.hits(part, "lock_word"):
        span = keyed_code(clean, end)
        if span:
            yield "access_code", span, False


def _cues(scan: Scan, part: Part) -> Iterator[Span]:
    """The words for a password; of two that end together ("wifi password") the one that is longer."""
    for tag in ("password", "short"):
        spans = sorted(scan.hits(part, tag), key=lambda span: (span[1], span[0]))
        yield from (span for i, span in enumerate(spans) if not i or spans[i - 1][1] != span[1])


def _network_keys(scan: Scan, part: Part) -> Iterator[Span]:
    """The word "key" near a network: "Network: Guest, key: w8ter-M0len"."""
    for start, end in scan.hits(part, "generic"):
        if part.text.folded[start:end] in ("key", "sleutel") and "network" in _said(part, start - 60, start):
            yield start, end


def _said(part: Part, start: int, end: int) -> Hits:
    """The words of the context between two places."""
    return context().find(Text(part.text.clean[max(0, start) : end]))


def _opens(part: Part, span: Span) -> bool:
    """Whether something near says that a code opens something, and is not for the public."""
    said = _said(part, span[0] - 70, span[1] + 50)
    return "lock" in said and "public_code" not in said


def _is_told(part: Part, start: int, span: Span) -> bool:
    """Whether a word of letters is a password only in a story or a joke."""
    if is_strong(part.text.clean[slice(*span)]):
        return False
    return "story" in _said(part, start - 80, span[1] + 40)


def _is_in_meeting_link(clean: str, start: int) -> bool:
    head = clean[max(0, start - 120) : start].rpartition(" ")[2].lower()
    return "://" in head and any(host in head for host in _MEETINGS)
