"""The API is what its description says: every operation is tried with what that allows, and near it.

Schemathesis makes the requests, with seeds that never change. Ids in the address are often those of
real things, so that it comes further than 404.
"""

from __future__ import annotations

import re

import pytest
import schemathesis
from django.apps import apps
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounded
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from pedel.desk.api.scopes import PAGE, SCOPE, SCOPES

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ELSEWHERE = {"people": "person", "approvals": "request"}
"""What the last word of an address is called in the database, where that is not its singular."""

SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
OPERATIONS = [result.ok() for result in SCHEMA.get_all_operations()]


def models():
    ours = (model for model in apps.get_models() if model.__module__.startswith("pedel.desk."))
    return {model._meta.model_name: model for model in ours}


def real_ids(path):
    """For each parameter of the address the ids that exist: /drafts/{pk}/comments/{comment}."""
    known = models()
    for noun, parameter in re.findall(r"/([\w-]+)/{(\w+)}", path):
        name = ELSEWHERE.get(noun, noun.removesuffix("s"))
        if model := known.get(name) or known.get(parameter):
            yield parameter, list(model.objects.values_list("pk", flat=True)[:20])


def signed_in(browser):
    """How somebody comes in from a page: with a session, and the token against forged requests."""
    key, secret = browser.cookies[settings.SESSION_COOKIE_NAME].value, "a" * 32
    cookies = {settings.SESSION_COOKIE_NAME: key, settings.CSRF_COOKIE_NAME: secret}
    return {"cookies": cookies, "headers": {"X-CSRFToken": secret}}


@pytest.fixture
def _one_connection():
    """The requests stay inside the test's transaction, as they do with Django's own test client."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    yield
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("who", ["sander", "emma"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_it_does_what_its_description_says(operation, who, cast, token, sign_in):
    way_in = signed_in(sign_in(getattr(cast, who)))
    if operation.definition.raw.get(SCOPE) != PAGE:
        way_in = {"headers": {"Authorization": f"Bearer {token(getattr(cast, who), *SCOPES)}"}}
    ids = {name: pks for name, pks in real_ids(operation.path) if pks}

    @given(case=operation.as_strategy(), real=st.data())
    @bounded(
        max_examples=4,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def holds(case, real):
        for name, pks in ids.items():
            if real.draw(st.integers(0, 3)):
                case.path_parameters[name] = real.draw(st.sampled_from(pks))
        case.call_and_validate(**way_in, checks=CHECKS)

    holds()


def test_every_operation_says_what_it_does_and_who_may():
    for operation in OPERATIONS:
        described = operation.definition.raw
        assert described["tags"], operation.label
        assert len(described["summary"].split()) > 1, f"{operation.label}: its docstring says too little"
        assert {"429"} <= set(map(str, described["responses"])), operation.label


def test_every_list_comes_in_pages():
    """What belongs to one thing (a draft's remarks) may be a plain list; what grows without end is not."""
    for operation in OPERATIONS:
        answer = next(iter(operation.definition.raw["responses"].values()))
        shape = answer.get("content", {}).get("application/json", {}).get("schema", {})
        is_paged = operation.method == "get" and "{" not in operation.path
        assert not is_paged or shape.get("type") != "array", f"{operation.label}: use pedel.desk.paging"


def test_it_has_no_operation_twice():
    labels = [operation.definition.raw["operationId"] for operation in OPERATIONS]
    assert sorted(set(labels)) == sorted(labels)
