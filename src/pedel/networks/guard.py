"""The one way out to the net: no private addresses, no second look-up, bounded in time and size.

A host name is resolved once, every address it has must be public (RFC 6890 through `ipaddress`), and the
connection goes to exactly that address, so a name cannot change its mind in between (DNS rebinding). TLS
still checks the certificate against the name.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import weakref
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

MOST_REDIRECTS = 5
Origin = tuple[str, int]


class ForbiddenAddressError(httpx.ConnectError):
    """An address that is not public, or cannot be fetched at all."""


class NotPublicError(httpcore.ConnectError):
    """A host that has an address which is not public; httpx's own error has it as its cause."""


class Backend(httpcore.SyncBackend):
    """Connects to public addresses, and to those few origins that the institution has set itself."""

    def __init__(self, own: Iterable[Origin] = ()) -> None:
        self.own = frozenset(own)

    def connect_tcp(self, host: str, port: int, *args: Any, **wishes: Any) -> httpcore.NetworkStream:
        """The connection, to an address that has just been looked at."""
        return super().connect_tcp(self.address(host, port), port, *args, **wishes)

    def connect_unix_socket(self, *args: Any, **wishes: Any) -> httpcore.NetworkStream:
        """Never."""
        raise httpcore.ConnectError("no sockets of this machine")

    def address(self, host: str, port: int) -> str:
        """An address of the host; ConnectError where it has none, or one that is not public."""
        found = addresses(host, port)
        if (host.lower(), port) not in self.own and not all(map(is_public, found)):
            raise NotPublicError(f"{host} has an address that is not public")
        return found[0]


def addresses(host: str, port: int) -> list[str]:
    """All addresses of a host; ConnectError where it has none."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"there is no host {host}") from error
    return [str(row[4][0]) for row in rows]


def is_public(address: str) -> bool:
    """Whether an address is one of the public net; of one that wraps another, both have to be."""
    plain = ipaddress.ip_address(address.partition("%")[0])
    inner = [plain]
    if isinstance(plain, ipaddress.IPv6Address):
        inner += [one for one in (plain.ipv4_mapped, plain.sixtofour) if one]
        if plain.teredo:
            inner += plain.teredo
        if plain in ipaddress.ip_network("64:ff9b::/96"):
            inner.append(ipaddress.ip_address(int(plain) & 0xFFFFFFFF))
    return all(one.is_global and not one.is_multicast for one in inner)


def origin(url: str) -> Origin:
    """Host and port of an address."""
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)


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
    made = httpx.Client(
        transport=transport, timeout=limits, trust_env=False, max_redirects=MOST_REDIRECTS, **wishes
    )
    weakref.finalize(made, transport.close)  # nobody closes a client that is kept for the next use
    return made
