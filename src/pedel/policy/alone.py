"""One check on one text, without a pack: for who wants to know whether a pattern is there."""

from __future__ import annotations

from datetime import date
from functools import cache

from .checks import load_check, own_terms
from .draft import Draft
from .match import Match, Part, Scan
from .terms import Lexicon, by_run
from .text import Text


def matches(check: str, text: str) -> list[Match]:
    """What a check ("secrets"), with its parameters as they come, finds in a text, in the check's order.

    Those of which it is not sure (`Match.ask`) too. Raises KeyError where there is no such check.
    """
    module = load_check(check)
    parsed = Text(text)
    part = Part("text", parsed, by_run(_lexicon(check).find(parsed)))
    scan = Scan(Draft(text), (part,), date.today(), 0)
    return list(module.find(scan, module.Params()))


@cache
def _lexicon(check: str) -> Lexicon:
    return Lexicon({(0, tag): terms for tag, terms in own_terms(check).items()})
