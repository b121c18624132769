import pytest

from networks.faulty import serving
from networks.youtube.bench import YouTubeBench
from networks.youtube.server import YouTubeServer


@pytest.fixture
def bench():
    with serving(YouTubeServer()) as server:
        yield YouTubeBench(server)
