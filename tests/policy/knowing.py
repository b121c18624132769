"""Runs one check alone that the institution has told something."""

from __future__ import annotations

from pedel.policy.checks import load_check
from pedel.policy.engine import _pieces
from pedel.policy.match import Part, Scan
from pedel.policy.text import Text
from policy.checking import DAY


def told(check, draft, known, *, day=DAY, **params):
    """Every match of a check in a draft, with what it knows."""
    module = load_check(check)
    parts = tuple(Part(where, Text(content), {}) for where, content in _pieces(draft))
    return list(module.find(Scan(draft, parts, day, 0, known), module.Params(**params)))
