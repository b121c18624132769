"""SCIM 2.0: bodies as the standard (RFC 7643, 7644) has them, with our own values."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.api.scim.patching import changes
from pedel.desk.api.scim.words import Refused
from pedel.desk.leaving.models import Departure
from pedel.desk.people.models import Assignment, Person
from pedel.desk.record.models import Entry

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"
NEW = {
    "schemas": [USER],
    "userName": "Tess@Example.org",
    "externalId": "42",
    "name": {"givenName": "Tess", "familyName": "de Wit"},
    "emails": [{"value": "tess@example.org", "type": "work", "primary": True}],
    "preferredLanguage": "nl-NL",
    "active": True,
}


@pytest.fixture
def scim(cast, program):
    """`scim("POST", "/Users", body)` as the institution's directory: status and what came back."""
    client = program(cast.sander, "people")

    def called(method, path, wish=None, media="application/scim+json"):
        data = b"" if wish is None else json.dumps(wish).encode()
        answer = client.generic(method, f"/scim/v2{path}", data, media)
        answer.said = json.loads(answer.content) if answer.content else None
        return answer

    return called


def patched(scim, pk, *operations):
    return scim("PATCH", f"/Users/{pk}", {"schemas": [PATCH], "Operations": list(operations)})


def test_it_adds_somebody(scim):
    answer = scim("POST", "/Users", NEW)
    person = Person.objects.get(email="tess@example.org")
    assert answer.status_code == 201
    assert answer.headers["Content-Type"] == "application/scim+json"
    assert answer.headers["Location"] == answer.said["meta"]["location"]
    assert answer.said["id"] == str(person.pk)
    assert answer.said["userName"] == "tess@example.org"
    assert (person.name, person.language) == ("Tess de Wit", "nl")
    assert Entry.objects.filter(verb="person.added", via="api").exists()


def test_it_does_not_add_somebody_twice(scim):
    scim("POST", "/Users", NEW)
    answer = scim("POST", "/Users", NEW)
    assert answer.status_code == 409
    assert answer.said == {
        "schemas": [ERROR],
        "status": "409",
        "scimType": "uniqueness",
        "detail": "Somebody with this userName is in the directory already.",
    }


@pytest.mark.parametrize("given", ["EMMA@example.org", "emma@example.org"])
def test_it_finds_somebody_by_their_name_whatever_its_capitals(scim, cast, given):
    answer = scim("GET", f'/Users?filter=userName eq "{given}"')
    assert answer.said["totalResults"] == 1
    assert answer.said["Resources"][0]["id"] == str(cast.emma.pk)


def test_it_finds_nobody_without_an_error(scim):
    answer = scim("GET", '/Users?filter=userName%20eq%20"nobody@example.org"')
    assert answer.status_code == 200
    assert answer.said["totalResults"] == 0
    assert answer.said["Resources"] == []


def test_what_directories_send_along_holds_up_nothing(scim, cast):
    """Entra ID sends one operation for each attribute that it maps, in one request with `active`."""
    work = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"
    answer = patched(
        scim,
        cast.emma.pk,
        {"op": "Add", "path": "name.givenName", "value": "Emma"},
        {"op": "Replace", "path": 'phoneNumbers[type eq "work"].value', "value": "071"},
        {"op": "Remove", "path": "title"},
        {"op": "Add", "path": work, "value": "Law"},
        {"op": "Replace", "path": "active", "value": "False"},
    )
    assert (answer.status_code, answer.said["active"]) == (200, False)


@pytest.mark.parametrize("given", [r"\u0000", r"\ud800", "x"])
def test_it_finds_nobody_under_what_no_address_holds(scim, given):
    assert scim("GET", f'/Users?filter=userName eq "{given}"').status_code in (200, 400)


@pytest.mark.parametrize("given", ["userName sw", 'title eq "x"', 'userName eq "a" or userName eq "b"', "eq"])
def test_it_says_which_filter_it_does_not_understand(scim, given):
    answer = scim("GET", f"/Users?filter={given}")
    assert (answer.status_code, answer.said["scimType"]) == (400, "invalidFilter")


def test_it_gives_users_in_pages_counted_from_one(scim):
    first = scim("GET", "/Users?startIndex=1&count=2").said
    second = scim("GET", "/Users?startIndex=3&count=2").said
    assert first["itemsPerPage"] == second["itemsPerPage"] == 2
    assert first["totalResults"] == Person.objects.count()
    assert not {one["id"] for one in first["Resources"]} & {one["id"] for one in second["Resources"]}
    assert scim("GET", "/Users?count=0").said["Resources"] == []


def test_somebody_who_is_not_active_any_more_leaves_today(scim, cast):
    answer = patched(scim, cast.emma.pk, {"op": "replace", "path": "active", "value": False})
    assert answer.status_code == 200
    assert answer.said["active"] is False
    cast.emma.refresh_from_db()
    assert cast.emma.leaves_on == timezone.localdate()
    assert Departure.objects.get(person=cast.emma).is_open


def test_active_again_takes_the_last_day_back_and_ends_the_checklist(scim, cast):
    patched(scim, cast.emma.pk, {"op": "Replace", "value": {"active": "False"}})
    answer = patched(scim, cast.emma.pk, {"op": "Add", "path": "active", "value": "True"})
    assert answer.said["active"] is True
    assert Departure.objects.get(person=cast.emma).state == "stayed"


def test_a_last_day_still_to_come_stays_when_the_directory_says_active(scim, cast):
    day = timezone.localdate() + timedelta(days=30)
    Person.objects.filter(pk=cast.emma.pk).update(leaves_on=day)
    wish = {"userName": "emma@example.org", "displayName": "Emma", "active": True}
    assert scim("PUT", f"/Users/{cast.emma.pk}", wish).said["active"] is True
    cast.emma.refresh_from_db()
    assert cast.emma.leaves_on == day


def test_delete_makes_today_the_last_day(scim, cast):
    answer = scim("DELETE", f"/Users/{cast.stan.pk}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert scim("GET", f"/Users/{cast.stan.pk}").said["active"] is False
    assert scim("DELETE", f"/Users/{cast.stan.pk}").status_code == 204


def test_it_replaces_a_name(scim, cast):
    wish = {"schemas": [USER], "userName": "stan@example.org", "name": {"formatted": "Stan Laurel"}}
    assert scim("PUT", f"/Users/{cast.stan.pk}", wish).said["displayName"] == "Stan Laurel"
    patched(scim, cast.stan.pk, {"op": "replace", "path": "name.formatted", "value": "Stanley"})
    patched(
        scim,
        cast.stan.pk,
        {"op": "replace", "path": 'emails[type eq "work"].value', "value": "S@example.org"},
    )
    cast.stan.refresh_from_db()
    assert (cast.stan.name, cast.stan.email) == ("Stanley", "s@example.org")


def test_it_takes_no_name_that_somebody_else_has(scim, cast):
    answer = patched(scim, cast.stan.pk, {"op": "replace", "path": "userName", "value": "emma@example.org"})
    assert (answer.status_code, answer.said["scimType"]) == (409, "uniqueness")


def test_nothing_changes_where_nothing_is_new(scim, cast):
    before = Entry.objects.count()
    wish = {"userName": "emma@example.org", "displayName": "Emma", "active": True}
    assert scim("PUT", f"/Users/{cast.emma.pk}", wish).status_code == 200
    assert Entry.objects.count() == before


def test_all_of_a_request_or_nothing(scim, cast):
    Assignment.objects.create(person=cast.stan, unit=cast.units.law, role="contact", starts="2020-01-01")
    wish = {"userName": "other@example.org", "displayName": "Stan", "active": False}
    assert scim("PUT", f"/Users/{cast.stan.pk}", wish).status_code == 403
    cast.stan.refresh_from_db()
    assert cast.stan.leaves_on is None


def test_a_program_does_not_move_the_address_of_who_holds_a_role(scim, cast):
    answer = patched(scim, cast.anna.pk, {"op": "replace", "path": "userName", "value": "a@example.org"})
    assert (answer.status_code, answer.said["schemas"]) == (403, [ERROR])


def test_the_steward_whose_token_it_is_is_not_changed_by_it(scim, cast):
    answer = patched(scim, cast.sander.pk, {"op": "replace", "path": "active", "value": False})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("wish", "kind"),
    [
        ({"Operations": []}, "invalidSyntax"),
        ({"schemas": [PATCH], "Operations": [{"op": "move"}]}, "invalidSyntax"),
        ({"schemas": [PATCH], "Operations": [{"op": "remove"}]}, "noTarget"),
        ({"schemas": [PATCH], "Operations": [{"op": "remove", "path": "userName"}]}, "invalidValue"),
        ({"schemas": [PATCH], "Operations": [{"op": "add", "path": "shoes", "value": "x"}]}, "invalidPath"),
        ({"schemas": [PATCH], "Operations": [{"op": "add", "path": "active", "value": 7}]}, "invalidValue"),
    ],
)
def test_it_says_what_is_wrong_in_the_words_of_the_standard(scim, cast, wish, kind):
    answer = scim("PATCH", f"/Users/{cast.emma.pk}", wish)
    assert (answer.status_code, answer.said["scimType"]) == (400, kind)


@pytest.mark.parametrize(
    "wish", [[], {}, {"userName": "x"}, {"userName": "no address", "displayName": "X"}, {"userName": 7}]
)
def test_it_adds_nobody_it_cannot_name(scim, wish):
    before = Person.objects.count()
    assert scim("POST", "/Users", wish).status_code == 400
    assert Person.objects.count() == before


def test_it_refuses_what_is_no_json_and_what_is_too_large(scim):
    assert scim("POST", "/Users", NEW, media="text/plain").status_code == 415
    assert scim("POST", "/Users", {**NEW, "title": "x" * 200_000}).status_code == 413
    assert scim("POST", "/Users", {**NEW, "displayName": "a\0b"}).status_code == 400


@pytest.mark.parametrize(
    "path", ["/ServiceProviderConfig", "/Schemas", f"/Schemas/{USER}", "/ResourceTypes/User"]
)
def test_it_says_what_it_can_do(scim, path):
    answer = scim("GET", path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/scim+json"
    assert answer.said["schemas"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/Groups", 404), ("GET", "/Users/999999", 404), ("GET", "/Users/x", 404),
        ("DELETE", "/Users", 405), ("POST", "/Schemas", 405), ("GET", "/", 404), ("GET", "/Schemas/x", 404),
    ],
)  # fmt: skip
def test_it_says_no_in_its_own_form(scim, method, path, status):
    answer = scim(method, path)
    assert answer.status_code == status
    assert answer.said["schemas"] == [ERROR]
    assert answer.said["status"] == str(status)


def test_a_stranger_a_page_and_another_token_do_not_come_in(cast, program, sign_in):
    for client, status in (
        (Client(), 401),
        (sign_in(cast.sander), 401),
        (program(cast.sander, "read", "write", "approve"), 403),
        (program(cast.emma, "people"), 403),
    ):
        answer = client.get("/scim/v2/Users")
        assert answer.status_code == status
        assert answer.json()["schemas"] == [ERROR]


def test_it_answers_only_so_much_in_a_minute(scim, settings):
    settings.PEDEL = replace(settings.PEDEL, requests_per_minute=1)
    answers = [scim("GET", "/Users").status_code for _ in range(60)]
    assert 429 in answers


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["schemas", "Operations", "op", "path", "value"]), JSON, max_size=4))
def test_whatever_is_sent_as_a_patch_is_read_or_refused(wish):
    fields = {}
    with suppress(Refused):
        fields = changes({"schemas": [PATCH], "Operations": [wish]})
    assert set(fields) <= {"email", "name", "language", "active"}
