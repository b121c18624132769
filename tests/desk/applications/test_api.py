"""Applications for programs."""

import pytest

from .conftest import ANSWERS, again

ROOT = "/api/v1/applications"


@pytest.fixture
def call(sign_in):
    """`call(cast.stan, "post", "/3/send")`: the operation, by somebody who is signed in."""

    def called(person, method, path="", body=None):
        browser = sign_in(person, enforce_csrf_checks=False)
        kwargs = {} if method == "get" else {"content_type": "application/json"}
        return getattr(browser, method)(f"{ROOT}{path}", body, **kwargs)

    return called


def test_a_whole_application_by_a_program(cast, call):
    made = call(cast.stan, "post").json()
    assert "purpose" in made["missing"]
    path = f"/{made['id']}"
    for step, typed in ANSWERS.items():
        fields = {**typed, **({"unit": cast.units.tax.pk} if step == "purpose" else {})}
        answer = call(cast.stan, "put", f"{path}/steps/{step}", {"fields": fields})
        assert answer.status_code == 200, answer.json()
    whole = answer.json()
    assert whole["missing"] == []
    assert [each["carries"] for each in whole["sums"]] == [True, True, True]
    sent = call(cast.stan, "post", f"{path}/send").json()
    body = {"outcome": "remarks", "text": "Mind August.", "digest": sent["digest"]}
    assert call(cast.clara, "post", f"{path}/advise", body).json()["state"] == "advised"
    assert call(cast.stan, "post", f"{path}/go-on").json()["state"] == "ready"
    done = call(cast.clara, "post", f"{path}/register").json()
    assert (done["state"], done["account"] is None) == ("registered", False)


def test_what_is_left_out_of_a_step_stays(cast, call, written):
    answer = call(cast.stan, "put", f"/{written.pk}/steps/people", {"fields": {"owner_hours": 5}})
    assert answer.status_code == 200, answer.json()
    assert (again(written).owner_hours, again(written).deputy) == (5, cast.emma)


@pytest.mark.parametrize(
    ("step", "fields", "name"),
    [
        ("network", {"handle": "@taxlaw"}, "handle"),
        ("people", {"owner": "nobody@example.org"}, "owner"),
        ("people", {"owner_hours": 600}, "owner_hours"),
        ("care", {"colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_field(cast, call, written, step, fields, name):
    answer = call(cast.stan, "put", f"/{written.pk}/steps/{step}", {"fields": fields})
    assert (answer.status_code, list(answer.json()["detail"])) == (422, [name])
    assert again(written).unfinished == {}


def test_questions_answers_and_the_end(cast, call, sent):
    path = f"/{sent.pk}"
    assert call(cast.clara, "post", f"{path}/ask", {"text": "Who?"}).json()["state"] == "asked"
    assert call(cast.stan, "post", f"{path}/answer", {"text": "Emma."}).json()["state"] == "answered"
    assert call(cast.stan, "post", f"{path}/reopen").json()["state"] == "writing"
    shared = call(cast.stan, "post", f"{path}/share", {"person": "sofie@example.org"}).json()
    assert shared["writers"] == [cast.sofie.pk]
    gone = call(cast.sofie, "post", f"{path}/withdraw", {"text": "Not now."}).json()
    assert [each["kind"] for each in gone["remarks"]] == ["question", "answer", "parting"]
    assert gone["state"] == "withdrawn"


def test_the_list_is_narrowed_as_on_the_page(cast, call, sent):
    assert call(cast.clara, "get", "?state=sent").json()["count"] == 1
    assert call(cast.clara, "get", "?state=lapsed").json()["count"] == 0
    assert call(cast.samira, "get").json()["count"] == 0
