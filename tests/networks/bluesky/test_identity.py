"""From a handle to its server, over a real directory of DIDs."""

from __future__ import annotations

import pytest

from networks.contract import post
from networks.pds.running import NAME
from pedel.networks import App, Credential, NetworkError, Trouble, connector
from pedel.networks.bluesky.identity import Directory
from pedel.networks.bluesky.xrpc import XrpcHttp


@pytest.fixture
def account(pds):
    return pds.account()


@pytest.fixture
def directory(pds, account):
    return Directory(XrpcHttp(App(url=pds.plc)), pds.plc, {account.handle: account.did}.get)


def trouble_of(action, *given) -> NetworkError:
    with pytest.raises(NetworkError) as caught:
        action(*given)
    return caught.value


def test_a_handle_leads_to_the_server_of_its_account(directory, account):
    assert directory.server(account.handle) == f"https://{NAME}"


def test_a_handle_that_its_account_does_not_know_is_refused(directory, account):
    claiming = Directory(directory.http, directory.url, {"law.example.edu": account.did}.get)
    error = trouble_of(claiming.server, "law.example.edu")
    assert (error.trouble, error.permanent) == (Trouble.ACCOUNT, True)


def test_an_account_that_nobody_has_is_told(directory):
    unknown = Directory(directory.http, directory.url, lambda handle: "did:plc:" + "a" * 24)
    assert trouble_of(unknown.server, "nobody.test").trouble == Trouble.GONE


@pytest.mark.parametrize("did", ["", "did:plc:short", "did:key:zQ3", "did:plc:../../etc", "<html>"])
def test_what_is_no_account_is_not_asked_for(directory, did):
    assert trouble_of(directory.document, did).trouble == Trouble.ACCOUNT


@pytest.mark.parametrize("did", ["did:web:127.0.0.1", "did:web:localhost"])
def test_an_account_leads_to_no_private_address(directory, did):
    assert trouble_of(directory.document, did).trouble == Trouble.UNREACHABLE


def test_a_handle_leads_to_no_private_address(directory):
    nowhere = Directory(directory.http, directory.url, lambda handle: None)
    assert trouble_of(nowhere.account, "localhost").trouble == Trouble.UNREACHABLE


def test_a_server_found_for_a_handle_may_not_be_private(pds):
    found = Credential("token", account="did:plc:" + "a" * 24, server=pds.url)
    error = trouble_of(connector("bluesky", App()).find, found, post())
    assert error.trouble == Trouble.UNREACHABLE
