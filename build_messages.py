"""Build step: compiles the translations (.po) into what gettext reads (.mo)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent / "src" / "pedel" / "locale"


class CustomBuildHook(BuildHookInterface):
    """Compiles before the wheel is put together; an editable install compiles in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for po in LOCALE.glob("*/LC_MESSAGES/*.po"):
            mo = po.with_suffix(".mo")
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3]))
            build_data["artifacts"].append(str(mo.relative_to(Path(__file__).parent)))
