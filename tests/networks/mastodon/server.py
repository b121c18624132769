"""A faithful Mastodon server: the one that the demonstration runs, with faults on demand.

What was checked against which document stands in `pedel.desk.demo.network`. Nobody could check here how a
real server words its refusals in languages other than English, or how long it works on a film.
"""

from __future__ import annotations

from networks.faulty import Answer, FaultyServer, Request
from pedel.desk.demo.network import Network
from pedel.desk.demo.network.asking import Asked
from pedel.desk.demo.network.statuses import change

HANDLE = "law@social.rijnmeer.example"


class MastodonServer(FaultyServer):
    """Further faults, all without doing anything: "429_reset" (says when in `reset`), "422_dutch", "302",
    "500_again", and "body": the answer is `body`.
    """

    SENDS = ("POST", r"/api/v1/statuses")

    def __init__(self, **wishes) -> None:
        super().__init__()
        self.network = Network(**wishes)
        self.account = self.network.account(HANDLE, "Rijnmeer Law", "Research & lectures.\nExplained.")
        self.reset, self.body = "", b""
        self.token = self.network.token(HANDLE)

    def act(self, request: Request) -> Answer:
        asked = Asked(request.method, request.path, request.query, request.headers, request.body)
        given = self.network.answer(asked)
        return Answer(given.body, given.status, given.headers, given.content_type)

    def other_fault(self, name: str, request: Request) -> Answer:
        if name == "429_reset":
            return Answer({"error": "Too many requests"}, 429, {"X-RateLimit-Reset": self.reset})
        if name == "422_dutch":
            return Answer({"error": "Validatie mislukt: Tekst over de limiet van 500 tekens"}, 422)
        if name == "302":
            return Answer(b"", 302, {"Location": "https://elsewhere.example/"}, "text/html")
        if name == "500_again":  # mastodon/mastodon, issue 40399: the second time with a key is an error
            return Answer({"error": "Something went wrong"}, 500)
        if name == "body":
            return Answer(self.body)
        return super().other_fault(name, request)

    def texts(self) -> list[str]:
        with self.network.open() as store:
            return [row["text"] for row in store.all("SELECT text FROM open_statuses ORDER BY id")]

    def add(self, text: str, at: str) -> None:
        """A status of the account, posted at a time."""
        with self.network.open() as store:
            number = store.new_id()
            store.put(
                "statuses",
                id=number,
                account_id=self.account["id"],
                text=text,
                spoiler_text="",
                visibility="public",
                is_sensitive=0,
                made_at=at,
            )

    def change(self, number: str, text: str) -> None:
        with self.network.open() as store:
            change(store, int(number), text=text)

    def disable(self) -> None:
        """As a moderator does."""
        with self.network.open() as store:
            store.change("accounts", self.account["id"], is_disabled=1)

    def give_token(self, scopes: str) -> str:
        with self.network.open() as store:
            token = f"token for {scopes}".replace(" ", "-")
            store.put("tokens", token=token, client_id="other", account_id=self.account["id"], scopes=scopes)
            return token
