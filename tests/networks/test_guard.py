"""The one way out: never to a private address, whatever it is wrapped in."""

from __future__ import annotations

import socket
from contextlib import closing

import pytest

from networks.faulty import Answer, FaultyServer, serving
from pedel.networks import guard

PRIVATE = """
    0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.0.0.8 192.0.0.170 192.0.2.1
    192.88.99.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255
    :: ::1 ::127.0.0.1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 ::ffff:0:10.0.0.1 64:ff9b::a00:1 64:ff9b::7f00:1
    64:ff9b:1::a00:1 100::1 2001::1 2001:0:a00:1::1 2001:db8::1 2002:a00:1::1 2002:7f00:1::1 3fff::1
    4000::1 5f00::1 fc00::1 fd00::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 ff0e::1
""".split()
PUBLIC = """
    1.1.1.1 93.184.216.34 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1 2606:4700::1 2001:4860:4860::8888
""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_it_knows_what_is_private(address):
    assert not guard.is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_it_knows_what_is_public(address):
    assert guard.is_public(address)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Social.Example.EDU/api", ("social.example.edu", 443)),
        ("http://münchen.example:8080", ("xn--mnchen-3ya.example", 8080)),
        ("http://[::1]:3000/", ("::1", 3000)),
    ],
)
def test_it_knows_what_is_the_institutions_own(url, origin):
    assert guard.origin(url) == origin


def test_only_the_very_origin_may_be_private():
    backend = guard.Backend([("127.0.0.1", 8080)])
    assert backend.allowed("127.0.0.1", 8080) == ["127.0.0.1"]
    for host, port in (("127.0.0.1", 8081), ("127.0.0.2", 8080), ("localhost", 8080), ("localhost.", 8080)):
        with pytest.raises(guard.httpcore.ConnectError):
            backend.allowed(host, port)


def resolved(monkeypatch, *found):
    """Every host has these addresses."""
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in found]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_wishes: rows)


def test_it_tries_the_next_address_of_a_host(monkeypatch):
    with (
        serving(FaultyServer()) as server,
        closing(guard.client([server.url.replace("127.0.0.1", "me")])) as it,
    ):
        server.act = lambda request: Answer({"id": "1"})
        tried = []

        def one_is_dead(where, *args, **wishes):
            tried.append(where[0])
            if where[0] == "127.9.9.9":
                raise ConnectionRefusedError
            line = socket.socket()
            line.connect(where)
            return line

        resolved(monkeypatch, "127.9.9.9", "127.0.0.1")
        monkeypatch.setattr(socket, "create_connection", one_is_dead)
        assert it.get(server.url.replace("127.0.0.1", "me")).json() == {"id": "1"}
        assert tried == ["127.9.9.9", "127.0.0.1"]


def test_a_host_without_any_address_is_told(monkeypatch):
    resolved(monkeypatch)
    with pytest.raises(guard.httpcore.ConnectError, match="no host"):
        guard.addresses("nowhere.example", 443)
