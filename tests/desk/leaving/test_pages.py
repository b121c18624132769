"""The pages of who leaves, and what nobody looks after."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.accounts.models import Membership
from pedel.desk.approvals.models import RouteStep
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.models import Draft
from pedel.desk.leaving import orphans
from pedel.desk.leaving.models import Word
from pedel.desk.leaving.todo import waiting_for
from pedel.desk.mandates.models import Mandate
from pedel.desk.passwords.models import Holder
from pedel.desk.people.models import Assignment, Person
from pedel.desk.record.acting import Actor

pytestmark = pytest.mark.django_db


def gone(person):
    Person.objects.filter(pk=person.pk).update(leaves_on=timezone.localdate() - timedelta(days=3))


def kinds(person):
    return {(one.kind, one.what) for one in orphans.found(person)}


def test_the_checklist_is_for_those_concerned(cast, leave, sign_in):
    path = f"/leaving/{leave(cast.emma).pk}/"
    for person in (cast.emma, cast.victor, cast.clara, cast.sander):
        assert sign_in(person).get(path).status_code == 200
    for person in (cast.olga, cast.samira, cast.stan, cast.anna):
        assert sign_in(person).get(path).status_code == 404


def test_the_contact_person_names_who_follows(cast, leave, sign_in):
    departure = leave(cast.olga)
    page = f"/leaving/{departure.pk}/accounts/{cast.accounts.law.pk}/owner/"
    answer = sign_in(cast.clara).post(page, {"person": "stan@example.org"})
    assert answer.status_code == 302
    row = Membership.objects.get(account=cast.accounts.law, person=cast.stan)
    assert (row.part, row.starts) == ("owner", departure.last_day + timedelta(days=1))


@pytest.mark.parametrize("who", ["olga@example.org", "nobody@example.org", ""])
def test_it_says_beside_the_field_who_cannot_follow(cast, leave, sign_in, who):
    page = f"/leaving/{leave(cast.olga).pk}/accounts/{cast.accounts.law.pk}/owner/"
    answer = sign_in(cast.clara).post(page, {"person": who})
    assert b"field-error" in answer.content
    assert not Membership.objects.filter(person=cast.stan).exists()


def test_the_supervisor_gives_every_draft_into_other_hands(cast, leave, sign_in):
    first, second = (drafts.create(Actor(cast.emma), [cast.accounts.law]) for _ in range(2))
    departure = leave(cast.emma)
    page = f"/leaving/{departure.pk}/drafts/{first.pk}/"
    sign_in(cast.victor).post(page, {"to": cast.olga.pk, "all": "on"})
    assert set(Draft.objects.values_list("author", flat=True)) == {cast.olga.pk}
    assert second.pk


def test_what_was_typed_stays_where_it_was_not_right(cast, leave, sign_in):
    departure = leave(cast.anna)
    answer = sign_in(cast.sander).post(
        f"/leaving/{departure.pk}/say/", {"key": f"approver:{cast.units.law.pk}", "note": ""}
    )
    assert answer.status_code == 422
    assert b"aria-invalid" in answer.content
    assert not Word.objects.exists()


def test_access_is_ended_from_the_checklist(cast, leave, sign_in):
    row = Holder.objects.create(
        account=cast.accounts.law, kind="device", name="Phone", person=cast.emma, starts="2020-01-01"
    )
    departure = leave(cast.emma)
    sign_in(cast.clara).post(f"/leaving/{departure.pk}/access/{row.pk}/")
    row.refresh_from_db()
    assert row.ended_by == cast.clara


def test_home_says_what_is_yours(cast, leave):
    leave(cast.olga)
    todo = waiting_for(cast.clara)[0]
    assert "Olga leaves" in str(todo.what)
    assert "2 things" in str(todo.detail)
    assert waiting_for(cast.samira) == []


def test_their_page_and_their_accounts_say_it_to_who_may_know(cast, leave, sign_in):
    departure = leave(cast.olga)
    link = f"/leaving/{departure.pk}/".encode()
    for path in (f"/people/{cast.olga.pk}/", f"/accounts/{cast.accounts.law.pk}/"):
        assert link in sign_in(cast.clara).get(path).content
        assert link not in sign_in(cast.stan).get(path).content


def test_an_account_whose_owner_has_left_is_an_orphan(cast):
    assert orphans.found(cast.clara) == []
    gone(cast.olga)
    assert ("account", str(cast.accounts.law)) in kinds(cast.clara)
    assert kinds(cast.samira) == set()


def test_a_draft_whose_author_has_left_is_an_orphan_and_its_title_is_not_said(cast):
    draft = drafts.create(Actor(cast.emma), [cast.accounts.law])
    Draft.objects.filter(pk=draft.pk).update(text="A secret plan")
    gone(cast.emma)
    found = [one for one in orphans.found(cast.clara) if one.kind == "draft"]
    assert len(found) == 1
    assert "secret" not in found[0].what + found[0].why


def test_a_unit_for_which_nobody_approves_or_answers_is_an_orphan(cast):
    gone(cast.bram)
    assert ("route", str(cast.units.science)) in kinds(cast.sander)
    Assignment.objects.filter(role="contact").delete()
    assert ("contact", str(cast.units.tax)) in kinds(cast.sander)


def test_a_route_that_leads_to_nobody_is_an_orphan(cast):
    gone(cast.bram)
    RouteStep.objects.create(unit=cast.units.law, order=1, approvers_of=cast.units.science)
    assert ("route", str(cast.units.law)) in kinds(cast.clara)


def test_a_mandate_whose_supervisor_has_left_is_an_orphan(cast):
    Mandate.objects.create(
        account=cast.accounts.law, person=cast.emma, supervisor=cast.victor, proposed_by=cast.emma,
        kinds=["news"], state="agreed", agreed_at=timezone.now(),
    )  # fmt: skip
    gone(cast.victor)
    assert "mandate" in {kind for kind, _ in kinds(cast.clara)}


def test_orphans_can_be_taken_along(cast, sign_in):
    gone(cast.olga)
    file = sign_in(cast.clara).get("/leaving/orphans.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file)))
    assert {row["kind"] for row in rows} == {"account"}
    assert sign_in(cast.clara).get("/api/v1/leaving/orphans").json()["count"] == len(rows)
    assert sign_in(cast.emma).get("/leaving/orphans.csv").status_code == 403


def test_the_api_gives_the_checklist(cast, leave, sign_in):
    departure = leave(cast.olga)
    items = sign_in(cast.clara).get(f"/api/v1/leaving/{departure.pk}/items").json()["items"]
    owner = next(item for item in items if item["key"] == f"owner:{cast.accounts.law.pk}")
    assert (owner["state"], owner["turn"]) == ("open", [cast.clara.pk])
