from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.mandates import todo
from pedel.desk.mandates.models import Mandate
from pedel.desk.people.models import Person

TODAY = timezone.localdate
JSON = {"content_type": "application/json"}


def make(cast, account=None, **fields):
    terms = {"kinds": ["event", "news"], "starts": TODAY(), "state": "agreed", "digest": "d" * 64} | fields
    return Mandate.objects.create(
        account=account or cast.accounts.law,
        **({"person": cast.emma, "supervisor": cast.victor, "proposed_by": cast.emma} | terms),
    )


@pytest.fixture
def form(cast):
    return {
        "person": cast.emma.pk,
        "kinds": ["event", "news"],
        "approval_topics": "Student housing\n\n  tuition   fees ",
        "languages": ["nl"],
        "may_answer": "on",
        "starts": TODAY(),
        "ends": TODAY() + timedelta(days=100),
    }


def test_it_goes_from_proposal_to_yes_on_the_pages(cast, sign_in, form):
    address = f"/accounts/{cast.accounts.law.pk}/mandates/new/"
    page = sign_in(cast.emma).post(address, form, follow=True).content.decode()
    assert "It waits for the yes of Victor." in page
    mandate = Mandate.objects.get()
    assert mandate.approval_topics == ["Student housing", "tuition fees"]
    assert "Agree" not in page.partition("How it came about")[0].replace("Agreed", "")
    page = sign_in(cast.victor).post(
        f"/mandates/{mandate.pk}/agree/", {"digest": mandate.digest}, follow=True
    )
    for said in (
        "in force",
        "News that has been published and events",
        "“Student housing”",
        "Agreed by Victor",
    ):
        assert said in page.content.decode()


def test_it_fills_the_form_in_beforehand(cast, sign_in):
    make(cast, topics=["open day"], note="As before")
    page = sign_in(cast.victor).get(f"/accounts/{cast.accounts.law.pk}/mandates/new/")
    assert page.context["form"]["topics"].value() == "open day"
    assert page.context["form"]["ends"].value() == TODAY() + timedelta(days=365)
    assert b"As before" in page.content


def test_it_keeps_what_was_typed_when_something_is_wrong(cast, sign_in, form):
    form |= {"kinds": [], "may_answer": "", "note": "What we said on Monday"}
    page = sign_in(cast.emma).post(f"/accounts/{cast.accounts.law.pk}/mandates/new/", form)
    assert b"What we said on Monday" in page.content
    assert "kinds" in page.context["form"].errors


def test_it_explains_every_kind_and_offers_no_official_one(cast, sign_in):
    page = sign_in(cast.emma).get(f"/accounts/{cast.accounts.law.pk}/mandates/new/").content.decode()
    assert page.count('name="kinds"') == 6
    assert 'value="official"' not in page


def test_an_owner_does_not_propose_for_an_editor(cast, sign_in, form):
    address = f"/accounts/{cast.accounts.law.pk}/mandates/new/"
    assert "person" in sign_in(cast.olga).post(address, form).context["form"].errors
    assert not Mandate.objects.exists()


@pytest.mark.parametrize("who", ["stan", "clara", "anna", "sander"])
def test_nobody_else_proposes(cast, sign_in, form, who):
    client, address = sign_in(getattr(cast, who)), f"/accounts/{cast.accounts.law.pk}/mandates/new/"
    assert client.get(address).status_code == 403
    assert client.post(address, form).status_code == 403


@pytest.mark.parametrize(
    ("who", "status"),
    [("emma", 200), ("victor", 200), ("olga", 200), ("clara", 200), ("anna", 200), ("sander", 200),
     ("stan", 404), ("samira", 404), ("sofie", 404)],
)  # fmt: skip
def test_it_is_read_by_those_whom_it_concerns(cast, sign_in, who, status):
    mandate = make(cast)
    client = sign_in(getattr(cast, who))
    assert client.get(f"/mandates/{mandate.pk}/").status_code == status
    assert client.get(f"/api/v1/mandates/{mandate.pk}").status_code == status


def test_the_one_who_proposed_is_offered_no_yes(cast, sign_in):
    mandate = make(cast, state="proposed")
    address = f"/mandates/{mandate.pk}/agree/"
    assert address not in sign_in(cast.emma).get(f"/mandates/{mandate.pk}/").content.decode()
    assert address in sign_in(cast.victor).get(f"/mandates/{mandate.pk}/").content.decode()
    assert sign_in(cast.emma).post(address, {"digest": mandate.digest}).status_code == 403


def test_it_asks_for_a_reason_to_decline(cast, sign_in):
    mandate, client = make(cast, state="proposed"), sign_in(cast.victor)
    assert client.post(f"/mandates/{mandate.pk}/decline/", {"why": ""}).status_code == 422
    page = client.post(f"/mandates/{mandate.pk}/decline/", {"why": "Fewer kinds."}, follow=True)
    assert b"Fewer kinds." in page.content
    assert b"Declined by Victor" in page.content


def test_it_ends_on_the_page(cast, sign_in):
    mandate = make(cast)
    page = sign_in(cast.emma).post(f"/mandates/{mandate.pk}/end/", {"why": ""}, follow=True)
    assert b"Ended by Emma" in page.content
    assert sign_in(cast.emma).post(f"/mandates/{mandate.pk}/end/").status_code == 409


def test_the_list_shows_mine_my_teams_and_what_waits_for_me(cast, sign_in):
    make(cast)
    make(cast, account=cast.accounts.sky, state="proposed")
    page = sign_in(cast.victor).get("/mandates/").content.decode()
    assert "Emma proposes a mandate on" in page
    assert "in force" in page
    assert "Waiting for your yes" not in sign_in(cast.emma).get("/mandates/").content.decode()
    assert "No mandate yet" in sign_in(cast.stan).get("/mandates/").content.decode()


def test_the_list_says_who_writes_without_a_mandate(cast, sign_in):
    make(cast)
    page = sign_in(cast.victor).get("/mandates/")
    assert [(each.person, each.account) for each in page.context["missing"]] == [
        (cast.emma, cast.accounts.sky)
    ]


def test_the_list_keeps_past_ones_apart(cast, sign_in):
    make(cast, state="declined", kinds=["campaign"])
    client = sign_in(cast.emma)
    assert b"Campaigns" not in client.get("/mandates/").content
    assert b"Campaigns" in client.get("/mandates/?show=past").content


def test_the_accounts_page_says_what_may_go_out_at_once(cast, sign_in):
    make(cast)
    address = f"/accounts/{cast.accounts.law.pk}/mandates/"
    assert address in sign_in(cast.stan).get(f"/accounts/{cast.accounts.law.pk}/").content.decode()
    part = sign_in(cast.stan).get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "may send out at once: news that has been published and events" in part
    assert "/mandates/" not in part
    assert b"<html" in sign_in(cast.stan).get(address).content


def test_it_reminds_of_a_yes_and_of_an_end(cast):
    make(cast, account=cast.accounts.sky, state="proposed")
    soon = make(cast, ends=TODAY() + timedelta(days=30))
    assert ["proposes" in str(each.what) for each in todo.waiting_for(cast.victor)] == [True, False]
    assert [str(each.what) for each in todo.waiting_for(cast.emma)] == [
        f"Your mandate on {cast.accounts.law} ends"
    ]
    Mandate.objects.filter(pk=soon.pk).update(ends=TODAY() + timedelta(days=31))
    assert todo.waiting_for(cast.emma) == []


def test_it_does_not_remind_of_an_end_that_a_new_one_follows(cast):
    old = make(cast, ends=TODAY() + timedelta(days=10))
    make(cast, replaces=old, starts=TODAY() + timedelta(days=11))
    assert todo.waiting_for(cast.emma) == []


def test_it_needs_as_many_queries_for_thirty_as_for_one(cast, sign_in):
    client = sign_in(cast.victor)
    addresses = ("/mandates/", "/mandates/?show=past", f"/accounts/{cast.accounts.law.pk}/mandates/",
                 "/api/v1/mandates")  # fmt: skip
    counts = []
    for number in (1, 30):
        for i in range(number):
            person = Person.objects.create_user(
                f"e{number}.{i}@example.org", name="E", supervisor=cast.victor
            )
            account = Account.objects.create(
                unit=cast.units.law, network="x", handle=f"e{number}_{i}", name="E", account_class="unit"
            )
            for where in (cast.accounts.law, cast.accounts.sky, account):
                Membership.objects.create(account=where, person=person, part="editor", starts="2020-01-01")
            make(cast, person=person, proposed_by=person)
            make(cast, person=person, proposed_by=person, account=account, state="proposed")
            make(cast, person=person, proposed_by=person, account=account, state="declined")
        counts.append([])
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts[-1].append(len(queries))
    assert counts[0] == counts[1]


def test_the_api_does_what_the_pages_do(cast, sign_in):
    emma, victor = sign_in(cast.emma), sign_in(cast.victor)
    terms = {
        "account": cast.accounts.law.pk,
        "person": cast.emma.pk,
        "kinds": ["event"],
        "starts": str(TODAY()),
    }
    answered = emma.post("/api/v1/mandates", terms, **JSON)
    assert answered.status_code == 201
    mandate = answered.json()
    address, yes = f"/api/v1/mandates/{mandate['id']}", {"digest": mandate["digest"]}
    assert emma.post(f"{address}/agree", yes, **JSON).status_code == 403
    assert victor.post(f"{address}/agree", {"digest": "0"}, **JSON).status_code == 409
    assert victor.post(f"{address}/agree", yes, **JSON).json()["state"] == "agreed"
    told = emma.get(
        "/api/v1/mandates/authority", {"account": cast.accounts.law.pk, "kind": "research"}
    ).json()
    assert (told["at_once"], told["reasons"][0]["code"]) == (False, "kind")
    assert emma.post(f"{address}/end", {}, **JSON).json()["state"] == "ended"


def test_the_api_refuses_what_the_pages_refuse(cast, sign_in):
    terms = {
        "account": cast.accounts.law.pk,
        "person": cast.emma.pk,
        "kinds": ["event"],
        "starts": str(TODAY()),
    }
    for stranger in (cast.stan, cast.olga, cast.clara):
        assert sign_in(stranger).post("/api/v1/mandates", terms, **JSON).status_code == 403
    official = terms | {"kinds": ["official"]}
    assert sign_in(cast.emma).post("/api/v1/mandates", official, **JSON).status_code == 422
