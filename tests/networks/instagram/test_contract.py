"""Instagram does what every network does, with a picture in each post."""

from __future__ import annotations

from networks import contract
from networks.nonsense import Nonsense


class TestInstagram(contract.Contract):
    def test_it_sends_pictures_with_their_alternative_text(self, bench):
        """As for the others, with the only kind of picture that Instagram takes."""
        receipt = bench.send(bench.post())
        assert bench.connector.look(bench.credential, receipt).alts == ("A blue field",)


class TestNonsense(Nonsense):
    in_steps = True
