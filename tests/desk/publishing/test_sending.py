"""A message goes out once, and what came of it stands on the page, in the API and in the record."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.utils import timezone

from desk.publishing.conftest import end_leases, now, posts, send, take
from pedel.desk.accounts.models import Channel
from pedel.desk.channels import sealing
from pedel.desk.drafts.models import Draft
from pedel.desk.notices.words import body
from pedel.desk.publishing import delivering, ending, settling, telling, working
from pedel.desk.publishing.models import Delivery, Part
from pedel.desk.publishing.posting import post_of
from pedel.desk.record.models import Entry
from pedel.networks import Credential


def verbs(delivery):
    rows = Entry.objects.filter(about=f"draft:{delivery.revision.draft_id}", verb__startswith="delivery.")
    return list(rows.order_by("number").values_list("verb", flat=True))


def test_it_goes_out_once(planned, server):
    delivery = planned()
    assert send() == 1
    assert send() == 0
    one = now(delivery)
    assert (one.state, one.revision.draft.state) == ("published", Draft.State.SENT)
    assert server.texts() == [one.parts.get().text]
    assert one.url.startswith(server.url)
    assert one.remote_id == one.parts.get().remote_id != ""
    assert verbs(one) == ["delivery.planned", "delivery.started", "delivery.published"]


def test_anchor_3_a_timeout_after_sending_is_one_send_and_the_state_unknown(planned, server):
    delivery = planned()
    server.fault("cut_after")
    send()
    assert (now(delivery).state, now(delivery).trouble) == ("unknown", "cut")
    assert send() == 0
    assert posts(server) == 1


def test_what_is_unclear_is_looked_up_and_found(planned, server, quick):
    delivery = planned()
    server.fault("cut_after")
    send()
    settling.settle_unknown()
    assert now(delivery).state == "published"
    assert now(delivery).url
    assert (posts(server), len(server.texts())) == (1, 1)
    assert verbs(delivery)[-2:] == ["delivery.unclear", "delivery.found"]


def test_what_is_certainly_not_there_goes_out_again_under_the_same_key(planned, server, quick):
    delivery = planned()
    server.fault("cut_before")
    send()
    assert now(delivery).state == "unknown"
    settling.settle_unknown()
    assert now(delivery).state == "unknown"  # one look is not enough to be sure
    settling.settle_unknown()
    assert now(delivery).state == "queued"
    send()
    assert now(delivery).state == "published"
    keys = {one.headers.get("idempotency-key") for one in server.asked("POST", "/api/v1/statuses")}
    assert len(keys) == 1
    assert len(server.texts()) == 1


def test_the_same_words_that_went_out_a_moment_ago_are_another_post(planned, server, quick):
    first = planned()
    send()
    second = planned()
    server.fault("cut_before")
    send()
    settling.settle_unknown()
    settling.settle_unknown()
    assert now(second).state != "published"
    send()
    assert now(second).state == "published"
    assert now(first).remote_id != now(second).remote_id
    assert len(server.texts()) == 2


def test_its_posts_bear_the_time_of_the_first_try_in_every_further_one(planned, server, quick):
    delivery = planned()
    Delivery.objects.update(created_at=timezone.now() - timedelta(days=7))
    server.fault("503")
    send()
    first = now(delivery)
    assert timezone.now() - first.began_at < timedelta(minutes=5)
    send()
    last = now(delivery)
    assert last.state == "published"
    assert last.started_at > last.began_at == first.began_at
    assert post_of(last, last.parts.get()).created_at == first.began_at


def test_anchor_5_back_off_and_retry_after_are_honoured(planned, server):
    delivery = planned()
    server.fault("429", retry_after=1800)
    send()
    one = now(delivery)
    waits = (one.next_try_at - timezone.now()).total_seconds()
    assert (one.state, one.trouble) == ("queued", "rate")
    assert 1700 < waits <= 1800
    assert send() == 0
    assert posts(server) == 1


def test_a_network_that_asks_to_wait_makes_the_whole_channel_wait(planned, server):
    first, second = planned(), planned(text="The museum opens at ten on Tuesday.")
    server.fault("429", retry_after=600)
    send()
    assert posts(server) == 1
    assert now(second).next_try_at >= now(first).next_try_at


def test_every_wait_is_longer_than_the_one_before():
    waits = [ending.wait_after(tries).total_seconds() for tries in range(1, 6)]
    assert waits == sorted(waits)
    assert ending.wait_after(1, 3600).total_seconds() == 3600
    assert ending.wait_after(60).total_seconds() <= 720


def test_it_gives_up_after_some_tries_and_says_so(planned, server, quick, cast):
    delivery = planned()
    server.fault("503", times=20)
    for _ in range(20):
        send()
    assert (now(delivery).state, now(delivery).trouble) == ("failed", "gave_up")
    assert posts(server) == ending.TRIES
    assert cast.olga.notices.filter(kind="publishing.failed").exists()


def test_what_the_network_refuses_for_good_is_not_tried_again(planned, server):
    delivery = planned()
    server.fault("422_dutch")
    send()
    one = now(delivery)
    assert (one.state, one.trouble) == ("failed", "refused")
    assert "500 tekens" in one.detail
    assert send() == 0


def test_anchor_6_a_failing_notification_never_sends_again(planned, server, monkeypatch, caplog):
    def breaks(*_people, **_facts):
        raise RuntimeError("the mail is broken")

    delivery = planned()
    monkeypatch.setattr(telling, "tell", breaks)
    send()
    assert now(delivery).state == "published"
    assert send() == 0
    assert posts(server) == 1
    assert "its people could not be told" in caplog.text


def test_anchor_7_deleting_keeps_the_trail(planned, server):
    delivery = planned()
    send()
    with pytest.raises(Exception, match="referenced through protected foreign keys"):
        now(delivery).revision.draft.delete()
    assert Delivery.objects.filter(pk=delivery.pk).exists()
    assert Entry.objects.filter(verb="delivery.published").exists()


THREAD = "The library opens at nine.\n---\nCoffee is free all week.\n---\nSee you on Monday."


def test_a_thread_goes_out_in_order_each_post_answering_the_one_before(planned, server):
    delivery = planned(text=THREAD)
    send()
    sent = [one.form() or one.json() for one in server.asked("POST", "/api/v1/statuses")]
    ids = list(Part.objects.filter(delivery=delivery).values_list("remote_id", flat=True))
    assert [one.get("in_reply_to_id") for one in sent] == [None, ids[0], ids[1]]
    assert now(delivery).remote_id == ids[0]


def test_a_thread_goes_on_where_it_broke(planned, server, quick):
    delivery = planned(text=THREAD)
    server.faults = [("", {}), ("503", {})]  # the first post arrives, the second does not
    send()
    send()
    assert now(delivery).state == "published"
    assert server.texts() == THREAD.split("\n---\n")


def test_a_result_that_cannot_be_written_down_is_looked_up_and_never_sent_again(
    planned, server, quick, monkeypatch, caplog
):
    delivery = planned()

    def full(*_parts, **_fields):
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(ending, "AGAIN", (0.0,))
        patch.setattr(ending, "Part", SimpleNamespace(objects=SimpleNamespace(filter=full)))
        send()
    assert now(delivery).state == "sending"
    assert "could not be written down" in caplog.text
    end_leases()
    working.recover()
    assert (now(delivery).state, now(delivery).trouble) == ("unknown", "worker_ended")
    settling.settle_unknown()
    assert now(delivery).state == "published"
    assert posts(server) == 1


def test_a_lease_that_ran_out_before_the_mark_sends_nothing(planned, server):
    delivery = planned()
    mine = take()
    end_leases()
    working.recover()
    assert now(delivery).state == "queued"
    delivering.deliver(mine)
    assert posts(server) == 0
    send()
    assert posts(server) == 1


def test_a_worker_that_lost_its_fence_sends_nothing(planned, server):
    planned()
    mine = take()
    end_leases()
    working.recover()
    theirs = take("another")
    delivering.deliver(mine)
    assert posts(server) == 0
    delivering.deliver(theirs)
    assert posts(server) == 1


def test_a_revoked_token_fails_with_what_to_do_and_breaks_the_channel(planned, server, cast, channel):
    delivery = planned()
    never = sealing.seal(Credential("never-given", account="1", server=server.url), channel.account)
    Channel.objects.filter(pk=channel.pk).update(sealed=never)
    send()
    one = now(delivery)
    assert (one.state, one.trouble) == ("failed", "token")
    assert Channel.objects.get(pk=channel.pk).state == "broken"
    notice = cast.olga.notices.get(kind="publishing.failed")
    assert "Example Law" in notice.facts["account"]
    assert "connect it again" in body(notice.kind, notice.facts, "en")[0]
