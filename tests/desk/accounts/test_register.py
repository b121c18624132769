import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pedel.desk.accounts import todo
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.ui.todo import Todo

HTMX = {"HX-Request": "true"}


@pytest.fixture
def many(cast):
    """`many(30)` puts so many accounts of Science into the register."""

    def put(number):
        for i in range(number):
            account = Account.objects.create(
                unit=cast.units.science, network="x", handle=f"science{i}", name=f"Science {i:03}",
                account_class="unit", state="active",
            )  # fmt: skip
            Membership.objects.create(account=account, person=cast.sofie, part="owner", starts="2020-01-01")

    return put


def names(page):
    return [account.name for account in page.context["page"]]


def test_it_shows_the_register_to_all_staff(cast, sign_in):
    page = sign_in(cast.stan).get("/accounts/")
    assert b"Example Science" in page.content


def test_it_leads_a_stranger_to_signing_in(cast, client):
    assert client.get("/accounts/").headers["Location"].startswith("/signin/login/")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=science", {"Example Science"}),
        ("q=@EXAMPLELAW", {"Example Law"}),
        ("q=neighbours", {"Example Law"}),
        ("q=nothing+like+this", set()),
        ("network=bluesky", {"Example Law"}),
        ("state=active", {"Example Law", "Example Science"}),
        ("state=closed", set()),
        ("account_class=central", set()),
        ("account_class=nonsense", {"Example Law", "Example Science"}),
        ("lacks=owner", set()),
        ("lacks=deputy", {"Example Law", "Example Science"}),
        ("unit=999999&page=77", {"Example Law", "Example Science"}),
    ],
)
def test_it_finds_accounts_by_filters(cast, sign_in, query, found):
    assert set(names(sign_in(cast.stan).get(f"/accounts/?{query}"))) == found


def test_it_finds_a_unit_with_all_below_it(cast, sign_in):
    Account.objects.filter(pk=cast.accounts.sky.pk).update(unit=cast.units.tax, name="Tax")
    client = sign_in(cast.stan)
    assert set(names(client.get(f"/accounts/?unit={cast.units.law.pk}"))) == {"Example Law", "Tax"}
    assert names(client.get(f"/accounts/?unit={cast.units.tax.pk}")) == ["Tax"]


def test_it_counts_nobody_who_has_left(cast, sign_in):
    cast.olga.leaves_on = "2020-06-01"
    cast.olga.save()
    client = sign_in(cast.stan)
    assert names(client.get("/accounts/?lacks=owner")) == ["Example Law", "Example Law"]
    assert "no owner" in client.get("/accounts/").content.decode()


@pytest.mark.parametrize("column", ["name", "network", "unit", "state", "since"])
def test_it_sorts_by_every_column_both_ways(cast, sign_in, column):
    client = sign_in(cast.stan)
    first = [a.pk for a in client.get(f"/accounts/?sort={column}").context["page"]]
    turned = [a.pk for a in client.get(f"/accounts/?sort=-{column}").context["page"]]
    assert sorted(first) == sorted(turned)
    assert (
        f'aria-sort="descending"><a href="?sort={column}"'
        in client.get(f"/accounts/?sort=-{column}").content.decode()
    )


def test_it_shows_fifty_on_a_page(cast, sign_in, many):
    many(60)
    client = sign_in(cast.stan)
    assert len(names(client.get("/accounts/"))) == 50
    assert len(names(client.get("/accounts/?page=2"))) == 13


def test_it_gives_htmx_the_list_alone_and_keeps_the_address_in_step(cast, sign_in):
    page = sign_in(cast.stan).get("/accounts/?q=law&network=&state=", headers=HTMX)
    assert b"<html" not in page.content
    assert page.headers["HX-Replace-Url"] == "/accounts/?q=law"
    assert "HX-Request" in page.headers["Vary"]


def test_it_says_what_to_do_when_nothing_is_found(cast, sign_in):
    assert "Leave a filter out" in sign_in(cast.stan).get("/accounts/?q=zzz").content.decode()


def test_it_says_what_will_stand_here_when_there_is_nothing_yet(cast, sign_in):
    Membership.objects.all().delete()
    Account.objects.all().delete()
    assert "No account yet" in sign_in(cast.stan).get("/accounts/").content.decode()


def test_it_needs_as_many_queries_for_thirty_accounts_as_for_three(cast, sign_in, many):
    client = sign_in(cast.stan)
    for address in ("/accounts/", "/accounts/register.csv", "/api/v1/accounts", "/api/v1/verify/accounts"):
        counts = []
        for more in (0, 30):
            Account.objects.filter(network="x").delete()
            many(more)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answered = client.get(address)
                b"".join(answered) if answered.streaming else answered.content
            counts.append(len(queries))
        assert counts[0] == counts[1], address


def test_it_exports_what_the_filters_show(cast, sign_in):
    answered = sign_in(cast.stan).get("/accounts/register.csv?network=bluesky")
    text = b"".join(answered).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["handle"], row["owner"], row["editors"]) == ("examplelaw.example.org", "Olga", "Emma")
    assert answered.headers["Content-Disposition"].startswith('attachment; filename="accounts-')


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+1", "-1", "'=1"])
def test_it_exports_nothing_that_a_spreadsheet_would_run(cast, sign_in, cell):
    Account.objects.filter(pk=cast.accounts.law.pk).update(purpose=cell)
    answered = sign_in(cast.stan).get("/accounts/register.csv?network=mastodon&q=law")
    (row,) = csv.DictReader(io.StringIO(b"".join(answered).decode("utf-8-sig")))
    assert row["role"] == f"'{cell}"


def test_it_answers_the_api_with_the_same_filters(cast, sign_in):
    client = sign_in(cast.stan)
    rows = client.get("/api/v1/accounts", {"q": "law", "network": "bluesky"}).json()
    assert [row["handle"] for row in rows["items"]] == ["examplelaw.example.org"]
    assert rows["items"][0]["needs_care"] == ["deputy", "purpose"]
    assert client.get("/api/v1/accounts/0").status_code == 404


def test_it_tells_who_keeps_the_register_of_accounts_without_owner(cast):
    Membership.objects.filter(part="owner").delete()
    (one, _other) = todo.waiting_for(cast.clara)
    assert isinstance(one, Todo)
    assert "Example Law" in str(one.what)
    assert len(todo.waiting_for(cast.samira)) == 1
    assert todo.waiting_for(cast.stan) == []


def test_it_tells_of_many_in_one_line(cast, many):
    many(5)
    Membership.objects.filter(part="owner").delete()
    (together,) = todo.waiting_for(cast.sander)
    assert together.url == "/accounts/?lacks=owner"
    assert str(together.what) == "8 accounts have no owner"
