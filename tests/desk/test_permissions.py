"""Every address of the desk and every operation of its API, for everybody: who gets what.

`permissions.yaml` says what is expected. An address without a line there fails, and shows what it does
now; think before you copy that.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from django.db import transaction
from django.test import Client

from desk import cast as cast_module
from desk import scene

TABLE = yaml.safe_load((Path(__file__).parent / "permissions.yaml").read_text("utf-8"))
OUTSIDE = ("stranger", "left")
METHODS = ("GET", "POST")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    """Everybody at a browser of their own, and one of everything; made once, as no test changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = cast_module.assemble()
        samples, clients = scene.set_up(cast), {"stranger": Client()}
        for name, person in scene.people(cast).items():
            clients[name] = Client()
            clients[name].force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        clients["token"] = Client(headers={"Authorization": f"Bearer {scene.TOKEN}"})
        yield samples, clients
        transaction.set_rollback(True)


def outcome(client, method, address, body=b""):
    """The status; "login" where it leads to signing in. What it changed, here and there, is undone."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = client.generic(method, address, body, _type(address))
        if answer.streaming:
            b"".join(answer.streaming_content)  # to its end, or it would end the test's connection
        transaction.set_rollback(True)
    client.cookies = cookies
    if answer.status_code == 302 and answer.headers["Location"].startswith("/signin/login/"):
        return "login"
    return str(answer.status_code)


def _type(address):
    return "application/json" if "/api/" in address else "application/x-www-form-urlencoded"


def expected(line, who, default):
    """What the line says of everybody: "200 contact steward, 403 rest"; "all" are also those outside."""
    said = dict.fromkeys(who)
    for part in line.split(","):
        status, *names = part.split()
        for name in names:
            chosen = {"all": list(who), "rest": [w for w in who if said[w] is None and w not in OUTSIDE]}
            for one in chosen.get(name, [name]):
                said[one] = said[one] if name == "all" and said[one] else status
    return {one: said[one] or default for one in who}


def observed(outcomes, default):
    """The line that would say this."""
    groups = {}
    for one, status in outcomes.items():
        if not (one in OUTSIDE and status == default):
            groups.setdefault(status, []).append(one)
    groups = dict(sorted(groups.items(), key=lambda group: len(group[1])))
    biggest = list(groups)[-1]
    if set(groups[biggest]) == set(outcomes):
        return f"{biggest} all"
    return ", ".join(
        f"{status} {'rest' if status == biggest else ' '.join(names)}" for status, names in groups.items()
    )


def hold(said, who, stage, method, address, default):
    samples, clients = stage
    path, body = scene.filled(address, samples), b""
    if default == "401":
        wish = TABLE["bodies"].get(f"{method} {address.removeprefix(scene.API)}", {})
        body = json.dumps(scene.body(wish, samples))
    seen = {one: outcome(clients[one], method, path, body) for one in who}
    assert said is not None, (
        f"{method} {address} has no line in permissions.yaml; now: {observed(seen, default)}"
    )
    assert seen == expected(said, who, default), f"{method} {address} now: {observed(seen, default)}"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", sorted(scene.pages()))
def test_it_lets_everybody_do_on_pages_what_they_may(name, method, stage):
    who = [one for one in stage[1] if one != "token"]
    line = TABLE["pages"].get(name, {}).get(method)
    hold(line, who, stage, method, scene.pages()[name], "login")


@pytest.mark.parametrize(("method", "path"), scene.operations(), ids=map(" ".join, scene.operations()))
def test_it_lets_everybody_do_by_the_api_what_they_may(method, path, stage):
    said = TABLE["api"].get(f"{method} {path.removeprefix(scene.API)}")
    if said is not None and not re.search(r"\btoken\b", said) and not said.endswith(" all"):
        said += ", 403 token" if method != "GET" else ""
    who = list(stage[1])
    if said is not None and method == "GET" and "token" not in said:
        said += f", {expected(said, who, '401')['steward']} token"
    hold(said, who, stage, method, path, "401")


def test_it_says_nothing_of_addresses_that_are_gone():
    assert set(TABLE["bodies"]) <= set(TABLE["api"])
    assert set(TABLE["pages"]) == set(scene.pages())
    assert set(TABLE["api"]) == {
        f"{method} {path.removeprefix(scene.API)}" for method, path in scene.operations()
    }
