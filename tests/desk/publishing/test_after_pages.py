"""The pages and the API of deliveries."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from desk.publishing.aftermath import a_bench, a_post, connect, earlier, frozen, planned, sent  # noqa: F401
from pedel.desk.approvals.models import Request
from pedel.desk.publishing import looking
from pedel.desk.publishing.models import Correction, Delivery, Withdrawal
from pedel.desk.record.models import Entry

CHANGED = "The library opens at ten. See https://www.example.org/library"


@pytest.fixture
def emma(cast, sign_in):
    return sign_in(cast.emma)


@pytest.fixture
def due(cast):
    """Planned for tomorrow."""
    tomorrow = timezone.now() + timedelta(days=1)
    return planned(frozen(cast.emma, [cast.accounts.law]), cast.accounts.law, tomorrow)


def page_of(browser, delivery):
    return browser.get(f"/deliveries/{delivery.pk}/").content.decode()


def state(delivery):
    return Delivery.objects.get(pk=delivery.pk).state


def set_to(delivery, **fields):
    Delivery.objects.filter(pk=delivery.pk).update(**fields)


def test_the_page_says_what_the_network_shows_and_so_do_api_and_record(post, bench, emma):
    """Anchor 12: state on the page = what the network shows = API = record."""
    looking.look_again()
    api = f"/api/v1/deliveries/{post.pk}"
    for change, words, seen, verb in (
        (lambda: None, "It stands there as it was sent.", "as_sent", None),
        (lambda: bench.server.change(post.remote_id, CHANGED), "has changed it on the network", "changed",
         "post.changed_elsewhere"),
        (lambda: bench.connector.withdraw(bench.credential, looking.receipt_of(post.parts.get())),
         "It is gone", "gone", "post.gone"),
    ):  # fmt: skip
        change()
        earlier(post, days=2)
        looking.look_again()
        told = emma.get(api).json()
        assert (told["state"], told["seen"]) == ("published", seen)
        assert words in page_of(emma, post)
        found = bench.connector.look(bench.credential, looking.receipt_of(post.parts.get()))
        shown = found.text if found else None
        assert shown is None or shown == told["parts"][0]["shown"]
        assert verb is None or Entry.objects.filter(verb=verb).count() == 1


def test_it_shows_the_words_that_differ(post, bench, emma):
    bench.server.change(post.remote_id, CHANGED)
    looking.look_again()
    html = page_of(emma, post)
    assert "<del>nine</del><ins>ten</ins>" in html
    assert "2 words differ" in html


def test_it_shows_what_went_out_and_not_the_draft_as_it_is_now(post, emma):
    draft = post.revision.draft
    type(draft).objects.filter(pk=draft.pk).update(text="Something else entirely")
    html = page_of(emma, post)
    assert "The library opens at nine" in html
    assert "Something else" not in html


def test_the_list_counts_and_filters(post, due, emma):
    html = emma.get("/deliveries/").content.decode()
    assert html.count("delivery-row") == 2
    only = emma.get("/deliveries/?box=published").content.decode()
    assert only.count("delivery-row") == 1
    assert [one["state"] for one in emma.get("/api/v1/deliveries?box=ahead").json()["items"]] == ["queued"]
    assert emma.get("/deliveries/?state=published&account=%00x").status_code in (200, 400)


def test_the_list_teaches_while_it_is_empty(emma):
    assert "Nothing has gone out yet" in emma.get("/deliveries/").content.decode()


@pytest.mark.parametrize("who", ["stan", "samira", "sofie"])
def test_others_do_not_see_a_delivery(post, cast, sign_in, who):
    browser = sign_in(getattr(cast, who))
    assert browser.get(f"/deliveries/{post.pk}/").status_code == 404
    assert browser.get(f"/api/v1/deliveries/{post.pk}").status_code == 404
    assert browser.get("/api/v1/deliveries").json()["items"] == []


def test_it_takes_a_new_time_in_the_zone_of_the_institution(due, emma):
    local = timezone.localtime(timezone.now() + timedelta(days=3)).replace(hour=9, minute=0, second=0)
    answer = emma.post(f"/deliveries/{due.pk}/time/", {"time": f"{local:%Y-%m-%dT%H:%M}"})
    assert answer.status_code == 302
    assert timezone.localtime(Delivery.objects.get(pk=due.pk).due_at).hour == 9


def test_it_asks_for_a_time_to_come(due, emma):
    answer = emma.post(f"/deliveries/{due.pk}/time/", {"time": "2001-01-01T09:00"})
    assert answer.status_code == 422
    assert "Choose a time to come" in answer.content.decode()


def test_it_asks_which_of_two_where_the_clock_shows_a_time_twice(due, emma):
    """On the last Sunday of October 02:30 comes twice in Amsterdam."""
    answer = emma.post(f"/deliveries/{due.pk}/time/", {"time": "2027-10-31T02:30"})
    assert answer.status_code == 422
    assert "comes twice" in answer.content.decode()
    assert 'select name="which"' in answer.content.decode()


def test_it_is_called_off_with_a_reason(due, emma):
    assert emma.post(f"/deliveries/{due.pk}/call-off/", {"why": ""}).status_code == 422
    assert emma.post(f"/deliveries/{due.pk}/call-off/", {"why": "It rains."}).status_code == 302
    assert state(due) == "cancelled"
    assert "It rains." in page_of(emma, due)


def test_it_explains_what_failed_and_offers_another_try(due, emma):
    set_to(due, state="failed", trouble="too_long", detail="500 characters at most")
    html = page_of(emma, due)
    assert "The text is too long for this network" in html
    assert "500 characters at most" in html
    assert emma.post(f"/deliveries/{due.pk}/again/").status_code == 302
    assert state(due) == "queued"


def test_somebody_settles_what_is_unclear(due, emma):
    set_to(due, state="unknown", trouble="cut")
    assert "Say what became of it" in page_of(emma, due)
    assert emma.post(f"/deliveries/{due.pk}/settle/", {"went_out": "yes"}).status_code == 422
    seen = {"went_out": "yes", "evidence": "On the profile.", "url": "https://social.example/1"}
    assert emma.post(f"/deliveries/{due.pk}/settle/", seen).status_code == 302
    assert state(due) == "published"
    assert "it cannot look: do that yourself" in page_of(emma, due)
    looking.look_again()
    assert Delivery.objects.get(pk=due.pk).seen == ""


def test_it_is_taken_back_with_a_reason_and_the_clause_beside_it(post, bench, emma):
    html = page_of(emma, post)
    assert "/guidelines/permanence.copied/" in html
    assert emma.post(f"/deliveries/{post.pk}/withdraw/", {"why": " "}).status_code == 422
    assert emma.post(f"/deliveries/{post.pk}/withdraw/", {"why": "Wrong hour."}).status_code == 302
    assert (state(post), bench.texts()) == ("withdrawn", [])
    assert "Wrong hour." in page_of(emma, post)
    assert emma.post(f"/deliveries/{post.pk}/withdraw/", {"why": "Again."}).status_code == 409


def test_a_correction_is_shown_on_both(post, emma, cast):
    answer = emma.post(f"/deliveries/{post.pk}/correct/")
    correction = Correction.objects.get()
    assert answer.headers["Location"] == f"/drafts/{correction.draft_id}/"
    assert f"/drafts/{correction.draft_id}/" in page_of(emma, post)
    beside = emma.get(f"/drafts/{correction.draft_id}/deliveries/").content.decode()
    assert f"/deliveries/{post.pk}/" in beside


def test_the_draft_shows_what_became_of_it(post, emma):
    html = emma.get(f"/drafts/{post.revision.draft_id}/deliveries/").content.decode()
    assert "It went out, and the network confirmed it." in html
    assert post.url in html


def test_it_says_who_let_it_through(post, emma, cast):
    assert "Emma, within the mandate" in page_of(emma, post)
    request = Request.objects.create(
        revision=post.revision, digest=post.digest, asked_by=cast.emma, state="approved",
        expires_at=timezone.now() + timedelta(days=9),
    )  # fmt: skip
    step = request.steps.create(order=1, unit=cast.units.law, state="done")
    step.decisions.create(person=cast.anna, word="approve", digest=post.digest)
    assert "Anna" in page_of(emma, post)


def test_a_page_of_many_asks_no_more_than_a_page_of_few(post, cast, emma, django_assert_max_num_queries):
    for _ in range(6):
        sent(planned(frozen(cast.emma, [cast.accounts.sky]), cast.accounts.sky))
    with django_assert_max_num_queries(30):
        emma.get("/deliveries/")


def test_the_api_does_what_the_page_does(post, bench, emma):
    def call(path, **body):
        return emma.post(f"/api/v1/deliveries/{post.pk}/{path}", json.dumps(body), "application/json")

    assert call("call-off", why="No").status_code == 409
    assert call("again").status_code == 409
    assert call("settle", went_out=True, evidence="I saw it").status_code == 409
    assert call("time", time="2099-01-01T09:00:00Z").status_code == 409
    assert call("correct").status_code == 201
    answer = call("withdraw", why="Wrong hour.")
    assert answer.json()["state"] == "withdrawn"
    assert answer.json()["withdrawal"]["done_at"]
    assert Withdrawal.objects.get().why == "Wrong hour."


def test_what_needs_somebody_stands_on_their_home(post, bench, emma):
    bench.server.change(post.remote_id, CHANGED)
    looking.look_again()
    assert "was changed on the network" in emma.get("/").content.decode()
