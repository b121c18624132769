"""The API of people and units: the same actions, the same rules."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pedel.desk.people.models import Assignment, Person, Unit


@pytest.fixture
def api(cast, sign_in):
    """`api("sander").post("/units/…", {...})`"""

    def of(name):
        browser = sign_in(getattr(cast, name))

        def call(method, path, wish=None):
            send = getattr(browser, method)
            return send(f"/api/v1{path}", wish, content_type="application/json")

        return call

    return of


def test_it_lists_units_people_and_roles(api):
    call = api("stan")
    assert call("get", "/units").json()["count"] == 4
    assert call("get", "/people").json()["count"] == 12
    assert call("get", "/roles").json()["count"] == 7
    assert call("get", "/people?q=emm").json()["items"][0]["name"] == "Emma"


def test_it_shows_private_things_to_nobody_else(api, cast):
    shown = api("sander")("get", f"/people/{cast.emma.pk}").json()
    assert set(shown) == {"id", "name", "email", "supervisor", "has_left"}
    assert "leaves_on" in api("emma")("get", "/me").json()


def test_it_does_what_the_pages_do(api, cast):
    call = api("sander")
    wish = {"name_en": "A", "name_nl": "A", "slug": "a", "kind": "institute"}
    unit = call("post", f"/units/{cast.units.law.pk}/below", wish).json()
    assert call("patch", f"/units/{unit['id']}", {"name_en": "B"}).json()["name_en"] == "B"
    assert call("post", f"/units/{unit['id']}/move", {"to": cast.units.science.pk}).status_code == 200
    assert Unit.objects.get(slug="a").is_within(Unit.objects.get(slug="science").path)
    person = call("post", "/people", {"name": "N", "email": "n@example.org", "language": "nl"}).json()
    call("patch", f"/people/{person['id']}", {"name": "Noor"})
    assert Person.objects.get(pk=person["id"]).language == "nl"
    role = call("post", "/roles", {"person": person["id"], "unit": unit["id"], "role": "contact"}).json()
    assert call("post", f"/roles/{role['id']}/end", {"last_day": "2099-01-01"}).status_code == 200
    assert call("post", f"/people/{person['id']}/last-day", {"last_day": "2020-01-01"}).json()["has_left"]
    assert not call("delete", f"/people/{person['id']}/last-day").json()["has_left"]


@pytest.mark.parametrize("who", ["clara", "anna", "stan"])
def test_it_refuses_what_the_pages_refuse(api, cast, who):
    call, law, emma = api(who), cast.units.law.pk, cast.emma.pk
    unit = {"name_en": "A", "name_nl": "A", "slug": "a", "kind": "institute"}
    person = {"name": "N", "email": "n@example.org"}
    for method, path, wish in (
        ("post", f"/units/{law}/below", unit),
        ("patch", f"/units/{law}", {"name_en": "B"}),
        ("post", f"/units/{cast.units.tax.pk}/move", {"to": cast.units.science.pk}),
        ("post", "/people", person),
        ("patch", f"/people/{emma}", {"name": "B"}),
        ("post", f"/people/{emma}/last-day", {"last_day": "2020-01-01"}),
        ("delete", f"/people/{emma}/last-day", None),
        ("post", "/roles", {"person": emma, "unit": law, "role": "contact"}),
        ("post", f"/roles/{Assignment.objects.get(person=cast.bram).pk}/end", {}),
    ):
        assert call(method, path, wish).status_code == 403, path


def test_it_says_by_field_what_is_wrong(api):
    answer = api("sander")("post", "/people", {"name": "", "email": "emma@example.org"})
    assert answer.status_code == 422
    assert set(answer.json()["detail"]) == {"name", "email"}


def test_it_checks_a_file_and_writes_nothing(cast, sign_in):
    file = SimpleUploadedFile("p.csv", b"email,name\nnew@example.org,New\n")
    answer = sign_in(cast.sander).post("/api/v1/people/import/check", {"file": file})
    assert answer.json()["changes"] == [
        {"line": 2, "what": "new", "who": "New", "detail": answer.json()["changes"][0]["detail"]}
    ]
    assert not Person.objects.filter(email="new@example.org").exists()
    file.seek(0)
    assert sign_in(cast.stan).post("/api/v1/people/import/check", {"file": file}).status_code == 403


def test_it_makes_a_token_for_a_signed_in_person(api, client):
    token = api("stan")("post", "/me/tokens", {"name": "x", "scopes": ["read"], "days": 3}).json()["token"]
    answer = client.get("/api/v1/me/tokens", headers={"Authorization": f"Bearer {token}"}).json()
    assert answer["items"][0]["scopes"] == ["read"]
    assert token not in str(answer)
