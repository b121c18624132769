"""Threats to a person: seen by them and their helpers alone; they decide; the record names nobody."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from pedel.desk.api.rest import api
from pedel.desk.incidents import protection
from pedel.desk.incidents.actions import protecting
from pedel.desk.incidents.jobs import forget
from pedel.desk.incidents.models import Protected, ProtectedStep
from pedel.desk.notices.models import Letter, Notice
from pedel.desk.record.acting import WORKER
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

WORDS = "He writes that he knows where I live"
OTHERS = ("sander", "clara", "anna", "emma", "olga", "victor", "samira")


@pytest.fixture
def protected(cast, who, coordinator):
    """Stan is threatened; Sofie opened it for him; Bram coordinates."""
    return protecting.begin(who.sofie, Protected(concerned=cast.stan, what=WORDS), helpers=[])


@pytest.fixture
def address(protected):
    return f"/protected/{protected.pk}/"


def test_it_is_seen_by_the_person_the_helper_and_the_coordinator(cast, address, sign_in):
    for name in ("stan", "sofie", "bram"):
        assert WORDS in sign_in(getattr(cast, name)).get(address).content.decode()


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("path", ["", "change/", "erase/", "files/1/"])
def test_nobody_else_sees_it_whatever_their_role(cast, address, sign_in, name, path):
    browser = sign_in(getattr(cast, name))
    assert browser.get(address + path).status_code in (404, 405)
    assert browser.post(address + path, {"do": "end"}).status_code in (403, 404, 405)
    assert Protected.objects.get().is_open


def test_a_stranger_is_led_to_signing_in(address, client: Client):
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("name", OTHERS)
def test_nothing_of_it_stands_anywhere_else(cast, protected, sign_in, name):
    browser = sign_in(getattr(cast, name))
    for page in (
        "/",
        "/incidents/",
        "/record/",
        "/notices/",
        f"/people/{cast.stan.pk}/",
        f"/accounts/{cast.accounts.law.pk}/",
    ):
        html = browser.get(page).content.decode()
        assert WORDS not in html
        assert f"/protected/{protected.pk}/" not in html


def test_the_record_names_nobody(cast, protected, who):
    step = protected.steps.first()
    protecting.change(who.stan, protected, says=(step, "yes"))
    protecting.change(who.sofie, protected, note="I am with him.")
    protecting.end(who.stan, protected)
    entries = Entry.objects.filter(verb__startswith="protected.")
    assert entries.count() == 4
    for entry in entries:
        assert (entry.actor, entry.actor_name, entry.account, entry.unit) == (None, "protected", None, None)
        assert entry.facts == {}
        assert entry.about == f"protected:{protected.pk}"
    assert not Entry.objects.filter(actor__in=(cast.stan.pk, cast.sofie.pk)).exists()


def test_mails_say_only_that_there_is_something_to_look_at(protected):
    letters = list(Letter.objects.all())
    assert {letter.subject for letter in letters} == {"You are asked to look at something on the desk."}
    for letter in letters:
        for word in (WORDS, "threat", "Sofie"):
            assert word not in letter.text + letter.html
    assert not Notice.objects.exclude(facts={}).exists()


def test_only_the_person_says_yes(protected, who):
    step = protected.steps.get(code="police")
    for person in (who.sofie, who.bram):
        with pytest.raises(Denied):
            protecting.change(person, protected, says=(step, "yes"))
    with pytest.raises(Conflict, match="has not said yes"):
        protecting.change(who.bram, protected, done=step)
    protecting.change(who.stan, protected, says=(step, "yes"))
    protecting.change(who.bram, protected, done=step)
    assert ProtectedStep.objects.get(pk=step.pk).done_by == who.bram.person


def test_a_yes_is_taken_back(protected, who):
    step = protected.steps.get(code="police")
    protecting.change(who.stan, protected, says=(step, "yes"))
    protecting.change(who.stan, protected, says=(step, ""))
    with pytest.raises(Conflict):
        protecting.change(who.sofie, protected, done=step)


def test_only_the_person_says_who_helps(cast, protected, who, sign_in, address):
    with pytest.raises(Denied):
        protecting.change(who.sofie, protected, helper=cast.emma)
    sign_in(cast.stan).post(address + "change/", {"do": "join", "person": "emma@example.org"})
    assert sign_in(cast.emma).get(address).status_code == 200
    sign_in(cast.stan).post(address + "change/", {"do": "leave", "person": cast.emma.pk})
    assert sign_in(cast.emma).get(address).status_code == 404


def test_a_helper_leaves_and_sees_nothing_more(cast, sign_in, address):
    answer = sign_in(cast.sofie).post(address + "change/", {"do": "leave", "person": cast.sofie.pk})
    assert answer.headers["Location"] == "/"
    assert sign_in(cast.sofie).get(address).status_code == 404


def test_the_coordinator_goes_when_the_person_says_so(cast, sign_in, address):
    sign_in(cast.stan).post(address + "change/", {"do": "coordinate", "wanted": "no"})
    assert sign_in(cast.bram).get(address).status_code == 404


def test_the_page_begins_one_for_oneself(cast, sign_in, coordinator):
    form = {"what": WORDS, "helper": "sofie@example.org"}
    answer = sign_in(cast.stan).post("/protected/new/", form)
    found = Protected.objects.get()
    assert answer.headers["Location"] == f"/protected/{found.pk}/"
    assert found.concerned == cast.stan
    assert [row.person for row in found.helpers.all()] == [cast.sofie]


def test_what_was_sent_is_kept_and_wiped_with_everything(
    cast, sign_in, address, screenshot, django_capture_on_commit_callbacks
):
    sign_in(cast.sofie).post(address + "change/", {"do": "file", "file": screenshot})
    row = Protected.objects.get().files.get()
    assert sign_in(cast.stan).get(f"{address}files/{row.pk}/").headers["Content-Type"] == "image/png"
    assert sign_in(cast.sofie).post(address + "erase/").status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(cast.stan).post(address + "erase/")
    assert not Protected.objects.exists()
    assert not default_storage.exists(row.file.name)


def test_a_year_after_it_ended_it_is_forgotten(protected, who):
    protecting.end(who.stan, protected)
    forget()
    assert Protected.objects.exists()
    Protected.objects.update(closed_at=Protected.objects.get().closed_at - protection.KEPT)
    forget()
    assert not Protected.objects.exists()


def test_nothing_is_added_after_its_end(protected, who):
    protecting.end(who.stan, protected)
    with pytest.raises(Conflict):
        protecting.change(who.sofie, protected, note="One more thing")
    protecting.reopen(who.stan, protected)
    protecting.change(who.sofie, protected, note="One more thing")


def test_no_program_gets_at_it():
    assert not [path for path in api.get_openapi_schema()["paths"] if "protected" in path]


def test_one_that_was_opened_again_meanwhile_is_not_forgotten(protected, who):
    protecting.end(who.stan, protected)
    Protected.objects.update(closed_at=Protected.objects.get().closed_at - protection.KEPT)
    seen_by_the_worker = Protected.objects.get()
    protecting.reopen(who.stan, protected)
    with pytest.raises(Denied):
        protecting.forget(WORKER, seen_by_the_worker)
    assert Protected.objects.get().what == WORDS


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", ""])
def test_who_is_sent_away_is_somebody(cast, address, sign_in, number):
    assert sign_in(cast.stan).post(address + "change/", {"do": "leave", "person": number}).status_code == 404
