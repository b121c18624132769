"""The record to read: who sees what, and how one finds it."""

import json

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext

from pedel.desk.accounts import actions
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done
from pedel.desk.record.chain import verify
from pedel.desk.record.ledger import append
from pedel.desk.record.models import Entry

FIELDS = {"network": "x", "name": "New", "account_class": "faculty", "state": "planned"}


@pytest.fixture
def entries(cast):
    actions.register(Actor(cast.clara), cast.units.law, handle="newlaw", **FIELDS)
    actions.register(Actor(cast.samira), cast.units.science, handle="newscience", **FIELDS)
    return cast


def numbers(client, **filters):
    return [entry["number"] for entry in client.get("/api/v1/record", filters).json()["items"]]


def test_it_shows_the_steward_everything(entries, sign_in):
    page = sign_in(entries.sander).get("/record/").content.decode()
    assert page.count("An account was put into the register.</td>") == 2


def test_it_shows_those_who_answer_for_a_unit_what_concerns_it(entries, sign_in):
    assert numbers(sign_in(entries.anna)) == [1]
    assert numbers(sign_in(entries.bram)) == [2]


def test_it_shows_others_only_what_they_did(entries, sign_in):
    assert numbers(sign_in(entries.stan)) == []
    assert "Nothing on record yet" in sign_in(entries.stan).get("/record/").content.decode()
    assert sign_in(entries.stan).get("/record/1/").status_code == 404
    assert sign_in(entries.stan).get("/api/v1/record/1").status_code == 404


def test_it_sends_a_stranger_away(client, db):
    assert client.get("/record/").status_code == 302
    assert client.get("/api/v1/record").status_code == 401


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"who": "sami"}, [2]),
        ({"verb": "account.registered"}, [2, 1]),
        ({"q": "newlaw"}, [1]),
        ({"q": "nothing like this"}, []),
        ({"until": "2020-01-01"}, []),
        ({"since": "2020-01-01"}, [2, 1]),
        ({"before": 2}, [1]),
        ({"limit": 1}, [2]),
    ],
)
def test_it_finds_entries(entries, sign_in, filters, found):
    assert numbers(sign_in(entries.sander), **filters) == found


def test_it_finds_entries_of_a_unit_a_thing_and_an_account(entries, sign_in):
    steward, entry = sign_in(entries.sander), Entry.objects.get(number=1)
    for filters in ({"unit": entry.unit}, {"about": entry.about}, {"account": entry.account}):
        assert numbers(steward, **filters) == [1]


def test_it_says_which_filter_is_wrong_and_keeps_what_was_typed(entries, sign_in):
    page = sign_in(entries.sander).get("/record/", {"since": "soon", "who": "Clara"}).content.decode()
    assert "Enter a valid date" in page
    assert 'value="soon"' in page
    assert sign_in(entries.sander).get("/api/v1/record", {"digest": "ab"}).status_code == 422


def test_it_finds_words_with_accents_in_facts(entries, sign_in):
    append(
        "account.changed", Actor(entries.clara), "contact", Done(None, entries.clara, facts={"to": "Élan"})
    )
    assert numbers(sign_in(entries.sander), q="Élan") == [3]


def test_it_finds_a_digest_by_its_beginning(entries, sign_in):
    append("account.changed", Actor(entries.clara), "", Done(None, entries.clara, digest="abcdef" + "0" * 58))
    assert numbers(sign_in(entries.sander), digest="abcdef") == [3]


def test_it_pages_by_number_both_ways(entries, sign_in):
    Entry.objects.bulk_create(
        Entry(number=number, at=timezone.now(), verb="x", via="page", about="x:1", edition="", hash="")
        for number in range(3, 121)
    )
    steward = sign_in(entries.sander)
    shown = lambda query: [row["entry"].number for row in steward.get("/record/" + query).context["rows"]]  # noqa: E731
    assert shown("") == list(range(120, 70, -1))
    assert shown("?before=71") == list(range(70, 20, -1))
    assert shown("?after=70") == list(range(120, 70, -1))
    assert shown("?before=21") == list(range(20, 0, -1))


def test_it_says_whether_the_seal_of_an_entry_holds(entries, sign_in):
    assert "The seal holds" in sign_in(entries.sander).get("/record/2/").content.decode()
    Entry.objects.bulk_create(
        [Entry(number=3, at=timezone.now(), verb="x", via="page", about="x:1", edition="", hash="0" * 64)]
    )
    assert "The seal does not hold" in sign_in(entries.sander).get("/record/3/").content.decode()


@pytest.mark.parametrize("address", ["/record/export/", "/api/v1/record/export"])
def test_it_exports_the_whole_record_for_the_steward(entries, sign_in, address):
    lines = b"".join(sign_in(entries.sander).post(address).streaming_content).splitlines(keepends=True)
    assert verify(lines).entries == 2
    assert verify(lines).broken is None
    assert Entry.objects.get(number=3).verb == "record.exported"


def test_it_exports_nothing_for_others(entries, sign_in):
    assert sign_in(entries.anna).post("/record/export/").status_code == 403
    assert sign_in(entries.sander).get("/record/export/").status_code == 405
    assert Entry.objects.count() == 2


def test_it_asks_the_database_as_often_for_one_entry_as_for_fifty(
    entries, sign_in, django_assert_num_queries, django_assert_max_num_queries
):
    steward = sign_in(entries.sander)
    steward.get("/record/")
    with django_assert_max_num_queries(12) as few:
        steward.get("/record/")
    Entry.objects.bulk_create(
        Entry(number=n, at=timezone.now(), verb="x", via="page", about="x:1", edition="")
        for n in range(3, 60)
    )
    with django_assert_num_queries(len(few)):
        steward.get("/record/")


def test_it_answers_the_api_with_the_verb_in_words(entries, sign_in):
    entry = sign_in(entries.sander).get("/api/v1/record/1").json()
    assert entry["sentence"] == "An account was put into the register."
    assert json.dumps(entry["facts"])


def test_it_speaks_dutch_of_what_was_done(entries, sign_in):
    steward = sign_in(entries.sander)
    steward.cookies["pedel-language"] = "nl"
    page = steward.get("/record/").content.decode()
    with translation.override("nl"):
        assert gettext("An account was put into the register.") in page
    assert "An account was put into the register." not in page


def test_a_search_answers_with_the_list_alone_and_says_what_is_wrong_in_it(entries, sign_in):
    headers = {"HX-Request": "true", "HX-Target": "entries"}
    page = sign_in(entries.sander).get("/record/", {"digest": "ab"}, headers=headers).content.decode()
    assert page.lstrip().startswith("<section")
    assert "Digest: Ensure this value has at least 6 characters" in page
