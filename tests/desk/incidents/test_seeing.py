"""Who sees an incident and what stands where."""

import pytest

from pedel.desk.incidents import access, actions
from pedel.desk.incidents.beside import running
from pedel.desk.ui.home import groups


@pytest.mark.parametrize(
    ("name", "sees"),
    [("olga", True), ("emma", True), ("clara", True), ("cees", True), ("sander", True), ("anna", False),
     ("samira", False), ("stan", False)],
)  # fmt: skip
def test_it_is_seen_by_who_looks_after_the_account(cast, opened, sign_in, name, sees):
    incident = opened("leak", note="A list of names")
    browser = sign_in(getattr(cast, name))
    assert browser.get(f"/incidents/{incident.pk}/").status_code == (200 if sees else 404)
    assert (
        str(incident.pk) in str(list(access.incidents_for(getattr(cast, name)).values_list("pk")))
    ) == sees


def test_who_opened_it_sees_it_and_may_hand_in_but_not_work_on_it(cast, opened, who):
    incident = opened(by=cast.stan)
    assert access.incident_for(cast.stan, incident.pk)
    assert access.may_add(who.stan, incident)
    assert not access.may_handle(who.stan, incident)


def test_who_has_a_step_works_on_it(cast, opened, who):
    incident = opened()
    actions.assign(who.clara, incident.steps.get(code="say-it"), to=cast.stan)
    assert access.may_handle(who.stan, incident)
    assert not access.may_end(who.stan, incident)


def test_the_privacy_officer_sees_those_with_personal_data(cast, opened, who, officer):
    incident = opened("leak")
    assert not access.incidents_for(cast.stan).exists()
    actions.answer_breach(who.clara, incident, answer="yes")
    assert access.may_decide_breach(who.stan, access.incident_for(cast.stan, incident.pk))


def test_it_stands_first_at_home(cast, opened, sign_in):
    opened()
    todo = groups(cast.clara)[0].todos[0]
    assert str(todo.what).startswith("Hacked account: Example Law")
    assert todo.is_urgent
    assert "Hacked account" in sign_in(cast.clara).get("/").content.decode()


def test_it_stands_above_the_account_while_it_runs(cast, opened, rf):
    incident, request = opened(), rf.get("/")
    request.user = cast.olga
    assert running(request, cast.accounts.law).facts["incidents"] == [incident]
    request.user = cast.stan
    assert running(request, cast.accounts.law) is None


def test_the_list_narrows(cast, opened, sign_in):
    opened("leak")
    opened("wrong_post", account=cast.accounts.sky)
    browser = sign_in(cast.clara)
    assert browser.get("/incidents/").content.decode().count("incident-row-state") == 2
    assert browser.get("/incidents/?kind=leak").content.decode().count("incident-row-state") == 1
    assert "Nothing of this kind" in browser.get("/incidents/?state=closed").content.decode()


def test_the_clock_renews_itself(cast, opened, sign_in):
    incident = opened()
    part = sign_in(cast.olga).get(f"/incidents/{incident.pk}/clock/", headers={"HX-Request": "true"})
    assert "0 minutes" in part.content.decode()
    assert "<html" not in part.content.decode()
