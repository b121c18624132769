"""Ways round the four eyes that somebody could think of."""

import pytest
from django.urls import reverse

from pedel.desk.accounts import actions as accounts
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.approvals import actions
from pedel.desk.approvals.models import Request, RouteStep
from pedel.desk.people.models import Assignment, Person, Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied


def holds(person, unit, role):
    Assignment.objects.create(person=person, unit=unit, role=role, starts="2020-01-01")
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def asked_of_all(cast, ask):
    """Everybody who approves for Law has to say yes: Anna and Stan; links are allowed."""
    Unit.objects.filter(pk=cast.units.law.pk).update(is_external_approval_allowed=True)
    holds(cast.stan, cast.units.law, "approver")
    RouteStep.objects.create(unit=cast.units.law, order=1, approvers_of=cast.units.law, rule="all")
    return ask()


def by_link(client, person, request, email="dean@elsewhere.example"):
    wishes = {"name": "Dean", "email": email, "digest": request.digest}
    _link, secret = actions.make_link(Actor(person), request, **wishes)
    form = {"word": "approve", "name": "Dean", "digest": request.digest}
    return client.post(reverse("external-approval", args=[secret]), form).status_code


def state(request):
    return Request.objects.get(pk=request.pk).state


def test_an_approver_does_not_say_the_yes_of_another_by_a_link(cast, client, asked_of_all):
    actions.approve(Actor(cast.anna), asked_of_all, digest=asked_of_all.digest)
    assert by_link(client, cast.anna, asked_of_all) == 409
    assert state(asked_of_all) == "waiting"


def test_a_deputy_does_not_say_one_yes_by_a_link_and_another_in_person(cast, client, asked_of_all):
    assert by_link(client, cast.dirk, asked_of_all) == 200
    with pytest.raises(Conflict):
        actions.approve(Actor(cast.dirk), asked_of_all, digest=asked_of_all.digest)
    assert state(asked_of_all) == "waiting"


def test_nobody_says_every_yes_by_many_links(cast, client, asked_of_all):
    assert by_link(client, cast.anna, asked_of_all) == 200
    assert by_link(client, cast.anna, asked_of_all, "rector@elsewhere.example") == 409
    assert state(asked_of_all) == "waiting"


def test_who_may_not_decide_makes_no_link(cast, client, asked_of_all):
    for person in (cast.clara, cast.sander, cast.olga):
        with pytest.raises(Denied):
            by_link(client, person, asked_of_all)


def test_a_link_and_the_other_approver_are_two(cast, client, asked_of_all):
    assert by_link(client, cast.anna, asked_of_all) == 200
    actions.approve(Actor(cast.stan), asked_of_all, digest=asked_of_all.digest)
    assert state(asked_of_all) == "approved"


def test_a_link_ends_when_its_maker_has_left(cast, client, asked_of_all):
    wishes = {"name": "Dean", "email": "dean@elsewhere.example", "digest": asked_of_all.digest}
    link, secret = actions.make_link(Actor(cast.anna), asked_of_all, **wishes)
    Person.objects.filter(pk=cast.anna.pk).update(leaves_on="2021-01-01")
    assert client.get(reverse("external-approval", args=[secret])).status_code == 410
    link.made_by.refresh_from_db()
    with pytest.raises(Conflict):
        actions.linking.use(link)


@pytest.mark.parametrize("place", ["science", "tax"])
def test_nobody_routes_approval_to_themselves(cast, place):
    where = getattr(cast.units, place)
    bram = holds(holds(cast.bram, where, "approver"), cast.units.law, "contact")
    with pytest.raises(Denied, match="own rights"):
        actions.set_route(Actor(bram), cast.units.law, steps=[(where, "any")])


def test_who_approves_there_already_says_how_approval_runs(cast):
    anna = holds(cast.anna, cast.units.law, "contact")
    actions.set_route(Actor(anna), cast.units.law, steps=[(cast.units.law, "all")])
    assert cast.units.law.route.get().rule == "all"


def test_the_steward_of_a_part_routes_nothing_out_of_it(cast):
    stan = holds(cast.stan, cast.units.tax, "steward")
    with pytest.raises(Exception, match="this unit, one above it or one within it"):
        actions.set_route(Actor(stan), cast.units.tax, steps=[(cast.units.science, "any")])


def test_nobody_moves_an_account_to_where_they_approve(cast):
    bram = holds(cast.bram, cast.units.root, "contact")
    with pytest.raises(Denied, match="own rights"):
        accounts.change(Actor(bram), cast.accounts.law, unit=cast.units.science)


def test_nobody_writes_for_an_account_on_a_network_that_the_desk_does_not_know(cast, sign_in):
    """The register may hold one; what it takes, and how it counts, is not known."""
    browser, fields = sign_in(cast.clara), {"content_type": "application/json"}
    wish = {
        "unit": cast.units.law.pk,
        "network": "elsewhere",
        "handle": "x",
        "name": "X",
        "account_class": "unit",
    }
    assert browser.post("/api/v1/accounts", {**wish, "state": "active"}, **fields).status_code == 201
    made = Account.objects.get(network="elsewhere")
    Membership.objects.create(account=made, person=cast.emma, part="editor", starts="2020-01-01")
    page = sign_in(cast.emma).get("/drafts/new/")
    assert page.status_code == 200
    assert "@x" not in page.content.decode()
    asked = browser.patch(f"/api/v1/accounts/{cast.accounts.law.pk}", {"network": "elsewhere"}, **fields)
    assert asked.status_code == 422
