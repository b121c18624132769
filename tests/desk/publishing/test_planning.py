"""What was let through is planned once, from what was frozen, and follows what happens to its draft."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from desk.publishing.conftest import connected, now, posts, send, take
from pedel import networks
from pedel.desk.approvals import actions as approvals
from pedel.desk.approvals.jobs import tidy
from pedel.desk.approvals.models import Request
from pedel.desk.approvals.standing import label, standing
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.publishing import actions, planning
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict

HOUR = timedelta(hours=1)


def edit(person, draft, text="Something else altogether, on Monday."):
    fresh = Draft.objects.get(pk=draft.pk)
    return drafts.save(Actor(person), fresh, version=fresh.version, writing=Writing(text, language="en"))


def states():
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


def test_it_plans_each_account_once(approved, cast):
    draft = approved(accounts=[cast.accounts.law, cast.accounts.sky])
    for _ in range(3):
        planning.plan_all()
    assert sorted(d.account_id for d in Delivery.objects.all()) == sorted(
        (cast.accounts.law.pk, cast.accounts.sky.pk)
    )
    assert {d.digest for d in Delivery.objects.all()} == {draft.revisions.get().digest}
    assert all(len(d.key) == 20 for d in Delivery.objects.all())


def test_it_plans_nothing_that_nobody_let_through(ask, channel):
    ask()
    planning.plan_all()
    assert states() == []


def test_it_plans_what_was_cleared_within_a_mandate(write, agree, cast, channel, server):
    agree()
    approvals.clear(Actor(cast.emma), write())
    planning.plan_all()
    send()
    assert states() == ["published"]


def test_it_waits_for_the_planned_time(planned, server):
    delivery = planned(planned_for=timezone.now() + HOUR)
    assert delivery.next_try_at == delivery.due_at
    assert send() == 0
    assert posts(server) == 0


def test_an_edit_takes_it_out_of_the_line(planned, cast, server):
    delivery = planned()
    edit(cast.emma, delivery.revision.draft)
    planning.plan_all()
    assert (now(delivery).state, now(delivery).trouble) == ("cancelled", "edited")
    assert send() == 0


def test_an_edit_just_before_the_mark_stops_it(planned, cast, server):
    delivery = planned()
    edit(cast.emma, delivery.revision.draft)
    assert send() == 1
    assert now(delivery).state == "cancelled"
    assert posts(server) == 0


def test_what_is_let_through_anew_is_planned_anew(planned, cast, server, ask):
    first = planned()
    draft = edit(cast.emma, first.revision.draft)
    request = approvals.ask(Actor(cast.emma), Draft.objects.get(pk=draft.pk))
    approvals.approve(Actor(cast.anna), request, digest=request.digest)
    planning.plan_all()
    send()
    assert states() == ["cancelled", "published"]
    assert server.texts() == ["Something else altogether, on Monday."]


def test_anchor_16_a_late_approval_never_publishes_at_once(cast, ask, channel, server, time_machine):
    start = timezone.now()
    request = ask(planned_for=start + HOUR)
    time_machine.move_to(start + 2 * HOUR)
    approvals.approve(Actor(cast.anna), request, digest=request.digest)
    planning.plan_all()
    send()
    assert (states(), posts(server)) == ([], 0)
    approvals.set_time(Actor(cast.emma), request, time=start + 3 * HOUR)
    planning.plan_all()
    send()
    assert (states(), posts(server)) == (["queued"], 0)
    time_machine.move_to(start + 3 * HOUR)
    send()
    assert (states(), posts(server)) == (["published"], 1)


def test_what_missed_its_time_asks_for_a_new_one(planned, cast, server, time_machine):
    start = timezone.now()
    delivery = planned(planned_for=start + HOUR)
    time_machine.move_to(start + 3 * HOUR)
    planning.plan_all()
    assert now(delivery).state == "missed"
    assert send() == 0
    assert cast.emma.notices.filter(kind="publishing.missed").count() == 1


def test_what_was_claimed_too_late_asks_for_a_new_time(planned, server, time_machine):
    start = timezone.now()
    delivery = planned(planned_for=start + HOUR)
    time_machine.move_to(start + 3 * HOUR)
    assert send() == 1
    assert (now(delivery).state, now(delivery).trouble) == ("missed", "late")
    assert posts(server) == 0


def test_the_time_given_on_the_approvals_page_holds_for_the_delivery(planned, cast, server, time_machine):
    start = timezone.now()
    delivery = planned(planned_for=start + HOUR)
    time_machine.move_to(start + 3 * HOUR)
    planning.plan_all()
    request = Request.objects.get()
    approvals.set_time(Actor(cast.emma), request, time=start + 4 * HOUR)
    planning.plan_all()
    assert (now(delivery).state, now(delivery).due_at) == ("queued", start + 4 * HOUR)


def test_a_sent_draft_cannot_be_edited_withdrawn_or_put_away(planned, cast, server):
    delivery = planned()
    send()
    draft, request = delivery.revision.draft, Request.objects.get()
    with pytest.raises(Conflict, match="It has gone out"):
        edit(cast.emma, draft)
    with pytest.raises(Conflict, match="It has gone out"):
        drafts.discard(Actor(cast.emma), draft)
    with pytest.raises(Conflict, match="It has gone out"):
        drafts.freeze(Actor(cast.emma), draft)
    with pytest.raises(Conflict, match="It has gone out"):
        approvals.withdraw(Actor(cast.emma), request)


def test_a_used_approval_neither_ends_nor_falls(planned, server, time_machine):
    planned()
    send()
    time_machine.move_to(timezone.now() + timedelta(days=400))
    tidy()
    request = Request.objects.select_related("revision__draft").get()
    assert (request.state, standing(request)) == ("approved", "approved")
    assert label(request, "approved") == "approved, and gone out"


def test_the_other_account_still_goes_out_when_the_draft_is_sent(approved, cast, server):
    connected(cast.accounts.science, server)
    other = cast.accounts.sky
    type(other).objects.filter(pk=other.pk).update(network="mastodon", handle="other@social.example")
    other.refresh_from_db()
    connected(other, server)
    draft = approved(accounts=[cast.accounts.law, other])
    planning.plan(draft)
    send()
    send()
    assert states() == ["published", "published"]
    assert posts(server) == 2


def test_a_network_without_a_connector_says_so(approved, cast, server, monkeypatch):
    draft = approved()
    monkeypatch.setattr(networks, "connects", lambda _name: False)
    delivery = planning.plan(draft)[0]
    send()
    assert (now(delivery).state, now(delivery).trouble) == ("failed", "no_connector")


def test_two_workers_plan_it_once(approved, at_once):
    draft = approved()
    found = at_once(*(lambda: planning.plan(draft) for _ in range(4)))
    assert Delivery.objects.count() == 1, found


def test_a_text_is_parted_at_lines_of_three_dashes_only():
    assert networks.parts("One\n---\nTwo\n----\nstill two\n---\n\n---\nThree") == [
        "One", "Two\n----\nstill two", "Three",
    ]  # fmt: skip
    assert networks.parts("a --- b") == ["a --- b"]
    assert networks.parts("---\n---") == ["---\n---"]


def test_nobody_has_it_twice(planned, server):
    planned()
    assert take() is not None
    assert take("another") is None


def test_a_time_needs_to_be_ahead(planned, cast):
    with pytest.raises(ValidationError):
        actions.set_time(Actor(cast.emma), planned(), time=timezone.now() - HOUR)
