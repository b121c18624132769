"""Whatever happens in whatever order: no post twice, none lost, and the ledger tells the truth."""

from __future__ import annotations

import secrets
from collections import Counter
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine as machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from desk.publishing.conftest import end_leases
from pedel.desk.accounts.models import Hold
from pedel.desk.approvals.models import Request
from pedel.desk.drafts import content as contents
from pedel.desk.drafts.models import Draft, Revision, Target
from pedel.desk.publishing import delivering, ledger, planning, settling, working
from pedel.desk.publishing.models import Delivery, Part
from pedel.networks import Connector, Credential, NetworkError, Receipt, Trouble

SETTINGS = settings(
    max_examples=20,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
MOODS = st.sampled_from(["well", "taken", "lost", "busy", "no", "dies", "dies_late"])
REACHED = Counter()
"""How often each state came up: a machine that never gets anywhere would prove nothing."""
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Model(Connector):
    """A network as a list of posts. `mood` says what becomes of the next post."""

    way, threads, finds, per_minute = "none", True, True, 1000

    def __init__(self) -> None:
        self.posts: list[str] = []
        self.mood = "well"

    def publish(self, credential, post, prepared=()):
        mood, self.mood = self.mood, "well"
        if mood in ("well", "taken"):
            self.posts.append(post.key)
        if mood == "taken" or mood == "lost":
            raise NetworkError(Trouble.CUT, outcome="unknown")
        if mood == "busy":
            raise NetworkError(Trouble.RATE, retry_after=30)
        if mood == "no":
            raise NetworkError(Trouble.REFUSED, permanent=True)
        if mood == "dies":
            raise KeyboardInterrupt  # as good as kill -9: nothing is written down
        if mood == "dies_late":
            self.posts.append(post.key)
            raise KeyboardInterrupt
        return Receipt(f"id-{post.key}", f"https://model.example/{post.key}")

    def find(self, credential, post):
        return Receipt(f"id-{post.key}") if post.key in self.posts else None

    def profile(self, credential):
        raise AssertionError("sending asks for nothing of this")

    def look(self, credential, receipt):
        raise AssertionError("sending asks for nothing of this")

    def withdraw(self, credential, receipt):
        raise AssertionError("sending asks for nothing of this")


class Ledger(RuleBasedStateMachine):
    """Deliveries of one and of several posts, a network with moods, workers that die, holds and time."""

    cast: SimpleNamespace

    def __init__(self) -> None:
        super().__init__()
        self.network = Model()
        self.stack = ExitStack()
        self.clock = self.stack.enter_context(machine.travel(START, tick=False))
        self.time = START
        self.stack.enter_context(transaction.atomic())
        patch = self.stack.enter_context(pytest.MonkeyPatch.context())
        for place in (delivering, settling):
            patch.setattr(place, "connector_for", lambda _account: self.network)
        patch.setattr("pedel.networks.connector", lambda _name, _app=None: self.network)
        patch.setattr(delivering, "_credential", lambda *_: Credential(""))
        patch.setattr(settling, "_credential", lambda *_: Credential(""))
        self.claimed: Delivery | None = None
        self.approve(1, 0)
        self.approve(2, 30)

    def teardown(self) -> None:
        REACHED["posts"] += len(self.network.posts)
        transaction.set_rollback(True)
        self.stack.close()

    @rule(posts=st.integers(1, 3), ahead=st.sampled_from((0, 0, 30, 90)))
    def approve(self, posts: int, ahead: int) -> None:
        text = "\n---\n".join(f"Post {number} of {secrets.token_hex(4)}" for number in range(posts))
        draft = _approved(self.cast, text, self.time + timedelta(minutes=ahead) if ahead else None)
        planning.plan(draft)

    @rule(moods=st.lists(MOODS, min_size=1, max_size=3), minutes=st.integers(1, 20))
    def work(self, moods: list[str], minutes: int) -> None:
        for mood in moods:
            self.network.mood = mood
            while (found := ledger.claim("worker")) is not None:
                self._deliver(found)
            self.pass_time(minutes)

    @rule()
    def claim(self) -> None:
        self.claimed = ledger.claim("slow worker") or self.claimed

    @rule(mood=MOODS)
    def go_on_with_what_was_claimed(self, mood: str) -> None:
        self.network.mood = mood
        if self.claimed is not None:
            self._deliver(self.claimed)
            self.claimed = None

    @rule()
    def take_over(self) -> None:
        end_leases()
        working.recover()

    @rule(minutes=st.integers(1, 15))
    def look(self, minutes: int) -> None:
        self.pass_time(minutes)
        settling.settle_unknown()

    @rule()
    def hold_for_a_moment(self) -> None:
        hold = Hold.objects.create(scope="everything", reason="storm")
        sent = len(self.network.posts)
        self.work(["well"], 1)
        assert len(self.network.posts) == sent
        Hold.objects.filter(pk=hold.pk).update(lifted_at=timezone.now())

    @rule()
    def plan(self) -> None:
        planning.plan_all()

    @invariant()
    def nothing_is_there_twice(self) -> None:
        assert len(self.network.posts) == len(set(self.network.posts))

    @invariant()
    def the_ledger_tells_the_truth(self) -> None:
        there = set(self.network.posts)
        for part in Part.objects.select_related("delivery"):
            if part.remote_id:
                assert part.key in there
            elif part.key in there:  # it may be there, and the ledger says so
                assert part.delivery.state in ("sending", "unknown")
        for one in Delivery.objects.filter(state="published").prefetch_related("parts"):
            assert {part.key for part in one.parts.all()} <= there

    @invariant()
    def nothing_is_lost(self) -> None:
        REACHED.update(Delivery.objects.values_list("state", flat=True))
        known = ("queued", "leased", "sending", "unknown", "published", "missed", "failed")
        assert not Delivery.objects.exclude(state__in=known).exists()
        stuck = Delivery.objects.filter(state__in=("leased", "sending"), lease_until=None)
        assert not stuck.exists()

    def pass_time(self, minutes: int) -> None:
        self.time += timedelta(minutes=minutes)
        self.clock.move_to(self.time)

    def _deliver(self, delivery: Delivery) -> None:
        with suppress(KeyboardInterrupt):
            delivering.deliver(delivery)


def _approved(cast: SimpleNamespace, text: str, planned_for: datetime | None) -> Draft:
    draft = Draft.objects.create(
        unit=cast.units.law, author=cast.emma, text=text, planned_for=planned_for, state="approved"
    )
    Target.objects.create(draft=draft, account=cast.accounts.law)
    exact = contents.canonical(contents.content(draft))
    revision = Revision.objects.create(
        draft=draft, number=1, content=exact, digest=contents.digest(exact), frozen_by=cast.emma
    )
    now = timezone.now()
    Request.objects.create(
        revision=revision,
        digest=revision.digest,
        state="approved",
        asked_by=cast.emma,
        decided_at=now,
        expires_at=now + timedelta(days=30),
    )
    return draft


def test_the_ledger_never_doubles_or_loses_a_post(cast):
    Ledger.cast = cast
    run_state_machine_as_test(Ledger, settings=SETTINGS)
    assert {"published", "unknown", "queued", "missed", "failed", "sending"} <= set(REACHED), REACHED
    assert REACHED["posts"] > 3
