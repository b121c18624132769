"""The accounts on the network of this machine, connected to it as their owners would."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from pedel import networks
from pedel.desk import configuration
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import connecting
from pedel.desk.channels.apps_of import app_for
from pedel.desk.channels.connection import Connection
from pedel.networks import Connector, Credential

from . import network
from .reading import read
from .university import by


def fill() -> None:
    """Connects what is not connected. Talks to the network, so no transaction may be open."""
    folder = network.folder_in(configuration.home())
    app = app_for(network.NAME)
    rows = [row for row in read("accounts") if row["network"] == network.NAME]
    tokens = network.seed(folder, [(row["handle"], row["name"], row.get("bio", "")) for row in rows])
    with network.serving(folder, urlsplit(app.url).port or 0) as url:
        connector = networks.connector(network.NAME, replace(app, url=url))
        for row in rows:
            _connect(connector, row["people"]["owner"], row["handle"], tokens[row["handle"]])


def _connect(connector: Connector, owner: str, handle: str, token: str) -> None:
    account = Account.objects.get(network=network.NAME, handle=handle)
    if Channel.objects.filter(account=account, state=Channel.State.CONNECTED).exists():
        return
    credential = Credential(token, scopes=connector.scopes)  # its server is the one of the settings
    profile = connector.profile(credential)
    connecting.take(by(owner), account, Connection(replace(credential, account=profile.id), profile))
