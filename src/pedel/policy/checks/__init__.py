"""The checks, a module or a folder each; the file is the registration.

A check looks for a pattern and knows no clause. See `pedel.policy.match.Check` for what a module
holds; the words it looks for stand beside it in `<check>.terms`. A check of several parts is a
folder, with words of its own that the common search does not look for.
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
    modules = {path.stem for path in _FOLDER.glob("*.py")}
    folders = {path.parent.name for path in _FOLDER.glob("*/__init__.py")}
    return tuple(sorted(name for name in modules | folders if not name.startswith("_")))


def load_check(name: str) -> ModuleType:
    """The check of that name. Raises KeyError when there is none."""
    if name not in available():
        raise KeyError(name)
    return import_module(f"{__name__}.{name}")


@cache
def own_terms(name: str) -> Mapping[str, TermList]:
    """The term lists of a check ("links"), or of a file of its own ("copying/words").

    There are none where there is no such file.
    """
    beside, within = _FOLDER / f"{name}.terms", _FOLDER / name / f"{name}.terms"
    path = beside if beside.exists() else within
    return read_terms(path) if path.exists() else {}
