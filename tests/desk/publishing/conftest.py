"""Approved messages, and accounts that are connected to a network on this machine."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from desk.approvals.conftest import TEXT, agree, ask, write  # noqa: F401  # its fixtures are ours too
from networks.faulty import serving
from networks.mastodon.server import MastodonServer
from pedel.desk.accounts.models import Channel
from pedel.desk.approvals import actions as approvals
from pedel.desk.channels import sealing
from pedel.desk.configuration import NetworkApp
from pedel.desk.drafts.models import Draft
from pedel.desk.publishing import ending, ledger, planning, sending, settling
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.networks import Credential

KEY = "Zq3vB0n8yJ5cW1eRk7TgLx4uH2sPmD9aQf6oNiYtVbE="


class Server(MastodonServer):
    """It overlooks keys against doubles, as some do: nobody but the desk keeps a post single.

    With `slow` it answers so many seconds after it has taken a post.
    """

    slow = 0.0

    def __init__(self) -> None:
        super().__init__(heeds_keys=False)

    def handle(self, request):
        answer = super().handle(request)
        if self.slow and request.method == "POST" and request.path == "/api/v1/statuses":
            self.ended.wait(self.slow)
        return answer


@pytest.fixture
def server(settings):
    """The network."""
    with serving(Server()) as server:
        app = NetworkApp(name="mastodon", url=server.url)
        settings.PEDEL = replace(settings.PEDEL, keys=(KEY,), network=(app,))
        yield server


def connected(account, server, **fields):
    """The account's channel, as it is once somebody has connected it."""
    credential = Credential(server.token, account=str(server.account["id"]), server=server.url)
    found = {
        "state": "connected",
        "sealed": sealing.seal(credential, account),
        "server": server.url,
        **fields,
    }
    return Channel.objects.update_or_create(account=account, defaults=found)[0]


@pytest.fixture
def channel(cast, server):
    """@examplelaw, connected."""
    return connected(cast.accounts.law, server)


@pytest.fixture
def approved(cast, write, channel):  # noqa: F811
    """`approved(text=…, planned_for=…)`: a draft of Emma's that Anna has approved."""

    def made(accounts=None, **fields):
        request = approvals.ask(Actor(cast.emma), write(accounts=accounts, **fields))
        approvals.approve(Actor(cast.anna), request, digest=request.digest)
        return Draft.objects.get(pk=request.revision.draft_id)

    return made


@pytest.fixture
def planned(approved):
    """`planned(…)`: the first delivery of such a draft."""
    return lambda **fields: planning.plan(approved(**fields))[0]


@pytest.fixture
def quick(monkeypatch):
    """Nobody waits between tries."""
    monkeypatch.setattr(ending, "FIRST_WAIT", timedelta(0))
    monkeypatch.setattr(ending, "LOOK_AFTER", timedelta(0))
    monkeypatch.setattr(settling, "WAITS", (timedelta(0),) * 5)


def now(delivery):
    """A delivery as it stands in the database."""
    return Delivery.objects.select_related("account", "revision__draft").get(pk=delivery.pk)


def send():
    return sending.send_due("tester")


def take(owner="tester"):
    return ledger.claim(owner)


def end_leases():
    """As if the time of every lease had run out, by the database's own clock."""
    Delivery.objects.exclude(lease_until=None).update(lease_until=timezone.now() - timedelta(days=3650))


def posts(server):
    """How often the network was asked to post."""
    return len(server.asked("POST", "/api/v1/statuses"))
