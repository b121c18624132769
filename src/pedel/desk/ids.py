"""Ids of things as addresses, forms and programs give them: whole numbers that fit into the database."""

from __future__ import annotations

from typing import Annotated

from ninja import Field

LARGEST = 2**63 - 1

Id = Annotated[int, Field(ge=1, le=LARGEST)]
"""An id in what a program sends."""


def read(text: str) -> int | None:
    """The id that is written there; None for anything else."""
    return int(text) if text.isdecimal() and len(text) < len(str(LARGEST)) else None
