"""The pages of closings, and what they ask of people."""

import pytest
from django.utils import timezone

from pedel.desk.accounts.models import Account
from pedel.desk.closing.models import Closing
from pedel.desk.closing.todo import waiting_for
from pedel.desk.passwords.models import Holder

pytestmark = pytest.mark.django_db


def filled(cast, **other):
    usual = {
        "reason": "Too few readers.", "last_day": timezone.localdate().isoformat(), "handle": "parked",
        "keeper": "olga@example.org", "goes_on": cast.accounts.sky.pk, "goes_on_url": "", "kept_until": "",
    }  # fmt: skip
    return usual | other


def test_an_owner_proposes_on_a_page_and_the_contact_person_closes_on_one(cast, sign_in):
    olga, clara = sign_in(cast.olga), sign_in(cast.clara)
    olga.post(f"/accounts/{cast.accounts.law.pk}/close/", filled(cast))
    closing = Closing.objects.get()
    assert "proposes to close" in str(waiting_for(cast.clara)[0].what)
    clara.post(f"/closings/{closing.pk}/agree/")
    olga.post(f"/closings/{closing.pk}/drafts/")
    assert closing.announcements.count() == 2
    answer = clara.post(f"/closings/{closing.pk}/close/", {"anyway": ""})
    assert answer.status_code == 422
    clara.post(f"/closings/{closing.pk}/close/", {"anyway": "Told in the newsletter."})
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "closed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"last_day": "2001-01-01"},
        {"keeper": "nobody@example.org"},
        {"goes_on_url": "nowhere"},
    ],
)
def test_what_was_typed_stays_and_the_error_stands_beside_its_field(cast, sign_in, wrong):
    page = f"/accounts/{cast.accounts.law.pk}/close/"
    answer = sign_in(cast.olga).post(page, filled(cast, **wrong))
    assert answer.status_code == 422
    assert b"field-error" in answer.content
    assert not Closing.objects.exists()


def test_a_second_plan_leads_to_the_first(cast, propose, sign_in):
    closing = propose(cast.olga)
    answer = sign_in(cast.olga).get(f"/accounts/{cast.accounts.law.pk}/close/")
    assert answer.headers["Location"] == f"/closings/{closing.pk}/"


def test_the_page_of_the_account_offers_it_to_who_may(cast, sign_in):
    page, link = f"/accounts/{cast.accounts.law.pk}/", f"/accounts/{cast.accounts.law.pk}/close/".encode()
    assert link in sign_in(cast.olga).get(page).content
    assert link not in sign_in(cast.emma).get(page).content


def test_every_page_says_what_it_cannot_do_yet(cast, propose, sign_in):
    closing = propose(cast.clara, last_day=timezone.localdate().replace(year=2099))
    shown = sign_in(cast.clara).get(f"/closings/{closing.pk}/").content.decode()
    assert "You can close it from" in shown
    assert "Close it now" not in shown


def test_the_api_plans_and_closes(cast, sign_in):
    clara, json = sign_in(cast.clara), {"content_type": "application/json"}
    wish = {
        "account": cast.accounts.law.pk, "reason": "Merged.", "last_day": timezone.localdate().isoformat(),
        "handle": "handed_back",
    }  # fmt: skip
    made = clara.post("/api/v1/closings", wish, **json)
    assert made.status_code == 201
    path = f"/api/v1/closings/{made.json()['id']}"
    assert clara.get(f"{path}/steps").json()["count"] > 8
    answer = clara.post(f"{path}/close", {"anyway": "Told elsewhere."}, **json)
    assert answer.json()["closing"]["state"] == "closed"
    assert not Holder.objects.in_force().filter(account=cast.accounts.law).exists()
