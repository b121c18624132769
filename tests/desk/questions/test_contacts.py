from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.questions.actions import contacts
from pedel.desk.questions.directory import places
from pedel.desk.questions.models import Absence, Card, Point
from pedel.desk.questions.vcard import _folded
from pedel.desk.record.acting import Actor

TODAY = timezone.localdate


@pytest.fixture
def named(cast):
    """Clara agreed to be named; Cees did not."""
    type(cast.clara).objects.filter(pk=cast.clara.pk).update(may_be_named_since=TODAY())
    cast.clara.refresh_from_db()
    return cast.clara


def of(unit, **wishes):
    return next(place for place in places(**{"is_public": True, **wishes}) if place.unit == unit)


def test_the_public_sees_only_who_agreed(cast, named, client):
    page = client.get("/contacts/").content.decode()
    assert "Clara" in page
    assert "Cees" not in page
    assert "Samira" not in page


def test_colleagues_see_everybody(cast, sign_in):
    page = sign_in(cast.stan).get("/contacts/colleagues/").content.decode()
    for name in ("Clara", "Cees", "Samira"):
        assert name in page


def test_where_nobody_is_named_the_mailbox_answers(cast, client):
    contacts.reach(Actor(cast.clara), cast.units.law, email="social@law.example", hours="Mornings")
    page = client.get("/contacts/").content.decode()
    assert "social@law.example" in page
    assert "Clara" not in page


def test_a_unit_without_any_sends_to_the_one_above(cast, named):
    assert of(cast.units.tax).above == cast.units.law
    assert of(cast.units.law).above is None


def test_who_is_away_is_shown_with_the_day_of_return(cast, named, client):
    absence = Absence(person=named, starts=TODAY(), ends=TODAY() + timedelta(days=3), stand_in=cast.samira)
    contacts.leave(Actor(named), absence)
    page = client.get("/contacts/").content.decode()
    assert "Back on" in page
    assert "Samira" not in page  # she did not agree to be named
    assert of(cast.units.law, is_public=False).contacts[0].stand_in == cast.samira


def test_a_stand_in_who_agreed_is_named(cast, named, client):
    type(cast.samira).objects.filter(pk=cast.samira.pk).update(may_be_named_since=TODAY())
    contacts.leave(Actor(named), Absence(person=named, starts=TODAY(), stand_in=cast.samira))
    assert "Samira stands in." in client.get("/contacts/").content.decode()


@pytest.mark.parametrize("query", ["law", "rechten", "FACULTEIT der", "Recht"])
def test_it_finds_a_unit_in_both_languages(cast, query):
    assert cast.units.law in [place.unit for place in places(is_public=True, query=query)]


def test_it_finds_nothing_kindly(cast, client):
    assert "No unit of that name" in client.get("/contacts/", {"q": "astrology"}).content.decode()


def test_the_card_is_for_an_address_book(cast, named, client):
    said = {"helps_en": "Accounts, names; and logos", "languages": ["en", "nl"], "hours": "Mornings"}
    contacts.describe(Actor(named), Card(person=named), **said)
    contacts.reach(Actor(named), cast.units.law, email="social@law.example", phone="+31 71 000")
    answer = client.get("/contacts/units/law/card.vcf")
    card = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/vcard")
    assert card.count("BEGIN:VCARD\r\nVERSION:4.0\r\n") == card.count("END:VCARD\r\n") == 2
    assert "EMAIL:social@law.example\r\n" in card
    assert r"NOTE:Accounts\, names\; and logos · Mornings" in card
    assert "Cees" not in card


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=400))
def test_no_line_of_a_card_is_too_long_and_none_loses_a_letter(line):
    folded = _folded(line)
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line


def test_contact_persons_describe_themselves(cast, sign_in):
    browser = sign_in(cast.clara)
    form = {"part": "card", "helps_en": "Pictures", "languages": ["nl"], "hours": "Mondays"}
    assert browser.post("/contacts/me/", form).status_code == 302
    assert Card.objects.get().helps == "Pictures"
    assert sign_in(cast.stan).get("/contacts/me/").status_code == 403


def test_an_absence_is_set_and_taken_back(cast, sign_in):
    browser = sign_in(cast.clara)
    form = {"part": "absence", "starts": TODAY(), "ends": TODAY() - timedelta(days=1)}
    page = browser.post("/contacts/me/", form)
    assert (page.status_code, "ends" in page.context["away_form"].errors) == (422, True)
    assert browser.post("/contacts/me/", form | {"ends": ""}).status_code == 302
    absence = Absence.objects.get()
    assert sign_in(cast.cees).post(f"/contacts/absences/{absence.pk}/end/").status_code == 404
    assert browser.post(f"/contacts/absences/{absence.pk}/end/").status_code == 302
    assert not Absence.objects.exists()


def test_two_absences_do_not_overlap(cast, sign_in):
    browser = sign_in(cast.clara)
    form = {"part": "absence", "starts": TODAY(), "ends": TODAY() + timedelta(days=5)}
    browser.post("/contacts/me/", form)
    assert browser.post("/contacts/me/", form).status_code == 422
    later = {"starts": TODAY() + timedelta(days=6), "ends": TODAY() + timedelta(days=7)}
    assert browser.post("/contacts/me/", form | later).status_code == 302


def test_the_address_of_a_unit_is_set_by_who_keeps_it(cast, sign_in):
    address = "/contacts/units/law/"
    assert sign_in(cast.samira).post(address, {"email": "x@y.example"}).status_code == 403
    assert sign_in(cast.clara).post(address, {"email": "no address"}).status_code == 422
    assert sign_in(cast.sander).post(address, {"email": "x@y.example"}).status_code == 302
    assert Point.objects.get().email == "x@y.example"


def test_an_account_says_who_is_away_and_where_to_ask(cast, sign_in):
    contacts.leave(Actor(cast.clara), Absence(person=cast.clara, starts=TODAY()))
    page = sign_in(cast.stan).get(f"/accounts/{cast.accounts.law.pk}/").content.decode()
    assert "Clara is away" in page
    assert f"/questions/new/?unit={cast.units.law.pk}" in page


def test_a_language_is_a_code_so_that_no_line_of_its_own_comes_into_an_address_book(cast, named):
    with pytest.raises(ValidationError):
        contacts.describe(Actor(named), Card(person=named), languages=["nl\r\nEMAIL:x@example.org"])


def test_the_mailbox_of_a_unit_is_nobodys_own(cast):
    with pytest.raises(ValidationError):
        contacts.reach(Actor(cast.clara), cast.units.law, email="CEES@example.org")
    assert not Point.objects.exists()
