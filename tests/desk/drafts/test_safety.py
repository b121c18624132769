"""Numbers and keys that no page sends."""

import pytest

from desk.drafts.pictures import made
from pedel.desk.drafts import actions
from pedel.desk.record.acting import Actor

HUGE = "9" * 30


def test_it_chooses_no_account_with_a_number_that_no_database_has(cast, sign_in):
    answer = sign_in(cast.emma).post("/drafts/new/", {"accounts": [HUGE]})
    assert answer.status_code == 200
    assert sign_in(cast.emma).get(f"/drafts/new/?account={HUGE}").status_code == 200


@pytest.mark.parametrize("place", [HUGE, "²", "-1", "x", ""])
def test_a_picture_goes_to_no_place_that_is_none(cast, sign_in, place):
    draft = actions.create(Actor(cast.emma), [cast.accounts.law])
    row = actions.add_picture(Actor(cast.emma), draft, upload=made())
    address = f"/drafts/{draft.pk}/pictures/{row.pk}/move/"
    assert sign_in(cast.emma).post(address, {"place": place}).status_code == 200
