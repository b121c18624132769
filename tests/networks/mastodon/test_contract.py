import pytest

from networks.contract import Contract
from networks.mastodon.bench import bench_with
from networks.nonsense import Nonsense


@pytest.fixture
def bench():
    with bench_with() as bench:
        yield bench


class TestMastodon(Contract):
    def test_it_refreshes_what_has_expired_and_keeps_the_rest(self, bench):
        """Access does not end here."""
        assert bench.connector.refresh(bench.credential) == bench.credential


class TestNonsense(Nonsense):
    pass
