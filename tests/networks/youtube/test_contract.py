"""YouTube does what every connector does."""

from networks.contract import HARD, Contract
from networks.nonsense import Nonsense

TAKEN = HARD.replace("<", "").replace(">", "")


class TestYouTube(Contract):
    def test_it_keeps_every_character(self, bench):
        """All but < and >, which YouTube does not take: see `test_posts.py`."""
        receipt = bench.send(bench.post(TAKEN))
        assert bench.texts() == [TAKEN]
        assert bench.connector.look(bench.credential, receipt).text == TAKEN


class TestNonsense(Nonsense):
    pass
