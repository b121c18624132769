"""YouTube under test: the connector, its server, and a channel that is connected."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx

from networks.contract import NOW, Bench, media, post
from networks.youtube.server import BACK, CHANNEL, ID, SCOPE, SECRET, UPLOADS, YouTubeServer
from pedel.networks import App, Credential, connector

FILM = b"\x00\x00\x00\x18ftypmp42" + bytes(range(256)) * 8


def film(content=FILM, **fields):
    """A film as far as the protocol goes: YouTube itself would look into it."""
    return media(content, **{"name": "open-day.mp4", "media_type": "video/mp4", "alt": "", **fields})


class YouTubeBench(Bench):
    def __init__(self, server: YouTubeServer):
        self.server = server
        self.app = App(client_id=ID, client_secret=SECRET, url=server.url)
        self.connector = connector("youtube", self.app)
        self.credential = self.given()

    def given(self, scope=SCOPE, seconds=3599) -> Credential:
        """A credential as Google gives it to whoever said yes."""
        access = self.server.access(scope, seconds)["access_token"]
        refresh = f"refresh-{len(self.server.refreshes)}"
        self.server.refreshes[refresh] = scope
        ends = datetime.now(UTC) + timedelta(seconds=seconds)
        return Credential(access, refresh, ends, scopes=(scope,), account=CHANNEL, extra={"uploads": UPLOADS})

    def post(self, text="The library opens at nine.", **fields):
        return post(text, **{"media": (film(),), **fields})

    def texts(self):
        return [one["snippet"]["description"] for one in self.server.public()]

    def earlier(self, text):
        shown = {"title": text, "description": text}
        self.server.put({"snippet": shown}, at=NOW - timedelta(hours=1))

    def too_long(self):
        return "é" * 2501

    def wrong(self):
        return replace(self.credential, access="nobody-gave-this")

    def expired(self):
        return self.given(seconds=-1)

    def change_elsewhere(self, receipt, text):
        self.server.videos[receipt.id]["snippet"]["description"] = text
        return True

    def consent(self):
        """Goes to Google's page as a browser would, and comes back with what Google says."""
        consent = self.connector.begin(BACK, "state-1", "")
        answer = httpx.get(consent.url)
        return consent, dict(parse_qsl(urlsplit(answer.headers["location"]).query))
