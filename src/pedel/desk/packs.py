"""The guidelines in force: the packs that the institution has set."""

from __future__ import annotations

from functools import cache, reduce
from operator import add

from django.conf import settings

from pedel.policy import Pack, load_pack


@cache
def _combined(names: tuple[str, ...]) -> Pack:
    return reduce(add, map(load_pack, names))


def in_force() -> Pack:
    """The packs of the institution as one; loaded once."""
    return _combined(settings.PEDEL.packs)


def label() -> str:
    """What the record says a thing was done under: "leiden-2012+accessible-posts"."""
    return "+".join(settings.PEDEL.packs)
