"""The institution's registrations at networks, as connectors want them."""

from __future__ import annotations

from django.conf import settings

from pedel import networks
from pedel.desk.accounts.models import Account
from pedel.desk.configuration import NetworkApp
from pedel.networks import App, Connector


def app_for(network: str) -> App:
    """The registration at a network ("mastodon"); one without a client where the settings have none.

    What the desk serves itself is at the desk's own address.
    """
    contact = settings.PEDEL.contact or settings.PEDEL.url
    rows = (one for one in settings.PEDEL.network if one.name == network)
    found = next(rows, NetworkApp(network))
    url = found.url or (settings.PEDEL.url if _is_ours(network) else "")
    return App(found.client_id, found.client_secret, url, found.version, contact)


def connector_for(account: Account) -> Connector:
    """The connector of an account's network; UnknownNetworkError where there is none for it."""
    return networks.connector(account.network, app_for(account.network))


def _is_ours(network: str) -> bool:
    return networks.connects(network) and networks.connector(network).serves_itself
