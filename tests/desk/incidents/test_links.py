"""Emergency links: they open an incident, show a name and buttons, and end."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.accounts.models import Membership
from pedel.desk.incidents import actions
from pedel.desk.incidents.models import EmergencyLink, Incident
from pedel.desk.notices.models import Notice
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied


@pytest.fixture
def part(cast):
    return Membership.objects.get(account=cast.accounts.law, person=cast.olga)


@pytest.fixture
def address(part, who):
    _link, secret = actions.make_link(who.olga, part)
    return f"/emergency/{secret}/"


def test_it_opens_an_incident_without_signing_in(address, client, cast):
    answer = client.post(address, {"kind": "hacked"})
    incident = Incident.objects.get()
    assert answer.status_code == 200
    assert (incident.via, incident.opened_by, incident.account) == ("link", None, cast.accounts.law)
    assert incident.hold is not None
    assert incident.confirmed_at is not None
    assert Notice.objects.filter(person=cast.olga, kind="incidents.opened").exists()


def test_the_record_says_by_which_link(address, client, cast):
    client.post(address, {"kind": "hacked"})
    entry = Entry.objects.get(verb="incident.opened")
    assert (entry.via, entry.actor, entry.actor_name) == ("link", None, "emergency link of Olga")


def test_it_shows_the_name_of_the_account_and_nothing_else(address, client, cast, opened):
    opened("leak", note="A list of names")
    page = client.get(address).content.decode()
    assert "Example Law" in page
    for other in ("Olga", "Emma", "Clara", "examplelaw", "A list", "running", "Faculty"):
        assert other not in page


def test_it_keeps_the_secret_nowhere(address, part):
    secret = address.split("/")[2]
    link = EmergencyLink.objects.get()
    assert secret not in str(vars(link))
    assert secret not in str(list(Entry.objects.values()))


def test_it_sets_no_cookie_and_tells_no_other_site(address, client):
    answer = client.get(address)
    assert answer.cookies.output() == ""
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("secret", ["wrong", "a" * 43, "x"])
def test_a_wrong_secret_opens_nothing(cast, client, secret):
    answer = client.post(f"/emergency/{secret}/", {"kind": "hacked"})
    assert answer.status_code == 404
    assert not Incident.objects.exists()


def test_a_second_press_opens_no_second_incident(address, client):
    client.post(address, {"kind": "hacked"})
    answer = client.post(address, {"kind": "hacked"})
    assert answer.status_code == 409
    assert "looked after already" in answer.content.decode()
    assert Incident.objects.count() == 1


def test_it_opens_a_few_in_an_hour_and_no_more(address, client, cast):
    for _ in range(5):
        assert client.post(address, {"kind": "wrong_post"}).status_code == 200
        Incident.objects.update(state="closed")
    answer = client.post(address, {"kind": "wrong_post"})
    assert answer.status_code == 409
    assert "several times" in answer.content.decode()


@pytest.mark.parametrize("ends", ["membership", "last day", "editor", "revoked", "renewed", "closed"])
def test_it_ends(address, client, cast, part, who, ends):
    yesterday = timezone.localdate() - timedelta(days=1)
    if ends == "membership":
        Membership.objects.filter(pk=part.pk).update(ends=yesterday)
    elif ends == "last day":
        type(cast.olga).objects.filter(pk=cast.olga.pk).update(leaves_on=yesterday)
    elif ends == "editor":
        Membership.objects.filter(pk=part.pk).update(part="editor")
    elif ends == "revoked":
        actions.revoke_link(who.olga, EmergencyLink.objects.get())
    elif ends == "renewed":
        actions.make_link(who.clara, part)
    else:
        type(cast.accounts.law).objects.filter(pk=cast.accounts.law.pk).update(state="closed")
    assert client.get(address).status_code == 404
    assert client.post(address, {"kind": "hacked"}).status_code == 404
    assert not Incident.objects.exists()


def test_a_signed_in_person_gets_no_more_from_it(address, sign_in, cast):
    page = sign_in(cast.sander).get(address).content.decode()
    assert "Sander" not in page


def test_it_is_for_owner_and_deputy(part, who, cast):
    for person in (who.emma, who.stan, who.samira, who.anna):
        with pytest.raises(Denied):
            actions.make_link(person, part)
    editor = Membership.objects.get(account=cast.accounts.law, person=cast.emma)
    with pytest.raises(Denied):
        actions.make_link(who.emma, editor)


def test_the_steward_hands_it_out_and_its_owner_is_told(part, who, cast):
    actions.make_link(who.sander, part)
    assert Notice.objects.get(kind="incidents.link_made").person == cast.olga


def test_its_address_is_shown_once(part, sign_in, cast):
    browser = sign_in(cast.olga)
    page = browser.post(f"/accounts/{cast.accounts.law.pk}/emergency/{part.pk}/").content.decode()
    (secret,) = set(re.findall(r"/emergency/([\w-]{43})/", page))
    assert browser.get(f"/emergency/{secret}/").status_code == 200
    for again in ("/incidents/links/", f"/accounts/{cast.accounts.law.pk}/"):
        assert secret not in browser.get(again).content.decode()


def test_she_ends_it_herself(part, who, sign_in, cast):
    link, _secret = actions.make_link(who.clara, part)
    sign_in(cast.olga).post(f"/incidents/links/{link.pk}/end/")
    link.refresh_from_db()
    assert link.revoked_at
    assert sign_in(cast.stan).post(f"/incidents/links/{link.pk}/end/").status_code == 404
