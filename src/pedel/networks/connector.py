"""What every connector does, whatever its network: connecting, sending, looking, taking back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar

from .base import Network
from .errors import NetworkError, Trouble
from .posting import Media, Post, Profile, Receipt, Seen


@dataclass(frozen=True, slots=True)
class App:
    """The institution's own registration at a network, from its settings.

    `url` is where the interface is reached (empty: the network's usual place; set it for a server of
    one's own, which may then also be on a private address); `version` that of the interface (empty: the
    connector's own); `contact` goes into the user agent, so that a network knows whom to ask.
    """

    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    url: str = ""
    version: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a network's interface and the day on which the network ends it, as far as announced."""

    name: str
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """What opens an account: kept encrypted, never shown, never logged; its repr tells nothing.

    `account` is the network's own id of the account (a DID, a URN, a page id); `server` the base address
    where it lives, for networks of many servers. `expires_at` is when `access` ends, None where it does
    not; `ends_at` when the whole connection ends unless somebody connects again. `extra` holds what else
    the connector needs (all text).
    """

    access: str = field(repr=False)
    refresh: str = field(default="", repr=False)
    expires_at: datetime | None = None
    ends_at: datetime | None = None
    scopes: tuple[str, ...] = ()
    account: str = ""
    server: str = ""
    extra: Mapping[str, str] = field(default_factory=dict, repr=False)

    def renewed(self, newer: Credential) -> Credential:
        """The newer one; what it does not bring along (a refresh token, the account) stays as it was."""
        kept = {
            name: getattr(newer, name) or getattr(self, name)
            for name in ("refresh", "scopes", "account", "server", "ends_at")
        }
        return replace(newer, **kept, extra={**self.extra, **newer.extra})


@dataclass(frozen=True, slots=True)
class Consent:
    """The way to a network's page where somebody lets the desk in.

    `url` is where the browser goes; `memory` is what `finish` needs again (all text, may be secret: a code
    verifier, a client made for this server); the desk keeps it for a few minutes, encrypted.
    """

    url: str
    memory: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class MediaRule:
    """What a network takes of one kind of file: types, bytes, pixels along the longer side, how many in a
    post.
    """

    types: tuple[str, ...]
    bytes: int | None = None
    pixels: int | None = None
    most: int = 1


class Connector(ABC):
    """One network's connector. Made anew for each use, holds no state but `app`; safe in many threads.

    Every method that talks to the network raises NetworkError and nothing else for whatever goes wrong there.
    A method never tries twice by itself: the ledger does that, and knows why.
    """

    network: ClassVar[Network]
    way: ClassVar[str] = "oauth"
    """How an account is connected: "oauth" (a page of the network), "password" (an app password), or "none"
    (the desk serves it itself)."""
    scopes: ClassVar[tuple[str, ...]] = ()
    """What is asked for when connecting, in the network's own words."""
    versions: ClassVar[tuple[Version, ...]] = ()
    """The versions of the interface that this connector has been written against, the newest first."""
    pictures: ClassVar[MediaRule | None] = None
    films: ClassVar[MediaRule | None] = None
    threads: ClassVar[bool] = False
    """Whether a post can follow another as a thread."""
    edits: ClassVar[bool] = False
    """Whether a post can be changed after it went out."""
    finds: ClassVar[bool] = True
    """Whether `find` is reliable: None from it means that the post is not there."""
    tells_newest: ClassVar[bool] = False
    """Whether `newest` can tell when the account last posted."""
    per_minute: ClassVar[int] = 30
    """Posts that the desk sends to one account in a minute at most. The module's docstring gives the
    source."""
    per_day: ClassVar[int | None] = None
    """Posts that the network takes from one account in 24 hours, where it says so."""
    needs_public_media: ClassVar[bool] = False
    """Whether the network fetches pictures itself, from `Media.url`."""
    needs_media: ClassVar[bool] = False
    """Whether there is no post without a picture or film."""
    serves_itself: ClassVar[bool] = False
    """Whether the desk shows the posts itself, so that nothing leaves it and nothing can be refused."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def version(self) -> Version | None:
        """The version in use: the one that is set, with its end where it is known; else the newest."""
        if not self.app.version:
            return self.versions[0] if self.versions else None
        known = {version.name: version for version in self.versions}
        return known.get(self.app.version, Version(self.app.version))

    def begin(self, redirect: str, state: str, handle: str) -> Consent:
        """Where to send the browser of whoever connects the account with this handle (way "oauth").

        `redirect` is where the network sends them back; `state` comes back with them and has been bound
        to them. Uses PKCE (RFC 7636, S256) where the network takes it.
        """
        raise NetworkError(Trouble.NOT_HERE, permanent=True)

    def finish(
        self, redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]
    ) -> Sequence[Credential]:
        """Turns the answer (the query with which they came back) into a credential for each account they
        may use.

        Most networks give one; where somebody keeps several pages, several, and `profile` says which is
        which.
        """
        raise NetworkError(Trouble.NOT_HERE, permanent=True)

    def connect(self, handle: str, secret: str) -> Credential:
        """Signs in with an app password (way "password"), which is not kept where a session is enough."""
        raise NetworkError(Trouble.NOT_HERE, permanent=True)

    def refresh(self, credential: Credential) -> Credential:
        """A fresh credential (`credential.renewed(…)`); the old one where it does not end. TOKEN when it
        is over.
        """
        return credential

    def revoke(self, credential: Credential) -> None:  # noqa: B027  # most have nothing to do here
        """Tells the network that the desk no longer uses the credential; nothing where it offers no such
        thing.
        """

    @abstractmethod
    def profile(self, credential: Credential) -> Profile:
        """What the network shows of the account."""

    def newest(self, credential: Credential) -> datetime | None:
        """When the account last posted on the network, by the desk or otherwise (aware); None where nothing
        stands there, and always where not `tells_newest`.
        """
        return None

    def prepare(self, credential: Credential, media: Media) -> str:
        """Uploads a picture or film before the post and gives its handle there, used again in a further try.

        Outcome is always "definite": what is prepared is not out. Empty where `publish` does it all.
        """
        return ""

    @abstractmethod
    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        """Sends a post, once. `prepared` are the handles of `post.media`, in their order.

        NetworkError with outcome "unknown" when it may have been taken all the same.
        """

    @abstractmethod
    def find(self, credential: Credential, post: Post) -> Receipt | None:
        """Looks whether a post whose outcome is unclear stands there after all; None when it does not.

        Where `finds` is False, None means nothing.
        """

    @abstractmethod
    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        """What the network shows of a post that went out; None when it is not there any more."""

    def edit(self, credential: Credential, receipt: Receipt, post: Post) -> Receipt:
        """Changes the text of a post that went out, where `edits`."""
        raise NetworkError(Trouble.NOT_HERE, permanent=True)

    @abstractmethod
    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        """Takes a post back from the network. What is gone already counts as taken back."""
