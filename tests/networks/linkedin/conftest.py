import pytest

from networks.faulty import serving
from networks.linkedin.bench import LinkedInBench
from networks.linkedin.server import LinkedInServer


@pytest.fixture
def bench():
    with serving(LinkedInServer()) as server:
        yield LinkedInBench(server)
