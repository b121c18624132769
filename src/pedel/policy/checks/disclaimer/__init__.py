"""A disclaimer that is due and not there.

A member of staff who writes about the own work or about the university says that it is an own view
and not the university's: in the profile or in the post. Looks at the draft's own text for what
makes a disclaimer due, and at the text, the display name and the bio for one.

- `missing`: one is due and none is there.
- `incomplete`: half of one is there, "views my own" without "not my employer's" or the reverse. The
  example in Leiden University's guidelines (section "Use a disclaimer") says both: that the posts
  are the author's own, and that they do not represent the university's strategy or policy.

It is due, whatever is known of the profile, where the draft names the university, an own unit, own
teaching or an own role together with a view ("I think", "ik vind"), a verdict, or a matter of the
university (budget cuts, exams, the board). Where the draft only says "I" beside the university, or
has a view on "the university", an unknown profile makes it a question. Own work in passing ("our
new paper", "join us for a lecture") counts only when the profile is known to carry none.

Left alone: private matters, politics without the university, other universities, news about the
university in the third person, and the words of somebody quoted. Retweets that are no endorsement
are no disclaimer, and neither is a view that is said not to be one's own.

The suggestion is a text ready to paste that fits what the network leaves of the post, or else the
profile: `place_en` and `place_nl` say where it is to go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...match import Label, Match, Scan
from ...terms import TermList
from .due import STRONG, WEAK, due
from .presence import halves

CATEGORIES = {
    "missing": Label(
        "words about your work or the university without a disclaimer",
        "woorden over je werk of de universiteit zonder disclaimer",
    ),
    "incomplete": Label("half a disclaimer", "een halve disclaimer"),
}
VALUES = ("place_en", "place_nl")
WAKES_ON_TERMS = True

_POST = {"place_en": "your post", "place_nl": "je bericht"}
_PROFILE = {"place_en": "your profile", "place_nl": "je profiel"}
_BLANK_LINE = 2


@dataclass(frozen=True)
class Params:
    """What a pack may set.

    `institution`: the university's names in all languages, abbreviations too (those of up to three
    letters count in capitals only). `units`: its faculties and institutes. `wording`: what the
    guidelines prescribe, word for word. `ready_en`, `ready_nl`: texts to offer, from long to short.
    `limits` and `profile_limits`: "network:characters", how long a post and a bio may be there (the
    defaults are the networks' own limits for a plain account, as documented in 2025).
    """

    institution: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    ready_en: tuple[str, ...] = (
        "The posts on this site are my own and do not represent the strategy or policy of my university.",
        "My own views, not the strategy or policy of my university.",
        "Views my own, not my employer's.",
    )
    ready_nl: tuple[str, ...] = (
        "De berichten op deze site zijn van mijzelf en geven niet de strategie of het beleid van mijn "
        "universiteit weer.",
        "Op persoonlijke titel, niet de strategie of het beleid van mijn universiteit.",
        "Mijn eigen mening, niet die van mijn werkgever.",
    )
    limits: tuple[str, ...] = tuple(
        "bluesky:300 facebook:63206 instagram:2200 linkedin:3000 mastodon:500 threads:500 x:280".split()
    )
    profile_limits: tuple[str, ...] = tuple(
        "bluesky:256 facebook:101 instagram:150 linkedin:2600 mastodon:500 threads:150 x:160".split()
    )

    def __post_init__(self) -> None:
        for one in (*self.limits, *self.profile_limits):
            if not one.partition(":")[2].isdigit():
                raise ValueError(f"limit {one!r} is to be a network and a number, as in 'mastodon:500'")


def terms(params: Params) -> Mapping[str, TermList]:
    """The institution's names, its units and its prescribed wordings, as terms to look for."""
    return {
        "institution": TermList(params.institution),
        "units": TermList(params.units),
        "wording": TermList(params.wording),
    }


def find(scan: Scan, params: Params) -> Iterator[Match]:
    """Yields one match when a disclaimer is due and is not, or only half, there."""
    reason = due(scan)
    if reason is None or (reason.strength == WEAK and scan.draft.profile is None):
        return
    there = halves(scan, params.institution)
    if there.own and there.apart:
        return
    category = "incomplete" if there.own or there.apart else "missing"
    unsure = reason.strength < STRONG and scan.draft.profile is None
    ready, place = _suggestion(scan, params)
    yield Match(category, scan.text, reason.start, reason.end, ask=unsure, values=place, suggestion=ready)


def _suggestion(scan: Scan, params: Params) -> tuple[str, dict[str, str]]:
    """The longest text that fits in the post, or else in the profile, and where it is to go."""
    ready = params.ready_nl if scan.language() == "nl" else params.ready_en
    draft = scan.draft
    taken = len(draft.text) + _BLANK_LINE
    if fitting := _fitting(ready, _limit(params.limits, draft.network), taken):
        return fitting, _POST
    bio = draft.profile.bio if draft.profile else ""
    room = _limit(params.profile_limits, draft.network)
    return _fitting(ready, room, len(bio) + _BLANK_LINE if bio else 0) or ready[-1], _PROFILE


def _limit(limits: tuple[str, ...], network: str) -> int | None:
    return next(
        (int(number) for name, _, number in (one.partition(":") for one in limits) if name == network), None
    )


def _fitting(ready: tuple[str, ...], limit: int | None, taken: int) -> str:
    return next((text for text in ready if limit is None or taken + len(text) <= limit), "")
