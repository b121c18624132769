"""An account on a network on this machine, whose profile can be changed there."""

from dataclasses import replace
from hashlib import sha256

import pytest
from django.utils import timezone

from desk.keeping.pictures import written
from networks.faulty import Answer, serving
from networks.mastodon.server import MastodonServer
from pedel.desk.accounts.models import Account, Channel
from pedel.desk.channels import sealing
from pedel.desk.channels.connection import Connection
from pedel.desk.configuration import NetworkApp
from pedel.networks import App, Credential, connector

KEY = "Zq3vB0n8yJ5cW1eRk7TgLx4uH2sPmD9aQf6oNiYtVbE="


class Server(MastodonServer):
    """It shows its account with a picture of ours."""

    def __init__(self):
        super().__init__()
        self.picture = written("law")

    def act(self, request):
        if request.path.startswith("/avatar/"):
            return Answer(self.picture, content_type="image/png")
        return super().act(request)

    def rename(self, **fields):
        """Changes the profile as somebody does who is signed in there: name, note."""
        with self.network.open() as store:
            store.change("accounts", self.account["id"], **fields)


@pytest.fixture
def server(settings):
    with serving(Server()) as server:
        app = NetworkApp(name="mastodon", url=server.url)
        settings.PEDEL = replace(settings.PEDEL, keys=(KEY,), network=(app,))
        yield server


@pytest.fixture
def channel(cast, server):
    """The channel of Law's account, as it is once somebody has connected it and found it right."""
    account = cast.accounts.law
    credential = Credential(server.token, account=str(server.account["id"]), server=server.url)
    profile = connector("mastodon", App(url=server.url)).profile(credential)
    found = Connection(credential, profile, sha256(server.picture).hexdigest())
    Account.objects.filter(pk=account.pk).update(handle=profile.handle, name=profile.name, bio=profile.bio)
    account.refresh_from_db()
    return Channel.objects.create(
        account=account, state="connected", sealed=sealing.seal(credential, account), server=server.url,
        remote_id=profile.id, baseline=found.baseline, baseline_at=timezone.now(),
    )  # fmt: skip
