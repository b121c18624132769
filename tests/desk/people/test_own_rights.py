"""No one raises their own rights: not by any action, page, API, token, group, file, or move of a unit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.people import access
from pedel.desk.people.access import Move
from pedel.desk.people.actions import factors, groups, importing, people, roles, tokens, units
from pedel.desk.people.importing import reading
from pedel.desk.people.models import Assignment, GroupMapping, Person, Role
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import VERBS
from pedel.desk.record.permission import Denied

PROVIDER = Actor(via="worker", name="sign-in: example")


def rights(person):
    """Everything that somebody may do by roles: which role, on which unit."""
    return set(Person.objects.get(pk=person.pk).roles_now)


def tomorrow():
    return timezone.localdate() + timedelta(days=1)


@pytest.fixture
def two_hats(cast):
    """Sander keeps the whole university, and also approves for Law."""
    Assignment.objects.create(person=cast.sander, unit=cast.units.law, role=Role.APPROVER)
    return Person.objects.get(pk=cast.sander.pk)


@pytest.mark.parametrize("role", Role.values)
def test_it_gives_nobody_a_role_by_their_own_hand(cast, role):
    for person in Person.objects.all():
        wish = Assignment(person=person, unit=cast.units.science, role=role)
        with pytest.raises(Denied):
            roles.give(Actor(person), wish)
    assert Assignment.objects.count() == 7


def test_it_gives_nobody_a_role_by_the_pages(cast, sign_in):
    form = {"unit": cast.units.law.pk, "role": "approver", "starts": "2026-01-01"}
    for person in (cast.sander, cast.stan, cast.clara):
        before = rights(person)
        assert sign_in(person).post(f"/people/{person.pk}/roles/new/", form).status_code == 403
        assert rights(person) == before


def test_it_gives_nobody_a_role_by_the_api(cast, sign_in):
    for person in (cast.sander, cast.stan, cast.clara):
        wish = {"person": person.pk, "unit": cast.units.law.pk, "role": "approver"}
        answer = sign_in(person).post("/api/v1/roles", wish, content_type="application/json")
        assert answer.status_code == 403
    assert not Assignment.objects.filter(person=cast.sander, role="approver").exists()


def test_it_gives_no_role_by_a_token_even_to_somebody_else(cast, client):
    token = tokens.make(
        Actor(cast.sander), cast.sander, name="x", scopes=["read", "write", "approve"], days=9
    )
    wish = {"person": cast.stan.pk, "unit": cast.units.law.pk, "role": "approver"}
    headers = {"Authorization": f"Bearer {token}"}
    answer = client.post("/api/v1/roles", wish, content_type="application/json", headers=headers)
    assert answer.status_code == 403
    assert not rights(cast.stan)


def test_it_makes_no_token_by_a_token(cast, client):
    token = tokens.make(Actor(cast.stan), cast.stan, name="x", scopes=["write"], days=9)
    wish = {"name": "more", "scopes": ["approve"], "days": 9}
    headers = {"Authorization": f"Bearer {token}"}
    answer = client.post("/api/v1/me/tokens", wish, content_type="application/json", headers=headers)
    assert answer.status_code == 403
    assert cast.stan.api_tokens.count() == 1


def test_it_gives_nobody_a_role_by_a_group_that_they_connected(cast):
    mapping = GroupMapping(group="staff", unit=cast.units.law, role=Role.APPROVER)
    groups.connect(Actor(cast.sander), mapping)
    roles.follow(PROVIDER, cast.sander, ["staff"])
    roles.follow(PROVIDER, cast.stan, ["staff"])
    assert not any(role == "approver" for role, *_ in rights(cast.sander))
    assert rights(cast.stan) == {("approver", cast.units.law.path, False)}


def test_it_lets_no_person_play_the_provider(cast):
    for person in Person.objects.all():
        with pytest.raises(Denied):
            roles.give_by_group(
                Actor(person), Assignment(person=person, unit=cast.units.law, role=Role.STEWARD)
            )


@pytest.mark.parametrize("role", ["contact", "approver", "steward"])
def test_it_gives_nobody_a_role_by_a_file(cast, role):
    line = f"email,unit,role\nsander@example.org,law,{role}\n".encode()
    plan = reading.plan(Actor(cast.sander), line)
    assert [problem.line for problem in plan.problems] == [2]
    assert not plan.changes


def test_it_applies_no_file_for_who_is_not_the_steward(cast):
    line = b"email,unit,role\nclara@example.org,law,approver\n"
    for person in (cast.clara, cast.anna, cast.stan):
        shown = reading.plan(Actor(cast.sander), line).digest()
        with pytest.raises(Denied):
            importing.apply(Actor(person), line, shown=shown)


def test_it_moves_no_unit_under_one_where_the_mover_has_a_role_that_they_lack_here(cast, two_hats):
    with pytest.raises(Denied, match="own rights"):
        units.move(Actor(two_hats), Move(cast.units.science, cast.units.law))


def test_it_lets_nobody_make_themselves_a_supervisor(cast):
    for person in (cast.sander, cast.emma, cast.clara):
        with pytest.raises(Denied):
            people.change(Actor(person), cast.stan, supervisor=person)
    with pytest.raises(Denied):
        people.add(Actor(cast.sander), None, name="New", email="new@example.org", supervisor=cast.sander)


def test_it_lets_the_steward_change_nothing_about_themselves_that_carries_rights(cast):
    with pytest.raises(Denied, match="another steward"):
        people.change(Actor(cast.sander), cast.sander, email="other@example.org")
    with pytest.raises(Denied):
        people.leave(Actor(cast.sander), cast.sander, last_day=tomorrow())
    with pytest.raises(Denied):
        people.stay(Actor(cast.sander), cast.sander)


def test_it_never_makes_a_role_longer(cast):
    own = Assignment.objects.get(person=cast.clara)
    roles.end(Actor(cast.sander), own, last_day=tomorrow())
    with pytest.raises(Exception, match="already ends"):
        roles.end(Actor(cast.clara), own, last_day=tomorrow() + timedelta(days=99))


def test_it_keeps_every_action_on_rights_away_from_tokens(cast):
    """Whatever scopes a token has: the verbs that carry rights all refuse it."""
    token = Actor(cast.sander, "api", scopes=frozenset({"read", "write", "approve"}))
    for act, target, wish in (
        (roles.give, Assignment(person=cast.stan, unit=cast.units.law, role="approver"), {}),
        (roles.end, Assignment.objects.get(person=cast.clara), {}),
        (groups.connect, GroupMapping(group="a", unit=cast.units.law, role="approver"), {}),
        (people.add, None, {"name": "New", "email": "n@example.org"}),
        (people.change, cast.stan, {"email": "n@example.org"}),
        (people.leave, cast.stan, {"last_day": tomorrow()}),
        (people.stay, cast.stan, {}),
        (people.be_named, cast.sander, {"agrees": True}),
        (factors.reset, cast.stan, {}),
        (tokens.make, cast.sander, {"name": "x", "scopes": ["read"], "days": 1}),
        (units.create, cast.units.law, {"name_en": "A", "name_nl": "A", "slug": "a", "kind": "institute"}),
        (units.move, Move(cast.units.tax, cast.units.science), {}),
        (importing.apply, b"email,name\na@example.org,A\n", {"shown": ""}),
    ):
        with pytest.raises(Denied, match=r"token"):
            act(token, target, **wish)


def test_it_knows_every_verb_of_this_app_that_could_give_rights():
    """A new verb has to be looked at here before it can come in."""
    mine = {
        verb for verb in VERBS if verb.partition(".")[0] in {"role", "group", "person", "people", "token"}
    }
    assert mine == {
        "role.given", "role.ended", "role.given_by_group", "role.ended_by_group",
        "group.mapped", "group.unmapped",
        "person.added", "person.entered", "person.changed", "person.left", "person.stayed",
        "person.language_chosen", "person.naming_set", "person.factor_reset", "person.data_given",
        "people.imported",
        "token.made", "token.revoked",
    }  # fmt: skip


def test_it_takes_a_first_steward_from_the_command_line_only(cast):
    operator = Actor(via="command", name="pedel desk init")
    wish = Assignment(person=cast.stan, unit=cast.units.root, role=Role.STEWARD)
    assert access.may_give(operator, wish)
    assert not access.may_give(Actor(via="worker", name="worker"), wish)
    assert not access.may_give(Actor(via="link", name="external"), wish)
