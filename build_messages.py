"""Build step: compiles the translations (.po) into what gettext reads (.mo)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent


def compile_messages() -> list[Path]:
    """Compiles every .po of the package beside itself; gives the files it wrote."""
    written = []
    for po in sorted((HERE / "src" / "pedel").glob("**/locale/*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        with po.open("rb") as source, mo.open("wb") as target:
            write_mo(target, read_po(source, locale=po.parts[-3]))
        written.append(mo)
    return written


class CustomBuildHook(BuildHookInterface):
    """Compiles before the wheel is put together; an editable install compiles in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build_data["artifacts"] += [str(mo.relative_to(HERE)) for mo in compile_messages()]


if __name__ == "__main__":
    compile_messages()
