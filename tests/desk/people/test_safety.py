"""Files that are applied again, later, or never were any."""

import base64

import pytest

from pedel.desk.people.importing import reading
from pedel.desk.people.models import Person, Unit
from pedel.desk.record.acting import Actor

ROLE = b"email,unit,role,starts\nstan@example.org,tax,contact,2026-01-01\n"


def test_a_file_that_has_come_out_of_date_is_shown_again_with_what_is_wrong_now(cast, sign_in):
    shown = reading.plan(Actor(cast.sander), ROLE).digest()
    Unit.objects.filter(pk=cast.units.tax.pk).update(slug="fiscal")
    form = {"shown": shown, "data": base64.b64encode(ROLE).decode()}
    answer = sign_in(cast.sander).post("/people/import/", form)
    assert answer.status_code == 422
    assert "no unit “tax”" in answer.content.decode()
    assert not Person.objects.get(pk=cast.stan.pk).roles_now


@pytest.mark.parametrize("data", ["", "²", "not base64", "\0", base64.b64encode(b"\xff").decode()])
def test_what_is_no_file_is_shown_as_none(cast, sign_in, data):
    answer = sign_in(cast.sander).post("/people/import/", {"shown": "x", "data": data})
    assert answer.status_code == 422
