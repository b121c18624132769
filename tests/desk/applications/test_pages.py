"""The pages of an application: steps that keep what was typed, and one page with everything."""

import pytest

from pedel.desk.accounts.models import Account
from pedel.desk.applications import actions
from pedel.desk.applications.models import Application
from pedel.desk.record.acting import Actor

from .conftest import ANSWERS, again, write


def address(application, rest=""):
    return f"/applications/{application.pk}/{rest}"


def test_whoever_looks_begins_nothing(cast, sign_in):
    assert sign_in(cast.stan).get("/applications/new/").status_code == 200
    assert not Application.objects.exists()


def test_it_begins_with_a_click_and_goes_from_step_to_step(cast, sign_in):
    browser = sign_in(cast.stan)
    answer = browser.post("/applications/new/")
    application = Application.objects.get()
    assert answer.headers["Location"] == address(application, "steps/purpose/")
    for step, typed in ANSWERS.items():
        extra = {"unit": cast.units.tax.pk} if step == "purpose" else {}
        answer = browser.post(address(application, f"steps/{step}/"), {**typed, **extra})
        assert answer.status_code == 302, answer.content.decode()
    assert answer.headers["Location"] == address(application)
    assert b"Ready to be sent" in browser.get(address(application)).content
    browser.post(address(application, "send/"))
    assert again(application).state == "sent"


def test_what_cannot_be_read_is_kept_as_it_was_typed(cast, sign_in, begun):
    browser = sign_in(cast.stan)
    wrong = {**ANSWERS["network"], "handle": "@tax night"}
    answer = browser.post(address(begun, "steps/network/"), wrong)
    assert answer.status_code == 422
    for page in (answer, browser.get(address(begun, "steps/network/"))):
        assert 'value="@tax night"' in page.content.decode()
        assert "Leave out the @ at the beginning." in page.content.decode()
    assert (again(begun).handle, again(begun).name) == ("", "Example Tax Law")
    browser.post(address(begun, "steps/network/"), ANSWERS["network"])
    assert (again(begun).handle, again(begun).unfinished) == ("taxnight@social.example", {})


def test_a_zero_character_is_not_kept(cast, sign_in, begun):
    wrong = {**ANSWERS["network"], "name": "Tax\0 Law"}
    assert sign_in(cast.stan).post(address(begun, "steps/network/"), wrong).status_code == 422
    assert again(begun).unfinished == {"name": "Tax Law"}


def test_an_empty_field_holds_nobody_up(cast, sign_in, begun):
    answer = sign_in(cast.stan).post(address(begun, "steps/people/"), {"owner_hours": "2"})
    assert answer.status_code == 302
    assert again(begun).owner_hours == 2


def test_what_is_missing_is_said_when_it_is_asked(cast, sign_in, begun):
    page = sign_in(cast.stan).get(address(begun, "steps/care/?missing")).content.decode()
    assert page.count("This field is required.") == 3


def test_it_is_kept_while_somebody_types(cast, sign_in, begun):
    browser = sign_in(cast.stan)
    answer = browser.post(address(begun, "steps/existing/keep/"), {"why_new": "Nobody writes of ta"})
    assert b"Kept." in answer.content
    assert again(begun).why_new == "Nobody writes of ta"


def test_nobody_writes_over_a_colleague_unseen(cast, sign_in, begun):
    actions.share(Actor(cast.stan), begun, person=cast.sofie)
    browser, path = sign_in(cast.stan), address(begun, "steps/existing/")
    seen = browser.get(path).context["seen"]
    write(cast.sofie, begun, "existing", why_new="Sofie's reason.")
    answer = browser.post(path, {"why_new": "Stan's reason.", "seen": seen})
    assert answer.status_code == 409
    assert "Stan&#x27;s reason." in answer.content.decode()
    assert again(begun).why_new == "Sofie's reason."
    answer = browser.post(path, {"why_new": "Stan's reason.", "seen": answer.context["seen"]})
    assert again(begun).why_new == "Stan's reason."


def test_a_first_post_is_looked_at_as_it_is_typed(cast, sign_in, begun):
    typed = {"sample_1": "Mail jan.jansen@gmail.com, BSN 123456782, for a seat."}
    page = sign_in(cast.stan).post(address(begun, "look/post/"), typed).content.decode()
    assert "level-stop" in page
    assert "audience.protected-identity" in page
    assert again(begun).samples == []


def test_a_name_is_looked_at_as_it_is_typed(cast, sign_in, begun):
    typed = {"network": "mastodon", "handle": "examp1elaw@social.example", "name": "Law"}
    page = sign_in(cast.stan).post(address(begun, "look/name/"), typed).content.decode()
    assert "It looks like @examplelaw" in page


def test_there_is_room_for_one_more_post(cast, sign_in, begun):
    typed = {f"sample_{number}": "Open on Monday." for number in (1, 2, 3)}
    page = sign_in(cast.stan).post(address(begun, "steps/content/"), {**typed, "more": "yes"})
    assert 'name="sample_4"' in page.content.decode()
    assert len(again(begun).samples) == 3


def test_the_contact_person_reads_everything_on_one_page(cast, sign_in, sent):
    page = sign_in(cast.clara).get(address(sent)).content.decode()
    for words in ("Forty more at the evening lectures", "On Monday we open late.", "Do the hours carry it?"):
        assert words in page
    assert "score" not in page.lower()
    assert address(sent, "steps/") not in page


def test_advice_without_words_comes_back_with_what_was_chosen(cast, sign_in, sent):
    typed = {"advise-outcome": "against", "advise-text": " ", "digest": sent.digest}
    answer = sign_in(cast.clara).post(address(sent, "advise/"), typed)
    assert answer.status_code == 422
    assert "checked" in answer.content.decode().partition('value="against"')[2][:80]
    assert again(sent).state == "sent"


def test_one_click_puts_it_into_the_register_and_each_page_names_the_other(cast, sign_in, ready):
    browser = sign_in(cast.clara)
    answer = browser.post(address(ready, "register/"))
    account = Account.objects.get(handle="taxnight@social.example")
    assert answer.headers["Location"] == f"/accounts/{account.pk}/"
    assert address(ready) in browser.get(f"/accounts/{account.pk}/").content.decode()
    assert f"/accounts/{account.pk}/" in browser.get(address(ready)).content.decode()
    assert b"Stan applied for it." in sign_in(cast.samira).get(f"/accounts/{account.pk}/").content


def test_why_it_cannot_be_registered_is_said_on_the_page(cast, sign_in, ready):
    Account.objects.create(
        unit=cast.units.law, network="mastodon", handle="taxnight@social.example", name="A",
        account_class="unit",
    )  # fmt: skip
    answer = sign_in(cast.clara).post(address(ready, "register/"))
    assert answer.status_code == 422
    assert "in the register already" in answer.content.decode()


@pytest.mark.parametrize("path", ["", "steps/purpose/"])
def test_a_stranger_gets_nothing(cast, sign_in, sent, path):
    assert sign_in(cast.samira).get(address(sent, path)).status_code == 404


def test_an_unknown_step_is_not_there(cast, sign_in, begun):
    assert sign_in(cast.stan).get(address(begun, "steps/money/")).status_code == 404


def test_home_says_whose_turn_it_is(cast, sign_in, sent):
    assert b"Stan wants to open @taxnight" in sign_in(cast.clara).get("/").content
    assert b"Open an account" in sign_in(cast.bram).get("/").content
    actions.ask(Actor(cast.clara), sent, text="Who?")
    assert b"There is a question about your application" in sign_in(cast.stan).get("/").content


def test_the_list_is_taken_along_by_who_keeps_the_register(cast, sign_in, sent):
    answer = sign_in(cast.clara).get("/applications/export.csv?state=sent")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0].removeprefix("\ufeff").startswith("id,state,outcome,unit")
    assert "taxnight@social.example" in lines[1]
    assert "Monday" not in "".join(lines)
    assert sign_in(cast.stan).get("/applications/export.csv").status_code == 403


def test_the_list_is_narrowed(cast, sign_in, sent):
    browser = sign_in(cast.clara)
    assert b"Example Tax Law" in browser.get("/applications/?q=taxnight").content
    assert b"Example Tax Law" not in browser.get("/applications/?state=lapsed").content


def test_a_long_list_asks_the_database_no_more_than_a_short_one(
    cast, sign_in, sent, django_assert_max_num_queries
):
    browser = sign_in(cast.clara)
    browser.get("/applications/")
    with django_assert_max_num_queries(100) as few:
        browser.get("/applications/")
    for number in range(20):
        Application.objects.create(
            applicant=cast.stan, unit=cast.units.tax, state="sent", name=f"Tax {number}", sent_at=sent.sent_at
        )
    with django_assert_max_num_queries(len(few.captured_queries)):
        browser.get("/applications/")
