"""Threads does what every network does."""

from __future__ import annotations

from networks import contract
from networks.nonsense import Nonsense


class TestThreads(contract.Contract):
    pass


class TestNonsense(Nonsense):
    in_steps = True
