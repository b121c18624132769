"""The pages of how accounts are looked after."""

from dataclasses import replace

import pytest
from django.utils import timezone

from pedel.desk.accounts.models import Channel
from pedel.desk.keeping import entry
from pedel.desk.keeping.models import Change, Confirmation, Sighting

API = "/api/v1/keeping"


@pytest.fixture
def olga(cast, sign_in):
    return sign_in(cast.olga)


@pytest.fixture
def home(cast):
    return f"/accounts/{cast.accounts.law.pk}/"


@pytest.fixture
def change(cast):
    law = cast.accounts.law
    Channel.objects.create(account=law, state="connected", baseline={"name": "Example Law"})
    Sighting.objects.create(account=law, looked_at=timezone.now(), shown={"name": "Free coins"})
    return Change.objects.create(account=law, field="name", was="Example Law", now="Free coins")


def test_what_changed_stands_above_everything_on_the_account_page(olga, home, change):
    page = olga.get(home).content.decode()
    assert page.index("Free coins") < page.index("What it is for")
    assert "It was us" in page


def test_a_stranger_does_not_see_it(cast, sign_in, home, change):
    page = sign_in(cast.stan).get(home).content.decode()
    assert "Free coins" not in page
    assert "Looked after" not in page
    assert sign_in(cast.stan).get(f"{home}keeping/").status_code == 403


def test_it_was_us(olga, home, change):
    seen = olga.get(f"{home}keeping/").context["seen"]
    assert olga.post(f"{home}keeping/ours/", {"seen": seen}).status_code == 302
    assert Channel.objects.get().baseline["name"] == "Free coins"


def test_it_was_not_us_leads_to_what_to_do_now(olga, home, change):
    seen = olga.get(f"{home}keeping/").context["seen"]
    way = olga.post(f"{home}keeping/not-ours/", {"seen": seen})["Location"]
    assert olga.get(way).status_code == 200


def test_an_account_is_confirmed(cast, olga, home):
    Confirmation.objects.create(account=cast.accounts.law, due_on=timezone.localdate())
    assert "Confirm Example Law" in olga.get("/").content.decode()
    seen = olga.get(f"{home}confirm/").context["seen"]
    olga.post(f"{home}confirm/", {"seen": seen, "needed": "yes"})
    assert Confirmation.objects.get().done_by == cast.olga


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "whether it is still needed"),
        ({"needed": "no"}, "Say why"),
        ({"needed": "yes", "wrong": "role"}, "should change"),
    ],
)
def test_what_is_missing_stands_beside_its_field(olga, home, sent, said):
    seen = olga.get(f"{home}confirm/").context["seen"]
    answer = olga.post(f"{home}confirm/", {"seen": seen, **sent})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_list_shows_signs_and_goes_out_as_a_table(olga):
    page = olga.get("/accounts/unattended/").content.decode()
    assert "no deputy" in page
    table = b"".join(olga.get("/accounts/unattended/export/?sign=deputy")).decode()
    assert table.splitlines()[0].endswith("last_post,signs")
    assert len(table.splitlines()) == 3


def test_an_empty_list_says_why(cast, sign_in, olga):
    assert "You answer for no account" in sign_in(cast.stan).get("/accounts/unattended/").content.decode()
    assert "No account shows this" in olga.get("/accounts/unattended/?sign=owner").content.decode()


def test_a_missing_deputy_is_a_thing_to_do_where_there_must_be_one(olga, settings):
    settings.PEDEL = replace(settings.PEDEL, deputy_required=True)
    assert "Example Law (@examplelaw@social.example) needs a deputy" in olga.get("/").content.decode()


def test_the_api_says_and_does_the_same(cast, olga, change):
    law = cast.accounts.law
    said = olga.get(f"{API}/accounts/{law.pk}").json()
    assert said["signs"] == ["deputy", "changed"]
    assert {row["id"] for row in olga.get(f"{API}/unattended").json()["items"]} == {
        law.pk,
        cast.accounts.sky.pk,
    }
    wishes = {"entry": entry.digest(law), "is_needed": True}
    made = olga.post(f"{API}/accounts/{law.pk}/confirm", wishes, content_type="application/json")
    assert made.json()["is_needed"] is True
    after = olga.post(
        f"{API}/accounts/{law.pk}/ours", {"seen": said["seen"]}, content_type="application/json"
    )
    assert after.json()["changes"] == []
