from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.accounts import actions, states
from pedel.desk.accounts.handles import check_handle
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.notices.models import Notice
from pedel.desk.people.models import Assignment, Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

FORM = {"network": "x", "handle": "newlaw", "name": "New", "account_class": "unit", "state": "planned"}
TODAY = timezone.localdate


def on(days):
    return TODAY() + timedelta(days=days)


@pytest.fixture
def join(cast):
    """`join(cast.clara, cast.stan, "deputy")`: Clara puts Stan on the account of Law."""

    def joined(by, person, part="editor", starts=None, ends=None):
        wishes = {"person": person, "part": part, "days": (starts, ends)}
        return actions.join(Actor(by), cast.accounts.law, **wishes)

    return joined


# Registering and changing


def test_it_lets_the_contact_person_register_an_account(cast, sign_in):
    page = sign_in(cast.clara).post("/accounts/new/", FORM | {"unit": cast.units.law.pk}, follow=True)
    assert b"@newlaw" in page.content
    assert b"no owner" in page.content


@pytest.mark.parametrize("who", ["stan", "emma", "olga", "anna", "victor"])
def test_it_lets_nobody_else_register(cast, sign_in, who):
    client = sign_in(getattr(cast, who))
    assert client.get("/accounts/new/").status_code == 403
    assert client.post("/accounts/new/", FORM | {"unit": cast.units.law.pk}).status_code == 403


def test_it_takes_no_account_for_another_faculty(cast, sign_in):
    page = sign_in(cast.clara).post("/accounts/new/", FORM | {"unit": cast.units.science.pk})
    assert page.status_code == 200
    assert not Account.objects.filter(handle="newlaw").exists()
    body = FORM | {"unit": cast.units.science.pk}
    answered = sign_in(cast.clara).post("/api/v1/accounts", body, content_type="application/json")
    assert answered.status_code == 403


@pytest.mark.parametrize(
    "handle", ["@newlaw", "https://x.com/newlaw", "new law", "new\u200blaw", "n" * 16, ""]
)
def test_it_keeps_what_was_typed_when_a_handle_is_wrong(cast, sign_in, handle):
    form = FORM | {"unit": cast.units.law.pk, "handle": handle, "purpose": "For the neighbours."}
    page = sign_in(cast.clara).post("/accounts/new/", form)
    assert page.status_code == 200
    assert b"For the neighbours." in page.content
    assert "handle" in page.context["form"].errors


@pytest.mark.parametrize(
    ("network", "handle", "code"),
    [
        ("mastodon", "law@social.example", None),
        ("mastodon", "law", "pattern"),
        ("bluesky", "law.example.org", None),
        ("nobody-knows", "anything.goes", None),
        ("nobody-knows", "@anything", "at"),
        ("nobody-knows", "two words", "blank"),
    ],
)
def test_it_knows_how_each_network_writes_handles(network, handle, code):
    if code is None:
        check_handle(network, handle)
        return
    with pytest.raises(ValidationError) as error:
        check_handle(network, handle)
    assert error.value.code == code


def test_it_takes_a_handle_once_on_a_network(cast):
    fields = FORM | {"network": "mastodon", "handle": "ExampleLaw@social.example"}
    with pytest.raises(ValidationError, match="already"):
        actions.register(Actor(cast.clara), cast.units.law, **fields)


def test_it_records_which_fields_changed_and_nothing_of_their_content(cast, sign_in):
    form = {
        "unit": cast.units.law.pk, "network": "mastodon", "handle": "examplelaw@social.example",
        "name": "Law", "account_class": "faculty", "purpose": "Something new", "languages": ["en", "nl"],
        "url": "https://social.example/@examplelaw", "opened_on": "2019-09-01",
    }  # fmt: skip
    sign_in(cast.clara).post(f"/accounts/{cast.accounts.law.pk}/change/", form)
    entry = Entry.objects.get()
    assert entry.facts == {"changed": ["name", "purpose"]}


def test_it_moves_no_account_to_a_unit_that_one_does_not_keep(cast):
    with pytest.raises(Denied):
        actions.change(Actor(cast.clara), cast.accounts.law, unit=cast.units.science)


def test_it_overwrites_no_state_when_something_else_is_changed(cast):
    stale = Account.objects.get(pk=cast.accounts.law.pk)
    actions.move(Actor(cast.clara), cast.accounts.law, was="active", to="hacked")
    actions.change(Actor(cast.clara), stale, audience="Everybody")
    assert Account.objects.get(pk=stale.pk).state == "hacked"


# States


@pytest.mark.parametrize("was", Account.State.values)
@pytest.mark.parametrize("to", Account.State.values)
def test_it_comes_only_into_states_that_may_follow(cast, was, to):
    Account.objects.filter(pk=cast.accounts.law.pk).update(state=was)
    if states.may_follow(was, to):
        assert actions.move(Actor(cast.clara), cast.accounts.law, was=was, to=to).state == to
    else:
        with pytest.raises(Conflict):
            actions.move(Actor(cast.clara), cast.accounts.law, was=was, to=to)


def test_it_refuses_a_state_that_was_changed_meanwhile(cast, sign_in):
    Account.objects.filter(pk=cast.accounts.law.pk).update(state="dormant")
    address = f"/accounts/{cast.accounts.law.pk}/state/"
    answered = sign_in(cast.clara).post(address, {"was": "active", "to": "closed"})
    assert answered.status_code == 409
    assert Account.objects.get(pk=cast.accounts.law.pk).state == "dormant"


def test_it_keeps_the_days_of_opening_and_closing(cast):
    account = actions.move(Actor(cast.clara), cast.accounts.sky, was="active", to="closed")
    assert account.closed_on == TODAY()
    account = actions.move(Actor(cast.clara), account, was="closed", to="active")
    assert (account.opened_on, account.closed_on) == (TODAY(), None)


def test_it_tells_who_keeps_the_account(cast):
    actions.move(Actor(cast.clara), cast.accounts.law, was="active", to="hacked")
    assert {n.person for n in Notice.objects.filter(kind="accounts.moved")} == {cast.olga, cast.emma}


# People


def test_it_puts_people_on_an_account_and_tells_them(cast, sign_in):
    form = {"person": "Stan@Example.org", "part": "deputy", "starts": TODAY(), "ends": ""}
    page = sign_in(cast.clara).post(f"/accounts/{cast.accounts.law.pk}/people/new/", form, follow=True)
    assert b"Stan" in page.content
    assert Notice.objects.get().person == cast.stan


def test_it_keeps_what_was_typed_for_somebody_unknown(cast, sign_in):
    form = {"person": "nobody@example.org", "part": "deputy", "starts": TODAY()}
    page = sign_in(cast.clara).post(f"/accounts/{cast.accounts.law.pk}/people/new/", form)
    assert b"nobody@example.org" in page.content
    assert b"Nobody with this address" in page.content


def test_an_owner_names_editors_and_deputies_but_no_owner(cast, join):
    join(cast.olga, cast.stan, "editor")
    join(cast.olga, cast.sofie, "deputy")
    Membership.objects.filter(person=cast.olga, part="owner").update(ends=on(3))
    with pytest.raises(Denied):
        join(cast.olga, cast.stan, "owner", starts=on(10))


@pytest.mark.parametrize("who", ["clara", "sander"])
def test_nobody_puts_themselves_on_an_account(cast, join, who):
    person = getattr(cast, who)
    with pytest.raises(Denied, match="themselves"):
        join(person, person)


@pytest.mark.parametrize("who", ["emma", "stan", "anna", "samira", "victor"])
def test_nobody_else_puts_people_on_an_account(cast, join, who):
    with pytest.raises(Denied):
        join(getattr(cast, who), cast.bram)


def test_it_has_one_owner_at_a_time(cast, join):
    with pytest.raises(ValidationError, match="Olga is the owner"):
        join(cast.clara, cast.stan, "owner")
    row = Membership.objects.get(account=cast.accounts.law, person=cast.olga)
    actions.leave(Actor(cast.clara), row, on=on(5))
    join(cast.clara, cast.stan, "owner", starts=on(6))


def test_an_owner_who_has_left_is_in_nobodys_way(cast, join):
    Person.objects.filter(pk=cast.olga.pk).update(leaves_on=on(-1))
    assert join(cast.clara, cast.stan, "owner").person == cast.stan


def test_it_gives_nobody_the_same_part_twice(cast, join):
    with pytest.raises(ValidationError, match="already"):
        join(cast.clara, cast.emma, "editor")


def test_it_puts_nobody_on_it_who_will_have_left(cast, join):
    Person.objects.filter(pk=cast.stan.pk).update(leaves_on=on(2))
    cast.stan.refresh_from_db()
    with pytest.raises(ValidationError, match="has left"):
        join(cast.clara, cast.stan, "deputy", starts=on(5))


def test_everybody_may_end_their_own_part_and_no_others(cast, sign_in):
    law = cast.accounts.law
    mine = Membership.objects.get(account=law, person=cast.emma)
    owners = Membership.objects.get(account=law, person=cast.olga)
    client = sign_in(cast.emma)
    ended = client.post(f"/accounts/{law.pk}/people/{mine.pk}/end/", {"on": TODAY()})
    assert ended.status_code == 302
    assert client.post(f"/accounts/{law.pk}/people/{owners.pk}/end/", {"on": TODAY()}).status_code == 403
    assert client.get(f"/accounts/{cast.accounts.sky.pk}/people/{owners.pk}/end/").status_code == 404


def test_a_part_ends_once(cast):
    row = Membership.objects.get(account=cast.accounts.law, person=cast.emma)
    actions.leave(Actor(cast.clara), row, on=on(-1))
    with pytest.raises(Conflict):
        actions.leave(Actor(cast.clara), row, on=on(3))


def test_it_suggests_colleagues_who_are_still_here(cast, sign_in):
    Person.objects.filter(pk=cast.sofie.pk).update(leaves_on=on(-1))
    page = sign_in(cast.clara).get("/accounts/colleagues/?person=so").content.decode()
    assert "sofie" not in page
    assert (
        "samira@example.org" in sign_in(cast.clara).get("/accounts/colleagues/?person=sam").content.decode()
    )


# The page


def test_its_page_says_who_what_for_and_what_happened(cast, sign_in, join):
    join(cast.clara, cast.stan, "deputy")
    page = sign_in(cast.stan).get(f"/accounts/{cast.accounts.law.pk}/").content.decode()
    for said in ("for its neighbours", "Olga", "deputy owner", "A person was put on an account.", "Clara"):
        assert said in page


def test_its_page_says_what_is_missing(cast, sign_in):
    Membership.objects.all().delete()
    page = sign_in(cast.stan).get(f"/accounts/{cast.accounts.law.pk}/").content.decode()
    assert "Nobody answers for this account now." in page
    assert "Add an owner" not in page
    assert "Add an owner" in sign_in(cast.clara).get(f"/accounts/{cast.accounts.law.pk}/").content.decode()


def test_it_leads_to_the_contact_person_and_the_deputy_when_something_is_wrong(cast, sign_in):
    client = sign_in(cast.emma)
    assert (
        f"/accounts/{cast.accounts.law.pk}/wrong/"
        in client.get(f"/accounts/{cast.accounts.law.pk}/").content.decode()
    )
    page = client.get(f"/accounts/{cast.accounts.law.pk}/wrong/").content.decode()
    assert page.index("clara@example.org") < page.index("cees@example.org")
    assert "samira@example.org" not in page


def test_it_leads_to_the_steward_where_no_contact_person_is_left(cast, sign_in):
    Assignment.objects.filter(role="contact").update(ends="2021-01-01")
    page = sign_in(cast.emma).get(f"/accounts/{cast.accounts.law.pk}/wrong/").content.decode()
    assert "sander@example.org" in page


def test_its_page_needs_as_many_queries_with_a_long_history(
    cast, sign_in, django_assert_max_num_queries, join
):
    client, address = sign_in(cast.clara), f"/accounts/{cast.accounts.law.pk}/"
    join(cast.clara, cast.stan, "deputy")
    with django_assert_max_num_queries(100) as few:
        client.get(address)
    for i in range(20):
        actions.change(Actor(cast.clara), cast.accounts.law, audience=f"{i}")
        row = join(cast.clara, cast.sofie)
        actions.leave(Actor(cast.clara), row, on=on(0))
        Membership.objects.filter(pk=row.pk).delete()
    with django_assert_max_num_queries(100) as many:
        client.get(address)
    assert len(few) == len(many)


# The API does as the pages


def test_the_api_does_what_the_pages_do(cast, sign_in):
    client = sign_in(cast.clara)
    body = {"content_type": "application/json"}
    account = client.post("/api/v1/accounts", FORM | {"unit": cast.units.law.pk}, **body).json()
    address = f"/api/v1/accounts/{account['id']}"
    assert client.patch(address, {"audience": "All"}, **body).json()["audience"] == "All"
    assert (
        client.post(f"{address}/state", {"was": "planned", "to": "active"}, **body).json()["state"]
        == "active"
    )
    assert client.post(f"{address}/state", {"was": "planned", "to": "active"}, **body).status_code == 409
    joined = client.post(f"{address}/people", {"person": "stan@example.org", "part": "owner"}, **body)
    assert joined.status_code == 201
    ended = client.post(f"{address}/people/{joined.json()['id']}/end", {}, **body)
    assert ended.json()["ends"] == TODAY().isoformat()
    assert [entry.verb for entry in Entry.objects.order_by("number")] == [
        "account.registered", "account.changed", "account.moved", "account.joined", "account.left",
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["stan", "emma", "anna"])
def test_the_api_refuses_what_the_pages_refuse(cast, sign_in, who):
    client, address = sign_in(getattr(cast, who)), f"/api/v1/accounts/{cast.accounts.law.pk}"
    body = {"content_type": "application/json"}
    assert client.patch(address, {"audience": "All"}, **body).status_code == 403
    assert client.post(f"{address}/state", {"was": "active", "to": "closed"}, **body).status_code == 403
    wishes = {"person": "bram@example.org", "part": "owner"}
    assert client.post(f"{address}/people", wishes, **body).status_code == 403
    assert client.patch(address, {"state": "closed"}, **body).status_code == 422
