"""Signing in with a password, and all the pages around it."""

import re
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.cache import cache

from desk.cast import PASSWORD
from pedel.desk.people import sealing
from pedel.desk.people.actions import people
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor

FORM = {"login": "emma@example.org", "password": PASSWORD}


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    cache.clear()


def test_it_signs_in_with_a_password(cast, client):
    assert client.post("/signin/login/?next=/people/", FORM).headers["Location"] == "/people/"
    assert client.get("/people/").status_code == 200


def test_it_speaks_the_persons_language_from_then_on(cast, client):
    people.speak(Actor(cast.emma), cast.emma, language="nl")
    client.post("/signin/login/", FORM)
    assert client.cookies["pedel-language"].value == "nl"
    assert 'lang="nl"' in client.get("/me/").content.decode()


def test_it_changes_the_language_of_pages_with_the_persons(cast, sign_in):
    browser = sign_in(cast.emma)
    browser.post("/me/language/", {"language": "nl"})
    assert Person.objects.get(pk=cast.emma.pk).language == "nl"
    assert browser.cookies["pedel-language"].value == "nl"


def test_it_says_no_more_than_that_it_does_not_fit(cast, client):
    wrong = client.post("/signin/login/", FORM | {"password": "x"}).content
    unknown = client.post("/signin/login/", {"login": "nobody@example.org", "password": "x"}).content
    told = re.compile(rb"alert-danger[^>]*>([^<]+)<")
    assert told.search(wrong)[1] == told.search(unknown)[1]


def test_it_slows_down_who_guesses(cast, client):
    for _ in range(6):
        page = client.post("/signin/login/", FORM | {"password": "guess"})
    assert b"Too many failed" in page.content
    assert client.post("/signin/login/", FORM).status_code == 200
    dutch = client.post("/signin/login/", FORM, headers={"Accept-Language": "nl"})
    assert "Te veel inlogpogingen" in dutch.content.decode()


def test_it_asks_to_wait_in_its_own_words(cast, client):
    for _ in range(22):
        page = client.post("/signin/password/reset/", {"email": "nobody@example.org"})
    assert page.status_code == 429
    assert b"A little slower" in page.content


@pytest.mark.parametrize(
    "page", ["email/", "3rdparty/", "3rdparty/signup/", "confirm-email/", "login/code/confirm/"]
)
def test_it_has_no_page_to_tie_another_address_or_identity_to_an_account(cast, sign_in, page):
    assert sign_in(cast.emma).get(f"/signin/{page}").status_code == 404
    assert sign_in(cast.emma).post(f"/signin/{page}", {"email": "x@example.org"}).status_code == 404


def test_it_lets_nobody_make_an_account(client, db):
    form = {"email": "new@example.org", "password1": PASSWORD}
    assert b"No access yet" in client.post("/signin/signup/", form).content
    assert not Person.objects.exists()


def test_it_sets_a_password_by_mail(cast, client):
    people.add(Actor(cast.sander), None, name="New", email="new@example.org")
    client.post("/signin/password/reset/", {"email": "new@example.org"})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    new = {"password1": "a quite different phrase", "password2": "a quite different phrase"}
    client.post(page.redirect_chain[-1][0], new)
    form = {"login": "new@example.org", "password": "a quite different phrase"}
    assert client.post("/signin/login/", form).status_code == 302
    assert b"no longer works" in client.get(link, follow=True).content


def test_it_answers_alike_whether_it_knows_the_address_or_not(cast, client):
    for email in ("emma@example.org", "nobody@example.org"):
        page = client.post("/signin/password/reset/", {"email": email}, follow=True)
        assert page.redirect_chain[-1][0] == "/signin/password/reset/done/"
    assert "does not know this address" in mail.outbox[1].body


def test_it_does_not_break_on_a_mail_server_that_is_down(cast, client, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    page = client.post("/signin/password/reset/", {"email": "emma@example.org"}, follow=True)
    assert page.status_code == 200
    assert b"does not answer" in page.content


class Down:
    """A mail server that hangs up."""

    def __init__(self, **options):
        pass

    def send_messages(self, letters):
        raise SMTPServerDisconnected("gone")


@pytest.mark.parametrize(
    "page", ["login/", "password/reset/", "signup/", "inactive/", "3rdparty/login/cancelled/"]
)
def test_it_has_no_script_or_style_in_the_page(client, db, page):
    """The policy forbids them; scripts that only hold data are allowed."""
    answer = client.get(f"/signin/{page}")
    text = answer.content.decode()
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert not re.search(r'<script(?![^>]*(?:src=|type="application/json"))', text)
    assert not re.search(r'<style|\sstyle="|\son\w+="', text)


def test_it_seals_what_it_must_be_able_to_read_again():
    sealed = sealing.seal("JBSWY3DPEHPK3PXP")
    assert "JBSWY" not in sealed
    assert sealing.open_sealed(sealed) == "JBSWY3DPEHPK3PXP"
