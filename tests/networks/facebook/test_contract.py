"""Facebook does what every network does."""

from __future__ import annotations

from networks import contract


class TestFacebook(contract.Contract):
    pass
