"""What the apps of the desk bring along: the file is the registration."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

DESK = "pedel.desk."


def modules(name: str) -> Iterator[ModuleType]:
    """The module of this name in every app of the desk that has one, in the order of the apps."""
    for config in apps.get_app_configs():
        if config.name.startswith(DESK) and find_spec(f"{config.name}.{name}"):
            yield import_module(f"{config.name}.{name}")
