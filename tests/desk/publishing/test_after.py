"""After the send: what the network shows later, taking back, putting right."""

import pytest
from django.utils import timezone

from desk.publishing.aftermath import a_bench, a_post, connect, earlier, frozen, planned, sent  # noqa: F401
from pedel.desk.accounts.models import Channel
from pedel.desk.notices.models import Notice
from pedel.desk.publishing import actions, looking, taking_back
from pedel.desk.publishing.models import Correction, Delivery, Withdrawal
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

CHANGED = "The library opens at ten. See https://www.example.org/library"


def fresh(delivery):
    return Delivery.objects.get(pk=delivery.pk)


def told(kind):
    return sorted(str(notice.person) for notice in Notice.objects.filter(kind=kind))


def verbs(*wanted):
    return [entry.verb for entry in Entry.objects.filter(verb__in=wanted).order_by("number")]


def test_it_sees_that_a_post_stands_as_it_was_sent(post):
    looking.look_again()
    assert (fresh(post).seen, post.parts.get().shown) == ("as_sent", post.parts.get().text)
    assert verbs("post.changed_elsewhere", "post.gone") == []


def test_it_looks_after_ten_minutes_a_day_a_week_and_a_month(post):
    now, waits = post.ended_at, []
    while (then := looking.next_look(post, now)) is not None:
        waits.append(then - post.ended_at)
        now = then
    assert tuple(waits) == looking.AFTER


def test_it_tells_once_that_a_post_was_changed_elsewhere(post, bench):
    looking.look_again()
    bench.server.change(post.remote_id, CHANGED)
    for _ in range(3):
        earlier(post, days=2)
        looking.look_again()
    assert (fresh(post).seen, post.parts.get().shown) == ("changed", CHANGED)
    assert verbs("post.changed_elsewhere") == ["post.changed_elsewhere"]
    assert told("publishing.changed_elsewhere") == ["Emma", "Olga"]


def test_it_tells_once_that_a_post_is_gone(post, bench):
    bench.connector.withdraw(bench.credential, looking.receipt_of(post.parts.get()))
    for _ in range(2):
        earlier(post, minutes=20)
        looking.look_again()
    assert fresh(post).seen == "gone"
    assert (verbs("post.gone"), told("publishing.gone")) == (["post.gone"], ["Emma", "Olga"])


def test_it_says_that_a_post_stands_as_sent_again(post, bench):
    bench.server.change(post.remote_id, CHANGED)
    looking.look_again()
    bench.server.change(post.remote_id, post.parts.get().text)
    earlier(post, days=2)
    looking.look_again()
    assert fresh(post).seen == "as_sent"


def test_it_puts_no_draft_text_into_record_and_notices(post, bench):
    bench.server.change(post.remote_id, CHANGED)
    looking.look_again()
    said = [*Entry.objects.values_list("facts", flat=True), *Notice.objects.values_list("facts", flat=True)]
    assert "library" not in repr(said)


def test_it_looks_again_later_where_the_network_does_not_answer(post, bench):
    Channel.objects.update(state=Channel.State.BROKEN)
    looking.look_again()
    now = fresh(post)
    assert (now.seen, now.state) == ("", "published")
    assert now.next_look_at > timezone.now()


@pytest.mark.parametrize(
    ("sent_as", "shown", "is_same"),
    [
        ("Read https://example.org/a/b", "Read  https://t.co/x1\n", True),
        ("Read it", "Read that", False),
        ("Één", "E\u0301e\u0301n", True),
    ],
)
def test_it_overlooks_what_networks_rewrite_at_the_first_look(sent_as, shown, is_same):
    assert looking.is_same(sent_as, shown, None) is is_same


def test_it_sees_every_character_after_the_first_look():
    assert not looking.is_same("Read https://a.nl", "Read https://b.nl", "Read https://a.nl")


# Taking back.


def withdraw(delivery, by, why="The hour is wrong."):
    return taking_back.take_back(actions.ask_back(Actor(by), delivery, why=why))


def test_it_takes_a_post_back_and_keeps_the_trail(post, bench, cast):
    assert withdraw(post, cast.emma) is True
    assert (bench.texts(), fresh(post).state) == ([], "withdrawn")
    assert Withdrawal.objects.get().why == "The hour is wrong."
    assert post.parts.get().text.startswith("The library")
    assert verbs("post.withdrawal_asked", "post.withdrawn") == ["post.withdrawal_asked", "post.withdrawn"]


@pytest.mark.parametrize("who", ["emma", "olga", "clara", "sander"])
def test_they_may_take_it_back(post, cast, who):
    assert withdraw(post, getattr(cast, who))


@pytest.mark.parametrize("who", ["anna", "stan", "samira", "sofie"])
def test_others_may_not_take_it_back(post, bench, cast, who):
    with pytest.raises(Denied):
        withdraw(post, getattr(cast, who))
    assert len(bench.texts()) == 1


def test_it_takes_every_part_of_a_thread_back(cast, bench, settings):
    connect(cast.accounts.law, bench, settings)
    revision = frozen(cast.emma, [cast.accounts.law], "First of two.")
    delivery = planned(revision, cast.accounts.law)
    delivery.parts.create(number=2, key="b" * 20, text="Second of two.")
    thread = sent(delivery, bench)
    assert len(bench.texts()) == 2
    withdraw(thread, cast.emma)
    assert bench.texts() == []


def test_it_says_that_it_is_unclear_and_tries_again(post, bench, cast):
    server, bench.server.SENDS = bench.server, ("DELETE", r"/api/v1/statuses/.*")
    server.fault("503")
    assert withdraw(post, cast.emma) is False
    waiting = Withdrawal.objects.get()
    assert (waiting.trouble, waiting.done_at, fresh(post).state) == ("down", None, "published")
    assert told("publishing.not_withdrawn") == ["Emma", "Olga"]
    Withdrawal.objects.update(next_try_at=timezone.now())
    taking_back.take_back_again()
    assert (fresh(post).state, bench.texts()) == ("withdrawn", [])


def test_it_does_not_try_by_itself_what_cannot_work(post, cast):
    Channel.objects.update(state=Channel.State.BROKEN)
    assert withdraw(post, cast.emma) is False
    assert Withdrawal.objects.get().next_try_at is None


def test_somebody_can_say_that_they_deleted_it_themselves(post, cast):
    Channel.objects.update(state=Channel.State.BROKEN)
    withdraw(post, cast.emma)
    actions.withdrawn_by_hand(Actor(cast.emma), Withdrawal.objects.get(), evidence="Not on the profile.")
    assert fresh(post).state == "withdrawn"
    with pytest.raises(Conflict):
        actions.withdrawn_by_hand(Actor(cast.emma), Withdrawal.objects.get(), evidence="Again.")


def test_it_counts_as_taken_back_where_it_is_gone_already(post, bench, cast):
    bench.connector.withdraw(bench.credential, looking.receipt_of(post.parts.get()))
    assert withdraw(post, cast.emma) is True


def test_it_takes_nothing_back_that_is_not_out(cast):
    delivery = planned(frozen(cast.emma, [cast.accounts.law]), cast.accounts.law)
    with pytest.raises(Conflict):
        actions.ask_back(Actor(cast.emma), delivery, why="No.")


# Putting right.


def test_a_correction_is_a_new_draft_that_leads_to_the_first_post(post, cast):
    correction = actions.correct(Actor(cast.emma), post)
    assert (correction.first, correction.draft.state) == (post, "writing")
    assert post.url in correction.draft.text
    assert correction.draft.text.startswith("Correction")
    assert [target.account for target in correction.draft.targets.all()] == [cast.accounts.law]


def test_a_correction_speaks_the_language_of_the_post(post, cast):
    type(post.revision.draft).objects.filter(pk=post.revision.draft_id).update(language="nl")
    post.revision.draft.refresh_from_db()
    assert actions.correct(Actor(cast.emma), post).draft.text.startswith("Rectificatie")


def test_only_who_writes_begins_a_correction(post, cast):
    with pytest.raises(Denied):
        actions.correct(Actor(cast.clara), post)
    assert not Correction.objects.exists()
