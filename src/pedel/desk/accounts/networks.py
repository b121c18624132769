"""What is known of networks, for an account that may also be on one that nobody knows yet."""

from __future__ import annotations

from pedel import networks
from pedel.networks import Network


def known(name: str) -> Network | None:
    """What is known of a network; None where it has no folder."""
    return networks.load(name) if name in networks.names() else None


def title(name: str) -> str:
    """A network as people call it; one that nobody knows stands for itself."""
    network = known(name)
    return network.title if network else name


def choices() -> list[tuple[str, str]]:
    """The known networks to choose from, by title."""
    titles = [(name, title(name)) for name in networks.names()]
    return sorted(titles, key=lambda choice: choice[1].casefold())


def profile_url(name: str, handle: str) -> str:
    """Where the profile of a handle stands; "" where that is not known."""
    network = known(name)
    return network.profile_url(handle) if network else ""


def hosts(name: str) -> tuple[str, ...]:
    """The hosts on which a network shows profiles; none where anybody can run a server of it."""
    network = known(name)
    return network.hosts if network else ()
