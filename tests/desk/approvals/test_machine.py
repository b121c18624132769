"""Whatever is done in whatever order: no editor says yes to their own, no approved draft has another text."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from desk import cast as cast_module
from desk.approvals.ready import answered
from pedel.desk.accounts.models import Membership
from pedel.desk.approvals import actions, jobs
from pedel.desk.approvals.models import Decision, Request
from pedel.desk.approvals.readiness import ready
from pedel.desk.approvals.standing import is_as_frozen, standing
from pedel.desk.drafts.actions import create, save
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied

NAMES = "Anna Dirk Emma Stan Olga Sander".split()
"""Anna and Stan are approvers, Dirk is deputy, and all but Stan and Sander write on the account too."""
TEXTS = ["The library opens at nine.", "The library opens at ten.", "Coffee is free."]
people = st.sampled_from(NAMES)
writers = st.sampled_from("Emma Emma Olga Anna Dirk Stan".split())
recent = st.sampled_from([0, 0, 0, 1, 2])
SETTINGS = settings(
    max_examples=15,
    stateful_step_count=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


REACHED = Counter()
"""How often each state came up: a machine that never gets anywhere would prove nothing."""


class Approval(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        cast = cast_module.assemble()
        for name in ("anna", "dirk"):
            Membership.objects.create(
                account=cast.accounts.law, person=getattr(cast, name), part="editor", starts="2020-01-01"
            )
        cast.units.law.assignments.create(person=cast.stan, role="approver", starts="2020-01-01")
        writing = Writing(text=TEXTS[0], language="en")
        self.draft = create(Actor(cast.emma), [cast.accounts.law], writing=writing)
        answered(self.draft, cast.emma)
        actions.ask(Actor(cast.emma), self.now)

    def teardown(self):
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    def attempt(self, act, *args, **wishes):
        try:
            with transaction.atomic():
                act(*args, **wishes)
        except (Conflict, Denied):
            pass

    @property
    def now(self):
        return Draft.objects.get(pk=self.draft.pk)

    @rule(name=writers, text=st.sampled_from(TEXTS))
    def edit(self, name, text):
        writing = Writing(text=text, language="en")
        self.attempt(save, _by(name), self.now, version=self.now.version, writing=writing)

    @rule(name=writers)
    def ask(self, name):
        if self.now.answers.exists():
            self.attempt(actions.ask, _by(name), self.now)

    @rule(name=people, which=recent)
    def approve(self, name, which):
        self.decide(name, which, "approve")

    @rule(name=people, which=recent, word=st.sampled_from(["approve", "decline", "ask_back"]))
    def decide(self, name, which, word):
        """On any request there is, also one that is long over."""
        for request in list(Request.objects.order_by("-pk"))[which : which + 1]:
            act = getattr(actions, word)
            self.attempt(act, _by(name), request, digest=request.digest, note="Because.")

    @rule(name=people, which=recent)
    def withdraw(self, name, which):
        for request in list(Request.objects.order_by("-pk"))[which : which + 1]:
            self.attempt(actions.withdraw, _by(name), request)

    @rule()
    def tidy(self):
        jobs.tidy()

    @invariant()
    def nobody_approved_what_they_had_a_hand_in(self):
        for decision in Decision.objects.filter(word="approve").select_related(
            "step__request__revision__draft"
        ):
            request = decision.step.request
            hands = {*request.revision.editors, request.asked_by_id, request.revision.draft.author_id}
            assert decision.person_id not in hands
            assert decision.digest == request.digest == request.revision.digest

    @invariant()
    def what_is_approved_is_what_was_read(self):
        draft = self.now
        good = [r for r in Request.objects.select_related("revision__draft") if standing(r) == "approved"]
        if draft.state == "approved":
            [request] = good
            assert is_as_frozen(draft, request.revision)
        else:
            assert good == []
            assert not ready(draft).ok

    @invariant()
    def it_gets_somewhere(self):
        REACHED.update(standing(r) for r in Request.objects.select_related("revision__draft"))

    @invariant()
    def at_most_one_request_is_alive(self):
        requests = Request.objects.select_related("revision__draft")
        assert sum(standing(request) in ("waiting", "approved") for request in requests) <= 1


def _by(name):
    return Actor(Person.objects.get(name=name))


@pytest.mark.django_db
def test_no_order_of_events_breaks_it():
    assert connection.features.uses_savepoints
    REACHED.clear()
    run_state_machine_as_test(Approval, settings=SETTINGS)
    assert all(REACHED[state] for state in ("waiting", "approved", "declined", "void", "withdrawn")), REACHED
