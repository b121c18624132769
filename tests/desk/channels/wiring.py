"""Connecting an account to a server that stands for its network, without its pages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import networks.x.server as x_server
from networks.contract import picture
from networks.faulty import Answer
from pedel.desk.accounts.models import Channel
from pedel.desk.channels import actions, sealing
from pedel.desk.channels.connection import Connection
from pedel.desk.configuration import NetworkApp
from pedel.desk.record.acting import Actor
from pedel.networks import Credential, Profile

KEY = "Zq3vB0n8yJ5cW1eRk7TgLx4uH2sPmD9aQf6oNiYtVbE="
OTHER_KEY = "p8Xw2LcR5mVt9ZbK1qYg7HsJ4nDf0EuA6oTiPxCrMvQ="


def app_of(server) -> NetworkApp:
    return NetworkApp(name="x", client_id=x_server.ID, client_secret=x_server.SECRET, url=server.url)


class Network(x_server.XServer):
    """The network with the pictures of its profiles, which else stand on a host of their own."""

    def __init__(self):
        super().__init__()
        self.avatar = picture(120, 120)
        self.route("GET", "/law.png", lambda request: Answer(self.avatar, content_type="image/png"))

    def me(self, request):
        said = super().me(request)
        said["data"]["profile_image_url"] = f"{self.url}/law.png"
        return said


class Wire:
    """A connected account: its channel and the server behind it."""

    def __init__(self, server, account, cast):
        self.server, self.account = server, account
        self.by = Actor(cast.olga)
        self.connect()

    def connect(self, credential: Credential | None = None, **fields) -> Channel:
        given, who = replace(credential or self.given(), **fields), x_server.WHO
        url = f"https://x.com/{who['username']}"
        shown = Profile(who["id"], who["username"], who["name"], "We teach law.", url)
        Channel.objects.get_or_create(account=self.account)
        return actions.connected(self.by, self.account, connection=Connection(given, shown))

    def given(self, minutes: float = 120) -> Credential:
        """A credential as the network gives it, that ends after so many minutes."""
        scopes = ("tweet.read", "tweet.write", "users.read", "media.write", "offline.access")
        said = self.server.pair(scopes, minutes * 60)
        return Credential(
            access=said["access_token"],
            refresh=said["refresh_token"],
            expires_at=datetime.now(UTC) + timedelta(minutes=minutes),
            scopes=scopes,
            account=x_server.WHO["id"],
            extra={"handle": x_server.WHO["username"]},
        )

    @property
    def channel(self) -> Channel:
        return Channel.objects.get(account=self.account)

    @property
    def credential(self) -> Credential:
        return sealing.open_(self.channel.sealed, self.account)

    def refreshes(self) -> int:
        return len(self.server.asked("POST", "/2/oauth2/token"))
