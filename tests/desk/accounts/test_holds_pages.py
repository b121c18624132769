"""The pages of holds, and the bars they put on others."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pedel.desk.accounts.actions import holding
from pedel.desk.accounts.models import Account, Hold
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.writing import Writing
from pedel.desk.record.acting import Actor
from pedel.desk.ui.clock import as_typed

WHY = "A storm warning for the whole coast."


@pytest.fixture
def everything(cast):
    return holding.place(Actor(cast.sander), Hold(scope="everything"), reason=WHY)


@pytest.fixture
def on_law(cast):
    return holding.place(Actor(cast.clara), Hold(scope="unit", unit=cast.units.law), reason=WHY)


def text(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_the_steward_holds_everything_in_two_clicks_from_any_page(cast, sign_in):
    browser = sign_in(cast.sander)
    assert b'href="/holds/everything/"' in browser.get("/people/").content
    assert b"reason" in browser.get("/holds/everything/").content
    answer = browser.post("/holds/everything/", {"reason": WHY})
    hold = Hold.objects.in_force().get()
    assert (answer.headers["Location"], hold.scope, hold.placed_by) == (
        f"/holds/{hold.pk}/",
        "everything",
        cast.sander,
    )


def test_it_offers_that_to_nobody_else(cast, sign_in):
    assert b"/holds/everything/" not in sign_in(cast.clara).get("/people/").content
    assert sign_in(cast.clara).get("/holds/everything/").status_code == 403


@pytest.mark.parametrize("path", ["/", "/people/", "/accounts/", "/holds/", "/drafts/"])
@pytest.mark.parametrize("who", ["stan", "emma", "sander"])
def test_every_page_says_when_everything_is_held(cast, sign_in, everything, who, path):
    said = text(sign_in(getattr(cast, who)).get(path))
    assert "Everything is held: nothing goes out." in said
    assert WHY in said
    assert "Placed by Sander" in said


def test_a_public_page_says_nothing_of_it(cast, client, everything):
    for path in ("/guidelines/", "/check/", "/verify/"):
        assert WHY not in client.get(path).content.decode()


def test_home_says_it_to_whom_it_concerns(cast, sign_in, on_law):
    assert WHY in text(sign_in(cast.emma).get("/"))
    assert WHY not in text(sign_in(cast.sofie).get("/"))


def test_the_account_and_the_register_say_it(cast, sign_in, on_law):
    browser = sign_in(cast.stan)
    assert WHY in text(browser.get(f"/accounts/{cast.accounts.law.pk}/"))
    assert WHY not in text(browser.get(f"/accounts/{cast.accounts.science.pk}/"))
    assert browser.get("/accounts/").content.decode().count("held-mark") == 2


def test_the_composer_and_the_list_of_drafts_say_it(cast, sign_in):
    writing = Writing("Open on Monday.", topics=("Storm",))
    draft = drafts.create(Actor(cast.emma), [cast.accounts.law], writing=writing)
    browser = sign_in(cast.emma)
    assert WHY not in text(browser.get(f"/drafts/{draft.pk}/"))
    holding.place(Actor(cast.sander), Hold(scope="topic", topic="storm"), reason=WHY)
    assert WHY in text(browser.get(f"/drafts/{draft.pk}/"))
    assert b"held-mark" in browser.get("/drafts/").content


def test_the_contact_person_is_offered_only_what_they_may_hold(cast, sign_in):
    form = sign_in(cast.clara).get("/holds/new/").context["form"]
    assert [value for value, _label in form.fields["scope"].choices] == ["unit", "account"]
    assert set(form.fields["unit"].queryset) == {cast.units.law, cast.units.tax}
    assert set(form.fields["account"].queryset) == {cast.accounts.law, cast.accounts.sky}


@pytest.mark.parametrize("unit", ["science", "root"])
def test_it_refuses_what_was_not_offered(cast, sign_in, unit):
    wish = {"scope": "unit", "unit": getattr(cast.units, unit).pk, "reason": WHY}
    assert sign_in(cast.clara).post("/holds/new/", wish).status_code == 422
    assert not Hold.objects.exists()


def test_it_places_a_hold_with_an_end_in_the_institutions_time(cast, sign_in):
    end = timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)
    wish = {"scope": "account", "account": cast.accounts.law.pk, "reason": WHY, "ends_at": as_typed(end)}
    assert sign_in(cast.clara).post("/holds/new/", wish).status_code == 302
    assert Hold.objects.get().ends_at == end


def test_it_keeps_what_was_typed_and_says_what_is_missing(cast, sign_in):
    page = sign_in(cast.sander).post("/holds/new/", {"scope": "topic", "reason": "Mourning."})
    assert page.status_code == 422
    assert "Say what is held." in text(page)
    assert "Mourning." in text(page)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2027-10-31T02:30", "comes twice"),
        ("2027-03-28T02:30", "no 02:30"),
        ("soon", "Give a day and a time."),
    ],
)
def test_an_end_follows_the_clock(cast, sign_in, typed, said):
    wish = {"scope": "everything", "reason": WHY, "ends_at": typed}
    page = sign_in(cast.sander).post("/holds/new/", wish)
    assert said in text(page)
    assert ("id_which" in page.content.decode()) == (said == "comes twice")


def test_it_takes_the_second_of_two(cast, sign_in):
    wish = {"scope": "everything", "reason": WHY, "ends_at": "2027-10-31T02:30", "which": "2"}
    assert sign_in(cast.sander).post("/holds/new/", wish).status_code == 302
    assert Hold.objects.get().ends_at.isoformat() == "2027-10-31T01:30:00+00:00"


def test_it_changes_and_lifts(cast, sign_in, on_law):
    browser = sign_in(cast.clara)
    assert browser.post(f"/holds/{on_law.pk}/change/", {"reason": "Still blowing."}).status_code == 302
    assert "Still blowing." in text(browser.get("/holds/"))
    assert browser.post(f"/holds/{on_law.pk}/lift/").status_code == 302
    assert browser.post(f"/holds/{on_law.pk}/lift/").status_code == 409
    assert "lifted by Clara" in text(browser.get("/holds/"))


def test_everybody_reads_it_and_only_who_may_is_offered_to_lift(cast, sign_in, on_law):
    page = sign_in(cast.stan).get(f"/holds/{on_law.pk}/")
    assert WHY in text(page)
    assert b"/lift/" not in page.content
    assert sign_in(cast.samira).get(f"/holds/{on_law.pk}/lift/").status_code == 403


def test_it_begins_with_the_account_it_was_opened_from(cast, sign_in):
    page = sign_in(cast.clara).get(f"/holds/new/?scope=account&account={cast.accounts.law.pk}")
    assert str(page.context["form"]["account"].value()) == str(cast.accounts.law.pk)


def test_a_reason_is_shown_as_text(cast, sign_in):
    holding.place(Actor(cast.sander), Hold(scope="everything"), reason="<script>alert(1)</script>")
    assert b"<script>alert" not in sign_in(cast.stan).get("/holds/").content


def test_the_api_places_reads_changes_and_lifts(cast, sign_in):
    browser = sign_in(cast.sander)
    wish = {"scope": "account", "account": cast.accounts.law.pk, "reason": WHY}
    made = browser.post("/api/v1/holds", wish, content_type="application/json")
    assert made.status_code == 201, made.content
    pk = made.json()["id"]
    assert browser.get("/api/v1/holds?in_force=true").json()["items"][0]["account"] == cast.accounts.law.pk
    changed = browser.patch(f"/api/v1/holds/{pk}", {"reason": "New."}, content_type="application/json")
    assert changed.json()["reason"] == "New."
    assert browser.post(f"/api/v1/holds/{pk}/lift").json()["lifted_at"]
    assert browser.post(f"/api/v1/holds/{pk}/lift").status_code == 409
    assert browser.get("/api/v1/holds?in_force=true").json()["items"] == []


def test_the_api_follows_the_same_rules(cast, sign_in):
    wish = {"scope": "everything", "reason": WHY}
    answer = sign_in(cast.clara).post("/api/v1/holds", wish, content_type="application/json")
    assert answer.status_code == 403
    assert not Hold.objects.exists()


def test_a_list_asks_no_more_for_many_marks(cast, sign_in, on_law):
    browser = sign_in(cast.stan)
    with CaptureQueriesContext(connection) as few:
        browser.get("/accounts/")
    for number in range(30):
        Account.objects.create(
            unit=cast.units.law, network="x", handle=f"law{number}", name=f"Law {number}",
            account_class="unit", state="active",
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        assert browser.get("/accounts/").content.decode().count("held-mark") == 32
    assert len(many) <= len(few)
