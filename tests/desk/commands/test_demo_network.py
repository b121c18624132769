"""Where the demo's network is served, and how the desk learns of it."""

import socket

import pytest

from pedel.desk import configuration
from pedel.desk.commands.desk import _demo_network
from pedel.desk.demo import network

OTHERS = '[[network]]\nname = "bluesky"\nurl = "https://pds.example"\n'


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("PEDEL_HOME", str(tmp_path))
    monkeypatch.setenv("PEDEL_NETWORK", "[]")  # so that it is taken back afterwards
    monkeypatch.delenv("PEDEL_NETWORK")
    return tmp_path


@pytest.fixture
def taken():
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def address():
    return {app.name: app.url for app in configuration.load().network}[network.NAME]


def test_the_settings_name_the_address_that_is_served(home):
    served = _demo_network.command(18000)
    assert address() == f"http://127.0.0.1:{served[-1]}"
    assert _demo_network.line(served).endswith(address())
    assert str(home) in " ".join(served)


def test_it_takes_another_port_where_somebody_listens(home, taken):
    assert int(_demo_network.command(taken - 1)[-1]) not in (0, taken)


def test_it_takes_another_port_where_there_is_no_next_one(home):
    assert 0 < int(_demo_network.command(65535)[-1]) < 65535


def test_registrations_at_other_networks_stay(home):
    (home / "pedel.toml").write_text(OTHERS)
    _demo_network.command(18000)
    assert {app.name for app in configuration.load().network} == {"bluesky", network.NAME}
