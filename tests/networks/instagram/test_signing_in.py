"""Connecting accounts on Instagram through the pages they belong to."""

from __future__ import annotations

import pytest

from networks.graph_login import REDIRECT
from networks.instagram.server import ACCOUNT
from pedel.networks import NetworkError, Trouble


def connect(bench):
    consent = bench.connector.begin(REDIRECT, "a-state", "universityofexample")
    return bench.connector.finish(REDIRECT, bench.server.come_back(consent.url), consent.memory)


def test_it_gives_a_credential_that_publishes(bench):
    (credential,) = connect(bench)
    assert credential.account == ACCOUNT
    assert bench.connector.profile(credential).handle == "universityofexample"
    assert bench.send(bench.post(), credential).id


def test_it_leaves_out_pages_without_an_account(bench):
    bench.server.pages.append({"id": "777", "name": "Faculty", "access_token": "faculty", "owner": "777"})
    assert [one.account for one in connect(bench)] == [ACCOUNT]


def test_it_tells_that_no_page_has_an_account(bench):
    bench.server.pages = [{"id": "777", "name": "Faculty", "access_token": "faculty", "owner": "777"}]
    with pytest.raises(NetworkError) as caught:
        connect(bench)
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.ACCOUNT, True)


def test_it_asks_for_the_permission_to_delete(bench):
    bench.server.declined = {"instagram_manage_contents"}
    with pytest.raises(NetworkError, match="instagram_manage_contents") as caught:
        connect(bench)
    assert caught.value.trouble == Trouble.SCOPE


def test_a_connection_without_business_management_is_well(bench):
    bench.server.declined = {"business_management"}
    assert connect(bench)
