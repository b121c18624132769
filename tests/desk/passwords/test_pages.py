"""The pages about access and passwords."""

import pytest
from django.utils import timezone

from pedel.desk.passwords.models import ChangeDue, Holder, Lock


@pytest.fixture
def olga(cast, sign_in):
    return sign_in(cast.olga)


@pytest.fixture
def home(cast):
    return f"/accounts/{cast.accounts.law.pk}/access/"


def test_it_shows_who_can_open_the_account(cast, olga, home):
    Holder.objects.create(account=cast.accounts.law, kind="device", name="desk phone")
    page = olga.get(home).content.decode()
    assert "desk phone" in page
    assert "Nobody has looked through this list yet" in page


def test_strangers_do_not_see_it(cast, sign_in, home):
    assert sign_in(cast.stan).get(home).status_code == 403
    assert (
        "Access and password"
        not in sign_in(cast.stan).get(f"/accounts/{cast.accounts.law.pk}/").content.decode()
    )


def test_the_account_page_shows_that_a_password_is_due(cast, olga):
    ChangeDue.objects.create(account=cast.accounts.law, reason="leak", due_on=timezone.localdate())
    page = olga.get(f"/accounts/{cast.accounts.law.pk}/").content.decode()
    assert "a new password is due" in page
    assert "Change the password of Example Law" in olga.get("/").content.decode()


def test_a_colleague_is_put_on_the_list(cast, olga, home):
    answer = olga.post(
        f"{home}give/", {"kind": "person", "person": "stan@example.org", "starts": "2026-01-01"}
    )
    assert answer.status_code == 302
    assert Holder.objects.get().person == cast.stan


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"person": "nobody@example.org"}, "Nobody with this address"),
        ({"kind": "device"}, "Name it"),
        ({"kind": "device", "name": "code 48213!a"}, "looks like a password"),
        ({"ends": "2001-01-01"}, "before the first"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_kept(olga, home, sent, said):
    body = {"kind": "person", "person": "", "starts": "2026-01-01", "purpose": "for the open day"} | sent
    answer = olga.post(f"{home}give/", body)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "for the open day" in answer.content.decode()


def test_access_is_ended(cast, olga, home):
    row = Holder.objects.create(account=cast.accounts.law, kind="person", person=cast.emma)
    assert "a new one is due at once" in olga.get(f"{home}{row.pk}/end/").content.decode()
    olga.post(f"{home}{row.pk}/end/", {"note": ""})
    assert ChangeDue.objects.get().reason == "left"


def test_the_list_is_found_right(olga, home):
    seen = olga.get(home).context["seen"]
    assert olga.post(f"{home}review/", {"seen": seen}).status_code == 302
    assert Lock.objects.get().reviewed_at


def test_it_is_changed_and_that_is_that(cast, olga, home):
    olga.post(f"{home}call/", {"reason": "leak", "note": "seen on a slide"})
    olga.post(f"{home}changed/", {"on": timezone.localdate().isoformat()})
    assert ChangeDue.objects.get().done_by == cast.olga


def test_a_day_to_come_is_refused_on_the_page(olga, home):
    answer = olga.post(f"{home}changed/", {"on": "2999-01-01"})
    assert answer.status_code == 422
    assert "still to come" in answer.content.decode()


def test_a_persons_mailbox_wins_nothing_back(olga, home):
    answer = olga.post(f"{home}guard/", {"second_factor": "yes", "recovery": "olga@example.org"})
    assert "the mailbox of one person" in answer.content.decode()


def test_the_lists_that_one_sees_go_out_as_a_table(cast, olga, sign_in):
    Holder.objects.create(account=cast.accounts.law, kind="device", name="=desk phone")
    table = b"".join(olga.get("/accounts/access/export/")).decode().splitlines()
    assert "desk phone" in table[1]
    assert ",=desk" not in table[1]
    assert len(b"".join(sign_in(cast.stan).get("/accounts/access/export/")).splitlines()) == 1


def test_a_persons_page_shows_what_they_can_open_to_who_keeps_it(cast, olga, sign_in):
    Holder.objects.create(account=cast.accounts.law, kind="person", person=cast.stan)
    assert "Can open" in olga.get(f"/people/{cast.stan.pk}/").content.decode()
    assert "Can open" not in sign_in(cast.anna).get(f"/people/{cast.stan.pk}/").content.decode()


def test_the_api_says_the_same(cast, olga):
    law = cast.accounts.law.pk
    made = olga.post(
        "/api/v1/access", {"account": law, "kind": "tool", "name": "Planner"}, content_type="application/json"
    )
    assert made.status_code == 201
    assert olga.get("/api/v1/access").json()["items"][0]["name"] == "Planner"
    assert olga.get(f"/api/v1/access/accounts/{law}").json()["second_factor"] == "unknown"
