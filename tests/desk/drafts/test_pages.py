import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pedel.desk.drafts import access, actions
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.record.acting import Actor


def begun(cast, text, accounts=None):
    return actions.create(Actor(cast.emma), accounts or [cast.accounts.law], writing=Writing(text=text))


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_it_says_unmistakably_which_account_speaks(cast, draft, sign_in):
    page = sign_in(cast.emma).get(f"/drafts/{draft.pk}/").content.decode()
    band = page[page.index('class="speaks"') : page.index("</header>", page.index('class="speaks"'))]
    for said in ("Example Law", "@examplelaw@social.example", "Mastodon", "Bluesky", "Faculty of Law"):
        assert said in band


@pytest.mark.parametrize("name", "anna clara sander".split())
def test_who_looks_along_reads_and_has_nothing_to_change(cast, draft, sign_in, name):
    page = sign_in(getattr(cast, name)).get(f"/drafts/{draft.pk}/").content.decode()
    assert "The library opens" in page
    assert "data-read-only" in page
    assert 'id="save"' not in page
    assert "/discard/" not in page


def test_it_locks_what_somebody_relies_on_until_the_writer_unlocks_it(cast, draft, sign_in):
    Draft.objects.update(state="waiting")
    page = sign_in(cast.emma).get(f"/drafts/{draft.pk}/").content.decode()
    assert "If you change it, the request falls" in page
    assert "readonly" in page


@pytest.mark.parametrize("name", "stan sofie victor".split())
def test_a_stranger_does_not_find_it(cast, draft, sign_in, name):
    client = sign_in(getattr(cast, name))
    assert client.get(f"/drafts/{draft.pk}/").status_code == 404
    assert client.get(f"/drafts/{draft.pk}/revisions/").status_code == 404
    assert "The library opens" not in client.get("/drafts/").content.decode()


def test_the_list_shows_what_fits(cast, sign_in):
    begun(cast, "About tulips")
    put_away = begun(cast, "About roses")
    actions.discard(Actor(cast.emma), put_away)
    client = sign_in(cast.emma)
    assert "tulips" in (page := client.get("/drafts/").content.decode())
    assert "roses" not in page
    assert "roses" in client.get("/drafts/?state=discarded").content.decode()
    assert "No draft fits" in client.get("/drafts/?q=violets").content.decode()
    assert "tulips" in client.get("/drafts/?q=TULIPS&whose=mine").content.decode()
    assert "tulips" not in sign_in(cast.olga).get("/drafts/?whose=mine").content.decode()
    assert "tulips" in sign_in(cast.olga).get("/drafts/?whose=accounts").content.decode()


def test_it_finds_words_of_an_own_wording(cast, sign_in):
    own = Writing(text="Plain", variants={cast.accounts.sky.pk: "Peculiar"})
    actions.create(Actor(cast.emma), [cast.accounts.law, cast.accounts.sky], writing=own)
    assert "Plain" in sign_in(cast.emma).get("/drafts/?q=peculiar").content.decode()


def test_the_list_is_in_pages_and_asks_no_more_for_more_rows(cast, sign_in):
    client = sign_in(cast.emma)
    begun(cast, "First")
    client.get("/drafts/")
    few = queries(client, "/drafts/")
    for number in range(55):
        begun(cast, f"Draft {number}", [cast.accounts.law, cast.accounts.sky])
    assert queries(client, "/drafts/") == few
    assert "First" in client.get("/drafts/?page=2").content.decode()


def test_the_composer_asks_no_more_for_more_of_everything(cast, draft, sign_in):
    client = sign_in(cast.emma)
    actions.comment(Actor(cast.olga), draft, text="@Emma one")
    client.get(f"/drafts/{draft.pk}/")
    few = queries(client, f"/drafts/{draft.pk}/")
    for number in range(6):
        actions.comment(Actor(cast.olga), draft, text=f"@Emma @Anna {number}")
        told = {"claim": "c", "source": "s", "checked_by": "b"}
        actions.list_fact(Actor(cast.emma), access.draft_for(cast.emma, draft.pk), **told)
    assert queries(client, f"/drafts/{draft.pk}/") == few


def test_a_new_draft_offers_only_accounts_one_may_write_for(cast, sign_in):
    page = sign_in(cast.emma).get("/drafts/new/").content.decode()
    assert "examplelaw@social.example" in page
    assert "examplescience" not in page
    assert "You work on no account" in sign_in(cast.stan).get("/drafts/new/").content.decode()


def test_it_begins_with_the_accounts_chosen(cast, sign_in):
    client = sign_in(cast.emma)
    answer = client.post("/drafts/new/", {"accounts": [cast.accounts.law.pk, cast.accounts.sky.pk]})
    assert answer["Location"] == f"/drafts/{Draft.objects.get().pk}/"
    assert "Choose at least one account" in client.post("/drafts/new/", {}).content.decode()
    assert client.post("/drafts/new/", {"accounts": [cast.accounts.science.pk]}).status_code == 200
    assert Draft.objects.count() == 1


def test_it_copies_and_puts_away(cast, draft, sign_in):
    client = sign_in(cast.emma)
    client.post(f"/drafts/{draft.pk}/duplicate/")
    client.post(f"/drafts/{draft.pk}/discard/")
    assert list(Draft.objects.order_by("pk").values_list("state", flat=True)) == ["discarded", "writing"]
    assert sign_in(cast.anna).post(f"/drafts/{draft.pk}/discard/").status_code == 403
    assert client.get(f"/drafts/{draft.pk}/discard/").status_code == 405


def test_revisions_show_what_changed_word_by_word(cast, draft, save, sign_in):
    client = sign_in(cast.anna)
    assert "Nothing is frozen yet" in client.get(f"/drafts/{draft.pk}/revisions/").content.decode()
    actions.freeze(Actor(cast.emma), draft)
    save(cast.emma, text="The library opens at ten on Monday. 40% of students agree.")
    actions.freeze(Actor(cast.emma), draft)
    page = client.get(f"/drafts/{draft.pk}/revisions/").content.decode()
    assert "<del>nine</del><ins>ten</ins>" in page
    assert "Found in revision 2" in page
    assert "brand.sources" in page
    same = client.get(f"/drafts/{draft.pk}/revisions/?old=1&new=1").content.decode()
    assert "<del>" not in same
    assert client.get(f"/drafts/{draft.pk}/revisions/?old=1&new=9").status_code == 404


def test_it_opens_in_dutch_too(cast, draft, sign_in):
    page = sign_in(cast.emma).get(f"/drafts/{draft.pk}/", headers={"Accept-Language": "nl"}).content.decode()
    assert "Bevindingen" in page
