"""Notices to read, how one wants to hear, and the letters that need the steward's care."""

import pytest

from pedel.desk.notices.models import Letter, Notice, Preference
from pedel.desk.notices.telling import tell
from pedel.desk.notices.todo import waiting_for
from pedel.desk.record.models import Entry


@pytest.fixture
def told(cast, kinds):
    """Emma has been told two things and Anna one."""
    kind = kinds("asked", "{{ who }} asks you").kind
    tell([cast.emma, cast.anna], kind, "/record/", who="Stan")
    tell([cast.emma], kind, "https://evil.example/", who="Olga")
    return cast


def page(client, address="/notices/"):
    return client.get(address).content.decode()


def test_it_shows_ones_own_notices_and_counts_them_at_the_bell(told, sign_in):
    content = page(sign_in(told.emma))
    assert "Stan asks you" in content
    assert "Olga asks you" in content
    assert "2 new" in content
    assert "Olga" not in page(sign_in(told.anna))
    assert "Nothing to tell you" in page(sign_in(told.stan))


def test_opening_a_notice_marks_it_read_and_leads_on(told, sign_in):
    emma, notice = sign_in(told.emma), Notice.objects.filter(person=told.emma, url="/record/").get()
    assert emma.get(f"/notices/{notice.pk}/open/").status_code == 405
    assert emma.post(f"/notices/{notice.pk}/open/").headers["Location"] == "/record/"
    notice.refresh_from_db()
    assert notice.read_at
    assert "1 new" in page(emma)


def test_a_notice_never_leads_to_another_site(told, sign_in):
    notice = Notice.objects.get(url="https://evil.example/")
    assert sign_in(told.emma).post(f"/notices/{notice.pk}/open/").headers["Location"] == "/notices/"


def test_nobody_opens_another_s_notice(told, sign_in):
    notice = Notice.objects.get(person=told.anna)
    assert sign_in(told.emma).post(f"/notices/{notice.pk}/open/").status_code == 404
    assert sign_in(told.emma).post(f"/api/v1/notices/{notice.pk}/read").status_code == 404


def test_it_marks_as_read_only_what_was_seen(told, sign_in, kinds):
    newest = Notice.objects.filter(person=told.emma).latest("pk").pk
    tell([told.emma], "testing.asked", who="Victor")
    sign_in(told.emma).post("/notices/read/", {"newest": newest})
    assert [notice.facts["who"] for notice in Notice.objects.filter(person=told.emma, read_at=None)] == [
        "Victor"
    ]
    assert Notice.objects.filter(person=told.anna, read_at=None).exists()


def test_reading_is_not_on_record(told, sign_in):
    sign_in(told.emma).post("/notices/read/", {"newest": 10**6})
    assert Entry.objects.count() == 0


def test_it_keeps_how_one_wants_to_hear(told, sign_in):
    emma = sign_in(told.emma)
    emma.post("/notices/preference/", {"mail": "daily"})
    assert Preference.objects.get(person=told.emma).mail == "daily"
    assert emma.put("/api/v1/notices/preference", {"mail": "never"}, "application/json").status_code == 200
    assert emma.get("/api/v1/notices/preference").json() == {"mail": "never"}
    assert emma.post("/notices/preference/", {"mail": "by pigeon"}).status_code == 302
    assert Preference.objects.get(person=told.emma).mail == "never"


def test_the_api_gives_what_the_page_shows(told, sign_in):
    emma = sign_in(told.emma)
    sentences = [notice["sentence"] for notice in emma.get("/api/v1/notices").json()["items"]]
    assert sentences == ["Olga asks you", "Stan asks you"]
    first = emma.get("/api/v1/notices", {"limit": 1}).json()["items"][0]["id"]
    emma.post(f"/api/v1/notices/{first}/read")
    assert [n["sentence"] for n in emma.get("/api/v1/notices", {"unread": True}).json()["items"]] == [
        "Stan asks you"
    ]


def test_it_says_that_letters_wait_where_there_is_no_mail_server(told, sign_in):
    assert "This desk sends no e-mail yet" in page(sign_in(told.emma))
    assert [str(todo.what) for todo in waiting_for(told.sander)] == [
        "Letters wait: the desk has no mail server yet"
    ]
    assert waiting_for(told.emma) == []


@pytest.fixture
def unclear(told):
    letter = Letter.objects.filter(person=told.anna).get()
    Letter.objects.filter(pk=letter.pk).update(state="unclear", trouble="no last word", claim="x")
    return letter


def test_the_steward_is_shown_letters_that_may_not_have_arrived(told, unclear, sign_in):
    assert "1 letter could not be sent" in [str(todo.what) for todo in waiting_for(told.sander)]
    assert "no last word" in page(sign_in(told.sander), "/letters/")
    assert unclear.text.strip() not in page(sign_in(told.sander), "/letters/")
    assert "no last word" not in page(sign_in(told.emma), "/letters/")
    assert sign_in(told.emma).get("/api/v1/notices/letters").json()["items"] == []


@pytest.mark.parametrize(("act", "state"), [("resend", "waiting"), ("drop", "dropped")])
def test_only_the_steward_decides_about_a_letter_and_once(told, unclear, sign_in, act, state):
    address = f"/letters/{unclear.pk}/{act}/"
    assert sign_in(told.emma).post(address).status_code == 404
    assert sign_in(told.sander).post(address).status_code == 302
    assert sign_in(told.sander).post(address).status_code == 404
    unclear.refresh_from_db()
    assert (unclear.state, unclear.claim) == (state, "")
    assert Entry.objects.get().about == f"letter:{unclear.pk}"


def test_the_api_decides_about_a_letter_as_the_page_does(told, unclear, sign_in):
    address = f"/api/v1/notices/letters/{unclear.pk}/drop"
    assert sign_in(told.emma).post(address).status_code == 404
    assert sign_in(told.sander).get("/api/v1/notices/letters").json()["items"][0]["state"] == "unclear"
    assert sign_in(told.sander).post(address).status_code == 204


def test_a_public_page_asks_nothing_about_who_reads(client, db, django_assert_num_queries):
    client.get("/check/")
    with django_assert_num_queries(0):
        client.get("/check/")


def test_it_asks_the_database_as_often_for_two_notices_as_for_fifty(
    told, sign_in, django_assert_max_num_queries, kinds
):
    emma = sign_in(told.emma)
    emma.get("/notices/")
    with django_assert_max_num_queries(12) as few:
        emma.get("/notices/")
    for _ in range(48):
        tell([told.emma], "testing.asked", who="Stan")
    with django_assert_max_num_queries(len(few)):
        emma.get("/notices/")
