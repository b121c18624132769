"""The servers of the tests are nobody else's."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest


@pytest.mark.parametrize("name", ["url", "plc"])
def test_it_answers_on_one_address_of_this_machine_alone(pds, name):
    port = urlsplit(getattr(pds, name)).port
    socket.create_connection(("127.0.0.1", port), 2).close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), 2)
