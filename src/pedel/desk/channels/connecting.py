"""Connecting an account: out to its network, back with a credential, and what the network shows of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from pedel.desk.accounts.models import Account, Channel
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict
from pedel.networks import App, Connector, Credential, NetworkError, Profile, Trouble
from pedel.networks.fetching import fetch

from . import actions, attempts
from .apps_of import app_for, connector_for
from .attempts import Attempt
from .connection import Connection

LARGEST_AVATAR = 4_000_000
"""Bytes of a profile's picture that are read; a larger one is not compared. Ours."""


def redirect_address() -> str:
    """Where networks send people back to; it is registered there letter by letter."""
    return settings.PEDEL.url.rstrip("/") + reverse("channel-back")


def set_out(session: Any, by: Actor, account: Account) -> None:
    """Prepares the way to the network's page and remembers it. Raises NetworkError."""
    state = attempts.new_state()
    consent = connector_for(account).begin(redirect_address(), state, account.handle)
    if parse_qs(urlsplit(consent.url).query, keep_blank_values=True).get("client_id") == [""]:
        # RFC 6749, 4.1.1: there is no asking without a client.
        raise NetworkError(Trouble.NOT_HERE, "no registration at the network", permanent=True)
    attempts.remember(
        session, by.person, state, Attempt(account.pk, account.network, consent.url, consent.memory)
    )


def come_back(account: Account, attempt: Attempt, answer: Mapping[str, str]) -> list[Connection]:
    """What the network gives whoever came back: one account or several. Raises NetworkError."""
    if (issuer := answer.get("iss")) and urlsplit(issuer).netloc != urlsplit(attempt.url).netloc:
        # RFC 9207, 2.4: an answer that says it is another server's is not for this one.
        raise NetworkError(Trouble.NONSENSE, "another server answered", permanent=True)
    connector = connector_for(account)
    found = connector.finish(redirect_address(), answer, attempt.memory)
    return _with_profiles(connector, found)


@sensitive_variables("secret")
def sign_in(account: Account, secret: str) -> Connection:
    """Signs in with an app password, which goes no further than the network. Raises NetworkError."""
    connector = connector_for(account)
    credential = connector.connect(account.handle, secret)
    return Connection(credential, connector.profile(credential))


def without_asking(account: Account) -> Connection:
    """The connection of an account that the desk itself serves: there is nobody to ask."""
    credential = Credential(access="", account=account.handle)
    return Connection(credential, connector_for(account).profile(credential))


def take(by: Actor, account: Account, connection: Connection, *, is_other: bool = False) -> Channel:
    """Makes a connection the account's channel: the profile as it is now is what it is compared with."""
    seen = replace(connection, avatar=avatar(connection.profile, app_for(account.network)))
    by, account = _as_it_is_now(by, account)
    Channel.objects.get_or_create(account=account)  # so that there is a row to lock, see `sealing.resealed`
    channel: Channel = actions.connected(by, account, connection=seen, is_other=is_other)
    return channel


def _as_it_is_now(by: Actor, account: Account) -> tuple[Actor, Account]:
    """Who and what may have changed while the desk talked to the network: what they may is asked anew."""
    now = Account.objects.select_related("unit").get(pk=account.pk)
    if now.network != account.network:
        raise Conflict(_("The register has another network for this account now. Begin again."))
    return replace(by, person=Person.objects.filter(pk=by.id).first()), now


def avatar(profile: Profile, app: App) -> str:
    """The sha256 of a profile's picture; "" where it cannot be had."""
    data = picture(profile, app)
    return hashlib.sha256(data).hexdigest() if data else ""


def picture(profile: Profile, app: App) -> bytes:
    """The bytes of a profile's picture, through the guarded client; none where it cannot be had."""
    if not profile.avatar_url:
        return b""
    try:
        answer = fetch(profile.avatar_url, most=LARGEST_AVATAR + 1, own=[app.url] if app.url else ())
    except NetworkError:
        return b""
    is_whole = answer.status == 200 and 0 < len(answer.body) <= LARGEST_AVATAR
    return answer.body if is_whole else b""


def _with_profiles(connector: Connector, found: Sequence[Credential]) -> list[Connection]:
    if not found:
        raise NetworkError(Trouble.SCOPE, "the network gave no account", permanent=True)
    return [Connection(credential, connector.profile(credential)) for credential in found]
