import pytest

from networks.faulty import serving
from networks.x.bench import XBench
from networks.x.server import XServer


@pytest.fixture
def bench():
    with serving(XServer()) as server:
        yield XBench(server)
