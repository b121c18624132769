"""What nobody means to send is refused in one place for all operations, and breaks none."""

import json

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.api.reading import checked

EVIL = ["a\0b", "half \ud800"]
KEPT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
BODIES = [
    ("post", "/api/v1/people", {"name": "$", "email": "new@example.org"}),
    ("patch", "/api/v1/accounts/{account}", {"purpose": "$"}),
    ("patch", "/api/v1/accounts/{account}", {"languages": ["$"]}),
    ("post", "/api/v1/units/{unit}/below", {"name_en": "$", "name_nl": "n", "slug": "s", "kind": "faculty"}),
    ("post", "/api/v1/me/tokens", {"name": "$", "scopes": ["read"]}),
]


def written(wish, evil):
    return json.dumps(wish).replace('"$"', json.dumps(evil))


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize(("method", "address", "wish"), BODIES)
def test_it_takes_no_character_that_a_database_does_not_keep(cast, sign_in, method, address, wish, evil):
    address = address.format(account=cast.accounts.law.pk, unit=cast.units.law.pk)
    send = getattr(sign_in(cast.sander), method)
    answer = send(address, written(wish, evil), content_type="application/json")
    assert (answer.status_code, list(answer.json())) == (400, ["detail"])


def test_it_looks_for_no_such_character_either(cast, sign_in):
    assert sign_in(cast.sander).get("/api/v1/people?q=a%00b").status_code == 422


@pytest.mark.parametrize(
    "body", ["[" * 100_000, '{"a":' * 50_000, "9" * 5_000, b"\xff\xfe", "NaN", '"\\ud800"']
)
def test_it_is_not_broken_by_a_body_that_is_none(cast, sign_in, body):
    answer = sign_in(cast.sander).post("/api/v1/people", body, content_type="application/json")
    assert answer.status_code in (400, 422)


@given(st.recursive(KEPT | st.integers() | st.none(), lambda one: st.lists(one) | st.dictionaries(KEPT, one)))
def test_it_gives_back_everything_else_as_it_is(value):
    assert checked(value) == value


@given(
    st.recursive(
        st.sampled_from(EVIL), lambda one: st.lists(one, min_size=1) | st.dictionaries(KEPT, one, min_size=1)
    )
)
def test_it_finds_such_a_character_wherever_it_is(value):
    with pytest.raises(ValidationError):
        checked(value)


@pytest.mark.parametrize(
    "address", ["/people/?q=%00", "/accounts/colleagues/?person=ab%00", "/guidelines/?q=%00"]
)
def test_a_page_says_calmly_that_it_cannot_read_such_an_address(cast, sign_in, address):
    assert sign_in(cast.sander).get(address).status_code == 400
