"""What every connector has to do, whatever its network: the same tests for all of them.

A network's `test_contract.py` has a `bench` fixture that gives a Bench, and `class TestIt(Contract)`.
"""

from __future__ import annotations

import hashlib
import io
from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PIL import Image

from networks.faulty import FaultyServer
from pedel.networks import Connector, Credential, Media, NetworkError, Post, Receipt, Trouble

HARD = (
    "Één dag \U0001f469\U0001f3fd\u200d\U0001f52c op de Universiteit — naïve façade, שלום, 日本語, e\u0301.\n"
    "Tweede regel & <b>geen</b> opmaak"
)
NOW = datetime.now(UTC).replace(microsecond=0)


def picture(width: int = 640, height: int = 400, kind: str = "PNG") -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (30, 90, 160)).save(out, kind)
    return out.getvalue()


def media(content: bytes | None = None, alt: str = "A blue field", **fields: object) -> Media:
    content = picture() if content is None else content
    usual = {
        "name": "field.png",
        "media_type": "image/png",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "open": lambda: io.BytesIO(content),
        "width": 640,
        "height": 400,
    }
    return Media(**{**usual, "alt": alt, **fields})


def post(
    text: str = "The library opens at nine.", key: str = "0123456789abcdef0123", **fields: object
) -> Post:
    return Post(**{"key": key, "created_at": NOW, "text": text, "language": "en", **fields})


class Bench(ABC):
    """A network under test: its connector, a credential that works, and the server behind it."""

    connector: Connector
    credential: Credential
    server: FaultyServer
    is_idempotent = False
    """Whether the network itself takes the same post (the same key) only once."""
    keeps_text = True
    """Whether `look` gives the text exactly as it was sent."""

    def post(self, text: str = "The library opens at nine.", **fields: object) -> Post:
        """A post that this network takes; override it where one needs a picture or a title."""
        return post(text, **fields)

    @abstractmethod
    def texts(self) -> list[str]:
        """The texts of what stands publicly on the account at the network now, the oldest first."""

    @abstractmethod
    def earlier(self, text: str) -> None:
        """Puts a post with this text there as if it had been sent an hour before NOW."""

    @abstractmethod
    def too_long(self) -> str:
        """A text that the network itself refuses as too long."""

    @abstractmethod
    def wrong(self) -> Credential:
        """A credential that the network does not know."""

    @abstractmethod
    def expired(self) -> Credential | None:
        """One whose access has ended and that can be refreshed; None where access does not end."""

    @abstractmethod
    def change_elsewhere(self, receipt: Receipt, text: str) -> bool:
        """Changes a post at the network itself; False where it knows no changing."""

    def send(self, given: Post, credential: Credential | None = None) -> Receipt:
        """Prepares the media and sends, as the ledger does."""
        with_it = credential or self.credential
        prepared = [self.connector.prepare(with_it, one) for one in given.media]
        return self.connector.publish(with_it, given, prepared)

    def fails(self, given: Post | None = None, credential: Credential | None = None) -> NetworkError:
        with pytest.raises(NetworkError) as caught:
            self.send(given or self.post(), credential)
        assert self.credential.access not in f"{caught.value!r} {caught.value.detail}"
        return caught.value


@pytest.mark.usefixtures("_patience")
class Contract:
    @pytest.fixture
    def _patience(self, monkeypatch):
        """A machine may be busy; less than HOLD all the same."""
        monkeypatch.setattr("pedel.networks.http.TIMEOUT", 20.0)

    def test_it_publishes_once_and_gives_a_receipt(self, bench):
        receipt = bench.send(bench.post())
        assert bench.texts() == ["The library opens at nine."]
        assert receipt.id
        assert receipt.url.startswith("http")
        assert receipt.at is None or receipt.at.utcoffset() is not None

    def test_it_tells_when_the_account_last_posted_or_nothing(self, bench):
        assert bench.connector.newest(bench.credential) is None
        bench.send(bench.post())
        newest = bench.connector.newest(bench.credential)
        assert (newest is not None) == bench.connector.tells_newest
        assert newest is None or abs(newest - datetime.now(UTC)) < timedelta(hours=1)

    def test_it_sends_pictures_with_their_alternative_text(self, bench):
        if bench.connector.pictures is None:
            pytest.skip("this network has no pictures")
        receipt = bench.send(bench.post(media=(media(url=f"{bench.server.url}/files/field.png"),)))
        seen = bench.connector.look(bench.credential, receipt)
        assert "A blue field" in seen.alts

    def test_it_keeps_every_character(self, bench):
        receipt = bench.send(bench.post(HARD))
        assert bench.texts() == [HARD]
        if bench.keeps_text:
            assert bench.connector.look(bench.credential, receipt).text == HARD

    def test_a_time_is_the_same_in_every_zone(self, bench):
        elsewhere = NOW.astimezone(timezone(timedelta(hours=-9)))
        bench.send(bench.post())
        found = bench.connector.find(bench.credential, bench.post(created_at=elsewhere))
        assert found is not None or not bench.connector.finds

    def test_it_tells_that_a_text_is_too_long(self, bench):
        error = bench.fails(bench.post(bench.too_long()))
        assert (error.trouble, error.outcome, error.permanent) == (Trouble.TOO_LONG, "definite", True)
        assert bench.texts() == []

    def test_it_tells_that_a_token_is_wrong(self, bench):
        error = bench.fails(credential=bench.wrong())
        assert (error.trouble, error.outcome, error.permanent) == (Trouble.TOKEN, "definite", True)

    def test_it_refreshes_what_has_expired_and_keeps_the_rest(self, bench):
        if (old := bench.expired()) is None:
            pytest.skip("access does not end on this network")
        assert bench.fails(credential=old).trouble == Trouble.TOKEN
        fresh = bench.connector.refresh(old)
        assert (fresh.account, fresh.server) == (old.account, old.server)
        assert fresh.refresh or not old.refresh
        assert bench.send(bench.post(), fresh).id

    def test_it_tells_when_to_come_again(self, bench):
        bench.server.fault("429", retry_after=7)
        error = bench.fails()
        assert (error.trouble, error.outcome, error.permanent) == (Trouble.RATE, "definite", False)
        assert 6 <= error.retry_after <= 7
        assert bench.texts() == []

    def test_it_tells_that_the_network_is_down(self, bench):
        bench.server.fault("503")
        error = bench.fails()
        assert (error.trouble, error.outcome, error.permanent) == (Trouble.DOWN, "definite", False)

    @pytest.mark.parametrize("fault", ["500", "cut_before", "html"])
    def test_it_looks_and_finds_that_nothing_went_out(self, bench, fault):
        bench.server.fault(fault)
        error = bench.fails()
        assert (error.outcome, error.permanent) == ("unknown", False)
        assert bench.connector.find(bench.credential, bench.post()) is None
        assert bench.texts() == []

    @pytest.mark.parametrize("fault", ["500_after", "cut_after", "slow_after", "html_after"])
    def test_it_looks_and_finds_that_it_went_out(self, bench, fault, monkeypatch):
        if fault == "slow_after":
            monkeypatch.setattr("pedel.networks.http.TIMEOUT", 2.0)
        bench.server.fault(fault)
        error = bench.fails()
        assert error.outcome == "unknown"
        assert error.trouble in (Trouble.CUT, Trouble.DOWN, Trouble.NONSENSE)
        assert bench.texts() == ["The library opens at nine."]
        if bench.connector.finds:
            found = bench.connector.find(bench.credential, bench.post())
            assert found.url.startswith("http")
            assert bench.connector.look(bench.credential, found) is not None

    def test_it_never_tries_by_itself(self, bench):
        bench.server.fault("503")
        bench.fails()
        assert len(bench.server.asked(*bench.server.SENDS)) == 1

    def test_the_same_key_is_the_same_post(self, bench):
        if not bench.is_idempotent:
            pytest.skip("this network takes the same post twice; the ledger looks first")
        assert bench.send(bench.post()).id == bench.send(bench.post()).id
        assert len(bench.texts()) == 1

    def test_the_same_words_of_an_hour_ago_are_another_post(self, bench):
        bench.earlier("The library opens at nine.")
        bench.server.fault("cut_before")
        bench.fails()
        assert bench.connector.find(bench.credential, bench.post()) is None

    def test_it_sees_what_was_changed_there(self, bench):
        receipt = bench.send(bench.post())
        if not bench.change_elsewhere(receipt, "The library opens at ten."):
            pytest.skip("posts cannot be changed on this network")
        assert bench.connector.look(bench.credential, receipt).text == "The library opens at ten."

    def test_it_changes_a_post(self, bench):
        if not bench.connector.edits:
            pytest.skip("this connector changes no posts")
        receipt = bench.send(bench.post())
        changed = replace(bench.post(), text="The library opens at ten.")
        bench.connector.edit(bench.credential, receipt, changed)
        assert bench.texts() == ["The library opens at ten."]

    def test_it_takes_back_and_sees_that_it_is_gone(self, bench):
        receipt = bench.send(bench.post())
        bench.connector.withdraw(bench.credential, receipt)
        assert bench.texts() == []
        assert bench.connector.look(bench.credential, receipt) is None
        bench.connector.withdraw(bench.credential, receipt)

    def test_it_continues_a_thread(self, bench):
        if not bench.connector.threads:
            pytest.skip("this network has no threads")
        first = bench.send(bench.post("First of two.", key="1" * 20))
        second = bench.post("Second of two.", key="2" * 20, answers=first.id, root=first.id)
        assert bench.send(second).id != first.id
        assert bench.texts() == ["First of two.", "Second of two."]

    def test_it_knows_the_profile(self, bench):
        profile = bench.connector.profile(bench.credential)
        assert profile.id
        assert profile.handle

    def test_nobody_reads_a_credential(self, bench):
        shown = f"{bench.credential!r} {bench.credential}"
        assert bench.credential.access not in shown
        assert not bench.credential.refresh or bench.credential.refresh not in shown
