"""What Instagram and Threads have in common: how an account publishes, and how its posts are read.

A container is made, Meta works on it, and then it is published. A container is not public and expires after
24 hours ("Content Publishing", "Posts"), so that making one again does no harm; what is sent once is
`creation_id`, and a container that is out is not published again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .base import Network
from .errors import NetworkError, Trouble
from .graph import Graph
from .graph_errors import SUBCODES
from .graph_reading import each, inner, moment, same, since
from .posting import Post, Profile, Receipt, Seen
from .waiting import until_ready

PAUSE, PATIENCE = 1.0, 45.0
"""Seconds between two looks at a container, and for all of them. Ours: pictures take seconds."""
FILM_PAUSE, FILM_PATIENCE = 10.0, 300.0
"""The same for films: Meta advises five minutes at most ("Content Publishing", "Troubleshooting")."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account and the names that its network gives to things.

    `edge` is where containers are made ("media"), `status` and `reason` what tells of them, `words` the field
    of a post's text, `home` the address that stands in for a permalink that cannot be read.
    """

    graph: Graph
    token: str = field(repr=False)
    id: str
    edge: str
    status: str
    reason: str
    words: str
    home: str

    @property
    def fields(self) -> str:
        """What is read of a post."""
        return f"id,{self.words},timestamp,permalink"

    def profile(self, network: Network, bio: str, avatar: str) -> Profile:
        """What the network shows of the account, with its names for the text and the picture of a profile.

        VERSION where the version in the settings has ended.
        """
        asked = {"fields": f"id,username,name,{bio},{avatar}"}
        answer = self.graph.answer("GET", self.id, self.token, asked)
        user = self.graph.read(answer)
        self.graph.current(answer)
        handle = str(user.get("username") or "")
        return Profile(
            id=str(user.get("id") or self.id),
            handle=handle,
            name=str(user.get("name") or ""),
            bio=str(user.get(bio) or ""),
            url=network.profile_url(handle),
            avatar_url=str(user.get(avatar) or ""),
        )

    def make(self, given: Mapping[str, str]) -> str:
        """A container that is ready: its id. MEDIA, not permanent, where Meta still works on it."""
        made = self.graph.made(f"{self.id}/{self.edge}", self.token, given)
        pause, patience = (FILM_PAUSE, FILM_PATIENCE) if "video_url" in given else (PAUSE, PATIENCE)
        until_ready(lambda: 0 if self._is_ready(made) else pause, patience)
        return made

    def album(
        self, given: Mapping[str, str], parts: Sequence[str], again: Callable[[], Sequence[str]]
    ) -> str:
        """A container of several. Parts that have expired or are missing are made `again`: none is public."""
        about = {"media_type": "CAROUSEL", **given}
        try:
            if parts and all(parts):
                return self.make({**about, "children": ",".join(parts)})
        except NetworkError as error:
            if error.trouble != Trouble.GONE:
                raise
        return self.make({**about, "children": ",".join(again())})

    def publish(self, container: str) -> Receipt:
        """Publishes a container, once. When looking at the post fails then, it is out all the same."""
        path = f"{self.id}/{self.edge}_publish"
        made = self.graph.made(path, self.token, {"creation_id": container}, is_post=True)
        try:
            shown = self.graph.ask("GET", made, self.token, {"fields": self.fields})
        except NetworkError:
            return Receipt(made, self.home)
        return receipt({"permalink": self.home, **shown, "id": made})

    def same(self, edge: str, post: Post, *more: str) -> Iterator[dict[str, Any]]:
        """The posts since `created_at` with the same words, the newest first, with `more` fields."""
        asked = {"fields": ",".join((self.fields, *more)), "since": since(post)}
        return same(self.graph.rows(f"{self.id}/{edge}", self.token, asked), post, "timestamp", self.words)

    def see(self, receipt: Receipt) -> Seen | None:
        """A post with the alternative texts of its pictures; None where Meta says that it is not there."""
        asked = {"fields": f"{self.fields},alt_text,children{{alt_text}}"}
        row = self.graph.found(receipt.id, self.token, asked)
        if row is None:
            return None
        parts = each(inner(row, "children", "data")) or [row]
        alts = tuple(str(part["alt_text"]) for part in parts if part.get("alt_text"))
        text = str(row.get(self.words) or "")
        return Seen(receipt.id, str(row.get("permalink") or receipt.url), text, alts)

    def _is_ready(self, container: str) -> bool:
        """Whether a container can be published; MEDIA where it never will be."""
        asked = {"fields": f"{self.status},{self.reason}"}
        body = self.graph.ask("GET", container, self.token, asked)
        state = str(body.get(self.status) or "IN_PROGRESS")
        if state in ("FINISHED", "IN_PROGRESS"):
            return state == "FINISHED"
        raise _failed(state, str(body.get(self.reason) or ""))


def _failed(state: str, said: str) -> NetworkError:
    """A container that will not become ready: ERROR with a reason, or EXPIRED."""
    number = re.search(r"\d{7}", said)
    means = SUBCODES.get(int(number.group())) if number else None
    is_wrong = means.is_permanent if means else said.startswith("INVALID_")
    return NetworkError(Trouble.MEDIA, said or state, permanent=is_wrong)


def receipt(row: Mapping[str, Any]) -> Receipt:
    """A post as Meta gives it."""
    return Receipt(str(row["id"]), str(row.get("permalink") or ""), moment(row.get("timestamp")))
