"""What went wrong with a connection, and what it allows, as people say it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from pedel.networks import Connector, NetworkError, Trouble

AGAIN = _("The network could not be reached. Nothing was changed; try again in a few minutes.")
REFUSED = _("The network refused it.")

CONNECTING = {
    Trouble.UNREACHABLE: AGAIN,
    Trouble.DOWN: _("The network says that it is not well. Nothing was changed; try again later."),
    Trouble.CUT: AGAIN,
    Trouble.RATE: _("The network was asked too often. Wait a quarter of an hour, then try again."),
    Trouble.TOKEN: _("The network does not accept this. Check what you typed, or begin again."),
    Trouble.SCOPE: _("Not everything that the desk needs was allowed. Begin again and say yes to all of it."),
    Trouble.ACCOUNT: _("The network says that this account is locked, suspended or gone. Sort it out there."),
    Trouble.VERSION: _(
        "The network no longer knows the version of its interface that is set. Tell the steward."
    ),
    Trouble.NONSENSE: _("The network answered something that the desk does not understand. Try again later."),
    Trouble.NOT_HERE: _("The institution has not registered the desk at this network yet: see the guide."),
}
"""Sentences for whoever connects an account, by the trouble."""

BROKEN = {
    Trouble.SCOPE: _("The network says that the connection does not allow what the desk has to do."),
    Trouble.ACCOUNT: _("The network says that the account is locked, suspended or gone."),
}
ENDED = _("The connection has ended or was taken back at the network.")

ABLE = (
    ({"offline"}, _("stay connected without anybody signing in each time")),
    (
        {"users", "accounts", "profile", "openid", "show", "basic", "admin"},
        _("see which account it is, with its name and picture"),
    ),
    (
        {"write", "publish", "upload", "delete", "manage", "w", "ssl"},
        _("post, with pictures and films, and take posts back"),
    ),
    ({"read", "readonly", "r"}, _("see what stands on the account, to look again after sending")),
)
"""What the words in a permission's name mean on the networks there are; the first line that fits counts."""
TOLD = (2, 3, 1, 0)
"""The order in which it is told: what matters most comes first."""


def connecting(error: NetworkError) -> Any:
    """What to say to whoever connects."""
    return CONNECTING.get(error.trouble, REFUSED)


def broken(trouble: str) -> Any:
    """Why a connection is broken."""
    return BROKEN.get(Trouble(trouble), ENDED) if trouble in list(Trouble) else ENDED


def abilities(scopes: Iterable[str]) -> list[Any]:
    """What permissions allow, each thing once; what is not understood is left to its own name."""
    said = [_ability(set(re.split(r"[^a-z]+", scope.casefold()))) for scope in scopes]
    return [ABLE[place][1] for place in TOLD if ABLE[place][1] in said]


def _ability(parts: set[str]) -> Any:
    return next((words for able, words in ABLE if able & parts), None)


def missing(connector: Connector, scopes: Iterable[str]) -> list[str]:
    """What the connector asks for and was not given; nothing where the network does not tell what it gave."""
    given = set(scopes)
    wider = {scope.partition(":")[0] for scope in given if ":" not in scope}
    return [s for s in connector.scopes if given and s not in given and s.partition(":")[0] not in wider]
