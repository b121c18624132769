"""An account at a network on this machine, for everything about channels."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from desk.channels.wiring import KEY, Network, Wire, app_of
from networks.faulty import serving
from networks.x.server import BACK
from pedel.desk.accounts.models import Account, Membership


@pytest.fixture
def server(settings):
    """The network, with the desk registered at it."""
    with serving(Network()) as server:
        desk = BACK.partition("/channels/")[0]
        settings.PEDEL = replace(settings.PEDEL, url=desk, keys=(KEY,), network=(app_of(server),))
        yield server


@pytest.fixture
def account(cast):
    """An account of Law there; Olga owns it, Emma writes."""
    account = Account.objects.create(
        unit=cast.units.law, network="x", handle="examplelaw", name="Example Law", account_class="faculty",
        state="active", bio="We teach law.",
    )  # fmt: skip
    for person, part in ((cast.olga, "owner"), (cast.emma, "editor"), (cast.victor, "deputy")):
        Membership.objects.create(account=account, person=person, part=part, starts="2020-01-01")
    return account


@pytest.fixture
def wire(server, account, cast):
    """The account as it is connected there."""
    return Wire(server, account, SimpleNamespace(olga=cast.olga))
