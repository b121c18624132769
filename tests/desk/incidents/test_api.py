"""Incidents for programs: the same doors and the same rules as the pages."""

import pytest

from pedel.desk.accounts.models import Hold
from pedel.desk.incidents import actions
from pedel.desk.incidents.models import EmergencyLink, Incident

API = "/api/v1/incidents"


@pytest.fixture
def olga(cast, sign_in):
    return sign_in(cast.olga)


def send(browser, address, wish=None, method="post"):
    return getattr(browser, method)(address, wish or {}, content_type="application/json")


def test_it_opens_and_works_through_one(cast, olga, sign_in):
    made = send(olga, API, {"kind": "wrong_post", "account": cast.accounts.law.pk, "note": "The wrong hour"})
    assert made.status_code == 201
    here = f"{API}/{made.json()['id']}"
    assert Hold.objects.in_force().count() == 1
    assert send(olga, f"{here}/steps/take-down/done").status_code == 409
    assert send(olga, f"{here}/evidence/none", {"why": "It was gone"}).status_code == 200
    clara = sign_in(cast.clara)
    assert (
        send(clara, f"{here}/personal-data", {"answer": "no"}, "put").json()["personal_data"]["answer"]
        == "no"
    )
    for step in Incident.objects.get().steps.filter(state="todo"):
        assert send(clara, f"{here}/steps/{step.code}/skip", {"why": "Not here"}).status_code == 200
    ended = send(clara, f"{here}/end", {"happened": "A mix-up", "changes": "A second look"})
    assert ended.json()["state"] == "closed"
    assert not Hold.objects.in_force().exists()


def test_it_keeps_a_file(olga, opened, screenshot):
    here = f"{API}/{opened().pk}/evidence"
    answer = olga.post(here, {"file": screenshot, "shows": "The false post"})
    assert answer.status_code == 201
    assert len(answer.json()["sha256"]) == 64
    report = olga.get(f"{API}/{Incident.objects.get().pk}/report").json()
    assert report["evidence"][0]["shows"] == "The false post"


def test_without_an_account_it_needs_a_unit(cast, olga):
    assert send(olga, API, {"kind": "impersonation"}).status_code == 404
    assert send(olga, API, {"kind": "impersonation", "unit": cast.units.law.pk}).status_code == 201
    assert send(olga, API, {"kind": "hacked", "unit": cast.units.law.pk}).status_code == 422


def test_links_are_listed_without_secrets_and_ended(cast, olga, who):
    part = cast.accounts.law.memberships.get(part="owner")
    actions.make_link(who.olga, part)
    listed = olga.get(f"{API}/links").json()["items"]
    assert [each["account"] for each in listed] == [cast.accounts.law.pk]
    assert "secret" not in str(listed)
    assert olga.delete(f"{API}/links/{listed[0]['id']}").status_code == 204
    assert EmergencyLink.objects.get().revoked_at
