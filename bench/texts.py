"""The texts that are measured on, read from the shared data folder beside the project."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[2] / "shared"


def rows(name: str) -> list[dict[str, Any]]:
    """The objects of a JSONL file of the shared data, packed or not."""
    path = SHARED / "data" / name
    if not path.exists():
        raise SystemExit(f"{path} is missing: the benchmarks measure on the shared data beside the project")
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.splitlines()]


def comments(count: int) -> list[str]:
    """Real comments, spread evenly over the whole file."""
    texts = [row["text"] for row in rows("language/typed-spans.jsonl.gz")]
    return texts[:: max(1, len(texts) // count)][:count]


def posts(length: int, count: int) -> list[str]:
    """Comments cut to one length: posts of the size that a network allows."""
    texts = [row["text"] for row in rows("language/typed-spans.jsonl.gz")]
    return [text[:length] for text in texts if len(text) >= length][:count]


def neutral() -> list[str]:
    """The neutral academic sentences, English and Dutch."""
    folder = SHARED / "data" / "probes"
    return [
        line
        for name in ("neutral-en.txt", "neutral-nl.txt")
        for line in (folder / name).read_text("utf-8").splitlines()
        if line.strip()
    ]
