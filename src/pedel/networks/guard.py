"""The one way out to the net: no private addresses, no second look-up, bounded in time and size.

A host name is resolved once, every address it has must be public (RFC 6890 through `ipaddress`), and the
connection goes to exactly one of those, so a name cannot change its mind in between (DNS rebinding). TLS
still checks the certificate against the name. No cookie is kept: one account's would go out with another's.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import weakref
from collections.abc import Iterable
from functools import lru_cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpcore
import httpx

from .deadline import Timed, left

MOST_REDIRECTS = 5
MOST_ADDRESSES = 4
"""Addresses of one host that are tried, one after the other. Ours."""
Origin = tuple[str, int]
ASSIGNED = ipaddress.ip_network("2000::/3")
"""The IPv6 addresses that are given out to the public net (IANA, "IPv6 Address Space")."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""An IPv4 address for machines without IPv4 (RFC 6052)."""
ELSEWHERE = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
"""Of those lists, not for hosts: protocols, the way to 6to4, documentation (IANA, "Special-Purpose Address
Registry"); Python 3.11 takes them for public."""


class NotPublicError(httpcore.ConnectError):
    """A host that has an address which is not public; httpx's own error has it as its cause."""


class Backend(httpcore.SyncBackend):
    """Connects to public addresses, and to those few origins that the institution has set itself."""

    def __init__(self, own: Iterable[Origin] = ()) -> None:
        self.own = frozenset(own)

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *args: Any, **wishes: Any
    ) -> httpcore.NetworkStream:
        """The connection, to the first address that answers of those that have just been looked at."""
        *others, last = self.allowed(host, port)[:MOST_ADDRESSES]
        for address in others:
            try:
                return self._connected(address, port, timeout, *args, **wishes)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(last, port, timeout, *args, **wishes)

    def _connected(
        self, address: str, port: int, timeout: float | None, *args: Any, **wishes: Any
    ) -> httpcore.NetworkStream:
        seconds = left(timeout, httpcore.ConnectTimeout)
        return Timed(super().connect_tcp(address, port, seconds, *args, **wishes))

    def connect_unix_socket(self, *args: Any, **wishes: Any) -> httpcore.NetworkStream:
        """Never."""
        raise httpcore.ConnectError("no sockets of this machine")

    def allowed(self, host: str, port: int) -> list[str]:
        """The addresses of a host; ConnectError where it has none, or one that is not public."""
        found = addresses(host, port)
        if (host.lower(), port) not in self.own and not all(map(is_public, found)):
            raise NotPublicError(f"{host} has an address that is not public")
        return found


def addresses(host: str, port: int) -> list[str]:
    """All addresses of a host, each once; ConnectError where it has none."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"there is no host {host}") from error
    found = list(dict.fromkeys(str(row[4][0]) for row in rows))
    if not found:
        raise httpcore.ConnectError(f"there is no host {host}")
    return found


def is_public(address: str) -> bool:
    """Whether an address is one of the public net; of one that wraps another, both have to be."""
    plain = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(plain, ipaddress.IPv4Address):
        return _is_global(plain)
    if plain.ipv4_mapped:
        return _is_global(plain.ipv4_mapped)
    if plain in NAT64:
        return _is_global(ipaddress.IPv4Address(int(plain) & 0xFFFFFFFF))
    if plain.sixtofour and not _is_global(plain.sixtofour):
        return False
    return plain in ASSIGNED and _is_global(plain)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    is_elsewhere = any(address in network for network in ELSEWHERE)
    return address.is_global and not address.is_multicast and not is_elsewhere


def origin(url: str) -> Origin:
    """Host and port of an address, the host as it is looked up (IDNA)."""
    parts = httpx.URL(url)
    return parts.raw_host.decode().lower(), parts.port or (443 if parts.scheme == "https" else 80)


class Transport(httpx.HTTPTransport):
    """httpx's own transport over the guarded backend."""

    def __init__(self, own: Iterable[Origin] = ()) -> None:
        context = _certificates()
        super().__init__(verify=context, trust_env=False)
        # httpx has no door for a backend; its pool is the one that takes it.
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, max_connections=50, keepalive_expiry=30, network_backend=Backend(own)
        )


@lru_cache
def _certificates() -> ssl.SSLContext:
    """Whom to believe. Reading the list takes a twentieth of a second, so it is read once."""
    return httpx.create_ssl_context(trust_env=False)


def client(own: Iterable[str] = (), timeout: float = 30, **wishes: Any) -> httpx.Client:
    """A guarded client. `own` are base addresses that the institution has set, which may be private.

    Reads no proxy or certificate settings from the environment; follows no redirects unless asked to.
    """
    limits = httpx.Timeout(timeout, connect=10)
    transport = Transport(origin(url) for url in own if url)
    forgetful = CookieJar(DefaultCookiePolicy(allowed_domains=()))
    made = httpx.Client(transport=transport, timeout=limits, trust_env=False, cookies=forgetful, **wishes)
    weakref.finalize(made, transport.close)  # nobody closes a client that is kept for the next use
    return made
