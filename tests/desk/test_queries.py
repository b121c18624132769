"""A page asks the database as often for thirty things as for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.addresses import plain
from desk.crowd import more
from pedel.desk.api.rest import api
from pedel.desk.drafts.models import Draft

LISTS = [
    path
    for path, methods in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
    if "get" in methods and "{" not in path
]
ONE_THING = {
    "/drafts/{}/": lambda cast: Draft.objects.order_by("pk").first().pk,
    "/accounts/{}/": lambda cast: cast.accounts.law.pk,
    "/people/{}/": lambda cast: cast.emma.pk,
    "/units/{}/": lambda cast: cast.units.law.pk,
}


def asked(browser, address):
    """The statements behind a page, or None where this person does not see it."""
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(address)
        if answer.streaming:
            b"".join(answer)
    return [query["sql"] for query in captured] if answer.status_code == 200 else None


@pytest.mark.parametrize("who", ["sander", "emma", "anna"])
def test_it_asks_no_more_for_thirty_than_for_three(who, cast, sign_in):
    more(cast, 3)
    browser = sign_in(getattr(cast, who), raise_request_exception=False)
    addresses = [*plain(), *LISTS, *(address.format(pk(cast)) for address, pk in ONE_THING.items())]
    for address in addresses:
        browser.get(address)  # what is kept from the first time on is there now
    few = {address: asked(browser, address) for address in addresses}
    more(cast, 27)
    many = {address: asked(browser, address) for address in addresses}
    seen = [address for address in addresses if few[address] is not None and many[address] is not None]
    grown = {
        f"{address}: {len(few[address])} → {len(many[address])}": sorted(
            set(many[address]) - set(few[address])
        )[:3]
        for address in seen
        if len(many[address]) > len(few[address])
    }
    assert grown == {}
    assert len(seen) > 15
