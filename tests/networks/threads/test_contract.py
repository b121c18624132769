"""Threads does what every network does."""

from __future__ import annotations

from networks import contract


class TestThreads(contract.Contract):
    pass
