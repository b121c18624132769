"""Signing in through a real OpenID Connect provider, over HTTP from end to end."""

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from desk.people.authenticator import code
from pedel.desk.people.actions import roles
from pedel.desk.people.models import Assignment, GroupMapping, Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry

HERE = Path(__file__).parent
NODE = Path(sys.executable).with_name("node")
CALLBACK = "/signin/oidc/example/login/callback/"
STAN = {"sub": "s1", "name": "Stan", "email": "stan@example.org", "email_verified": True}


@pytest.fixture(scope="module")
def provider(live_server):
    """A provider that knows the desk as its client."""
    desk = live_server.url.replace("127.0.0.1", "localhost")
    command = [str(NODE), str(HERE / "oidc_provider.mjs"), desk + CALLBACK]
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield SimpleNamespace(issuer=process.stdout.readline().strip(), desk=desk)
        finally:
            process.terminate()
            process.wait(timeout=10)


@pytest.fixture
def come_in(provider, transactional_db, settings):
    """`come_in(claims)` is a browser in which somebody with these claims went through the provider."""
    app = {
        "provider_id": "example",
        "name": "University of Example",
        "client_id": "pedel",
        "secret": "only-for-the-tests",
        "settings": {"server_url": provider.issuer, "groups_claim": "groups"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}

    def walk(claims):
        requests.put(f"{provider.issuer}/account", json=claims, timeout=10).raise_for_status()
        browser = requests.Session()
        page = browser.get(f"{provider.desk}/signin/login/", timeout=20)
        action = re.search(r'action="(/signin/oidc/[^"]+)"', page.text)[1].replace("&amp;", "&")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
        browser.answer = browser.post(
            provider.desk + action, {"csrfmiddlewaretoken": token}, timeout=20, headers={"Referer": page.url}
        )
        browser.who = browser.get(f"{provider.desk}/api/v1/me", timeout=20).json().get("email")
        return browser

    return walk


@pytest.fixture
def law(cast):
    return cast.units.law


def now(person):
    return Person.objects.get(pk=person.pk).roles_now


def test_it_walks_through_the_provider_with_pkce(come_in, provider):
    browser = come_in(STAN)
    sent = [step.headers.get("Location", "") for step in browser.answer.history]
    assert "code_challenge_method=S256" in next(where for where in sent if where.startswith(provider.issuer))
    assert any(CALLBACK in where and "code=" in where for where in sent)
    assert browser.who == "stan@example.org"


def test_it_lets_in_somebody_unknown_without_any_role(come_in):
    come_in({**STAN, "name": "Noor de Wit", "email": "Noor@example.org"})
    noor = Person.objects.get(email="noor@example.org")
    assert noor.name == "Noor de Wit"
    assert not noor.roles_now
    assert not noor.has_usable_password()
    assert Entry.objects.get().verb == "person.entered"


def test_it_recognises_whom_the_desk_knows_by_their_address(cast, come_in):
    assert come_in({**STAN, "email": "emma@example.org"}).who == "emma@example.org"
    assert Person.objects.count() == 12


@pytest.mark.parametrize("email", ["stan@example.org", "stranger@example.org"])
def test_it_takes_no_address_that_the_provider_has_not_verified(cast, come_in, email):
    browser = come_in({**STAN, "email": email, "email_verified": False})
    assert browser.answer.status_code == 403
    assert "not confirmed" in browser.answer.text
    assert browser.who is None
    assert not Person.objects.filter(email="stranger@example.org").exists()


def test_it_gives_the_role_of_a_group_for_as_long_as_the_provider_says_so(cast, law, come_in):
    GroupMapping.objects.create(group="law-comms", unit=law, role="approver")
    come_in({**STAN, "groups": ["law-comms", "staff"]})
    assert now(cast.stan) == (("approver", law.path, False),)
    come_in({**STAN, "groups": ["law-comms"]})
    assert len(now(cast.stan)) == 1
    come_in({**STAN, "groups": ["staff"]})
    assert now(cast.stan) == ()
    verbs = Entry.objects.order_by("number").values_list("verb", "actor_name", "about")
    assert list(verbs) == [
        ("role.given_by_group", "sign-in: example", f"person:{cast.stan.pk}"),
        ("role.ended_by_group", "sign-in: example", f"person:{cast.stan.pk}"),
    ]


def test_it_never_touches_a_role_that_was_given_by_hand(cast, law, come_in):
    GroupMapping.objects.create(group="law-comms", unit=law, role="contact")
    roles.give(Actor(cast.sander), Assignment(person=cast.stan, unit=law, role="contact"))
    come_in({**STAN, "groups": ["law-comms"]})
    come_in({**STAN, "groups": []})
    assert now(cast.stan) == (("contact", law.path, False),)
    assert Assignment.objects.get(person=cast.stan).granted_by_group == ""


def test_it_takes_no_groups_for_whoever_connected_them(cast, law, come_in):
    GroupMapping.objects.create(group="law-comms", unit=law, role="approver", made_by=cast.stan)
    come_in({**STAN, "groups": ["law-comms"]})
    assert now(cast.stan) == ()


def test_it_asks_for_the_second_factor_of_whoever_has_one_first(cast, law, come_in, provider):
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(cast.stan, secret)
    GroupMapping.objects.create(group="law-comms", unit=law, role="approver")
    browser = come_in({**STAN, "groups": ["law-comms"]})
    assert browser.who is None
    assert now(cast.stan) == ()
    page = browser.get(f"{provider.desk}/signin/2fa/authenticate/", timeout=20)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    browser.post(page.url, {"csrfmiddlewaretoken": token, "code": code(secret)}, timeout=20)
    assert browser.get(f"{provider.desk}/api/v1/me", timeout=20).json()["email"] == "stan@example.org"
    assert now(cast.stan) == (("approver", law.path, False),)


def test_it_lets_in_nobody_who_has_left(cast, come_in):
    Person.objects.filter(pk=cast.stan.pk).update(leaves_on=timezone.localdate().replace(year=2020))
    browser = come_in(STAN)
    assert browser.who is None
    assert "has passed" in browser.answer.text


def test_it_accepts_no_answer_that_it_did_not_ask_for(cast, come_in, provider):
    answer = requests.get(f"{provider.desk}{CALLBACK}?code=made-up&state=made-up", timeout=20)
    assert "Signing in did not work" in answer.text


def test_it_ties_no_identity_to_somebody_elses_account(cast, come_in, provider):
    browser = come_in({**STAN, "email": "emma@example.org"})
    page = browser.get(f"{provider.desk}/me/", timeout=20)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    action = "/signin/oidc/example/login/?process=connect"
    requests.put(f"{provider.issuer}/account", json={**STAN, "sub": "s2"}, timeout=10)
    browser.cookies.clear(domain="127.0.0.1")
    answer = browser.post(provider.desk + action, {"csrfmiddlewaretoken": token}, timeout=20)
    assert answer.status_code == 403
