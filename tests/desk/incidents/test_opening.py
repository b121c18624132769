"""The button: what one press does, all of it or nothing."""

import pytest
from django.urls import reverse

from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.models import Account, Hold
from pedel.desk.incidents import access, actions
from pedel.desk.incidents.models import Incident
from pedel.desk.notices.models import Letter, Notice, Preference
from pedel.desk.passwords.models import ChangeDue
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


def test_one_press_opens_holds_and_warns(cast, sign_in, client):
    answer = sign_in(cast.olga).post(
        f"/accounts/{cast.accounts.law.pk}/wrong/", {"kind": "hacked", "hold": "on"}
    )
    incident = Incident.objects.get()
    assert answer.headers["Location"] == reverse("incident", args=[incident.pk])
    hold = Hold.objects.in_force().get()
    assert (hold.account, hold.ends_with, incident.hold) == (
        cast.accounts.law,
        f"/incidents/{incident.pk}/",
        hold,
    )
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "hacked"
    assert ChangeDue.objects.get().reason == "incident"
    assert "not in our hands" in client.get("/verify/?q=examplelaw@social.example").content.decode()


def test_it_puts_everything_on_record(opened):
    opened()
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"incident.opened", "hold.placed", "account.moved", "password.called"} <= verbs


def test_it_tells_everybody_by_every_way_whatever_they_prefer(cast, opened):
    for person in (cast.clara, cast.sander, cast.cees):
        Preference.objects.create(person=person, mail="never")
    opened(by=cast.emma)
    told = {cast.olga, cast.clara, cast.cees, cast.sander}
    assert {notice.person for notice in Notice.objects.filter(kind="incidents.opened")} == told
    assert {letter.person for letter in Letter.objects.all()} == told
    assert not Notice.objects.filter(waits_for_digest=True).exists()


def test_it_tells_of_it_once_and_not_of_each_part(opened):
    opened()
    assert set(Notice.objects.values_list("kind", flat=True)) == {"incidents.opened"}


def test_editors_hear_of_it_as_they_prefer(cast, opened):
    Preference.objects.create(person=cast.emma, mail="never")
    opened()
    assert Notice.objects.filter(person=cast.emma).exists()
    assert not Letter.objects.filter(person=cast.emma).exists()


@pytest.mark.parametrize(
    ("kind", "is_held"), [("leak", True), ("wrong_post", True), ("impersonation", False)]
)
def test_other_kinds_leave_the_account_in_our_hands(cast, sign_in, kind, is_held):
    sign_in(cast.olga).post(f"/accounts/{cast.accounts.law.pk}/wrong/", {"kind": kind, "hold": "on"})
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "active"
    assert Hold.objects.in_force().exists() == is_held


def test_it_does_not_hold_when_told_so(cast, sign_in):
    sign_in(cast.olga).post(f"/accounts/{cast.accounts.law.pk}/wrong/", {"kind": "wrong_post"})
    assert not Hold.objects.exists()


def test_a_colleague_holds_the_account_and_its_people_say_whether_it_is_so(cast, opened, who):
    incident = opened(by=cast.stan)
    assert Hold.objects.in_force().exists()
    assert incident.confirmed_at is None
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "active"
    with pytest.raises(Denied):
        actions.confirm(who.stan, incident)
    actions.confirm(who.emma, incident)
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "hacked"
    assert Hold.objects.in_force().count() == 1


def test_a_second_press_leads_to_what_runs(cast, opened, sign_in):
    incident = opened()
    answer = sign_in(cast.olga).post(
        f"/accounts/{cast.accounts.law.pk}/wrong/", {"kind": "hacked", "hold": "on"}
    )
    assert answer.headers["Location"] == reverse("incident", args=[incident.pk])
    with pytest.raises(Conflict):
        opened()


def test_it_asks_again_and_keeps_what_was_typed(cast, sign_in):
    page = sign_in(cast.olga).post(
        f"/accounts/{cast.accounts.law.pk}/wrong/",
        {"kind": "leak", "where": "not an address", "note": "A list"},
    )
    assert page.status_code == 422
    assert "A list" in page.content.decode()
    assert not Incident.objects.exists()


def test_only_the_incident_ends_its_hold(opened, who):
    hold = opened().hold
    for person in (who.clara, who.sander):
        with pytest.raises(Denied, match="incident"):
            holding.lift(person, hold)
    assert Hold.objects.in_force().exists()


def test_the_page_of_the_hold_leads_to_the_incident(cast, opened, sign_in):
    incident = opened()
    page = sign_in(cast.clara).get(f"/holds/{incident.hold.pk}/").content.decode()
    assert f'href="/incidents/{incident.pk}/"' in page
    assert "/lift/" not in page


def test_an_impersonation_needs_no_account_of_ours(cast, sign_in):
    form = {
        "kind": "impersonation",
        "unit": cast.units.law.pk,
        "where": "https://social.example/@examplelavv",
    }
    sign_in(cast.stan).post("/incidents/new/", form)
    incident = Incident.objects.get()
    assert (incident.account, incident.unit) == (None, cast.units.law)
    assert Notice.objects.filter(person=cast.clara, kind="incidents.opened").exists()


def test_nothing_stays_when_a_part_of_it_fails(cast, opened, monkeypatch):
    def broken(*_args, **_wishes):
        raise RuntimeError

    monkeypatch.setattr("pedel.desk.incidents.measures.passwords.call_for_change", broken)
    with pytest.raises(RuntimeError):
        opened()
    assert not Incident.objects.exists()
    assert not Hold.objects.exists()


def test_who_presses_in_the_same_moment_is_told_so(cast, sign_in, opened, monkeypatch):
    """On PostgreSQL two presses can both find nothing that runs; the database then takes one of them."""
    opened("leak")
    monkeypatch.setattr(access, "running_on", lambda account: Incident.objects.none())
    answer = sign_in(cast.emma).post(f"/accounts/{cast.accounts.law.pk}/wrong/", {"kind": "leak"})
    assert answer.status_code == 409
    assert "at this moment" in answer.content.decode()
