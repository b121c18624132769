"""The checks, one module each; the file is the registration.

A check looks for a pattern and knows no clause. See `pedel.policy.match.Check` for what a module
holds; the words it looks for stand beside it in `<check>.terms`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from ..terms import TermList, read_terms

_FOLDER = Path(__file__).parent


@cache
def available() -> tuple[str, ...]:
    """The names of all checks, in alphabetical order."""
    return tuple(sorted(p.stem for p in _FOLDER.glob("*.py") if not p.stem.startswith("_")))


def load_check(name: str) -> ModuleType:
    """The check of that name. Raises KeyError when there is none."""
    if name not in available():
        raise KeyError(name)
    return import_module(f"{__name__}.{name}")


@cache
def own_terms(name: str) -> Mapping[str, TermList]:
    """The term lists that stand beside a check; none when it has no `.terms` file."""
    path = _FOLDER / f"{name}.terms"
    return read_terms(path) if path.exists() else {}
