"""Runs `pedel audit` for the tests."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from pedel.policy.commands.audit import command

PACK = str(Path(__file__).parent / "packs" / "audit")
BAD = "See http://example.org"
GOOD = "See https://example.org"


def audit(file, *options, jobs=1):
    settings = ["--pack", PACK, "--jobs", jobs, "--day", "2026-03-02", "--speak", "en"]
    return CliRunner().invoke(command, [str(argument) for argument in (file, *settings, *options)])


def archive(folder, *rows, name="archive.jsonl"):
    """A file with these rows, each an object or the bytes of a line."""
    path = folder / name
    encoded = (row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    path.write_bytes(b"".join(row + b"\n" for row in encoded))
    return path


def entries(result):
    """The lines that came out, decoded."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def many(folder, count=3000):
    return archive(
        folder, *({"id": f"r{i}", "text": BAD if i % 7 == 0 else f"{GOOD}/{i}"} for i in range(count))
    )
