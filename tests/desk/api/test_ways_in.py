"""Who comes in, and with what right."""

import ast
import inspect
import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from pedel.desk.api.rest import api
from pedel.desk.api.scopes import PAGE, SCOPE, SCOPES, scope

SCHEMA = api.get_openapi_schema(path_prefix="/api/v1/")
OPERATIONS = [
    (method, path, operation)
    for path, methods in SCHEMA["paths"].items()
    for method, operation in methods.items()
]
GUARDED = [one for one in OPERATIONS if "security" in one[2]]


def call(client, method, path):
    path = re.sub(r"{\w+}", "1", path)
    return client.generic(method.upper(), path, data="{}", content_type="application/json")


def test_it_sends_a_stranger_away(client, db):
    for method, path, _ in GUARDED:
        answer = call(client, method, path)
        assert (answer.status_code, list(answer.json())) in [(401, ["detail"]), (403, ["detail"])], path


def test_it_holds_a_token_to_its_scopes(cast, program):
    for scope_ in (*SCOPES, PAGE):
        lacking = program(cast.sander, *(other for other in SCOPES if other != scope_))
        for method, path, operation in GUARDED:
            if operation[SCOPE] == scope_:
                answer = call(lacking, method, path)
                assert answer.status_code == 403, f"{method} {path}"
                assert ("token" if scope_ == PAGE else scope_) in answer.json()["detail"]


def test_it_wants_the_csrf_token_with_a_page_session(cast, sign_in):
    page = sign_in(cast.sander, enforce_csrf_checks=True)
    for method, path, _ in GUARDED:
        if method != "get":
            answer = call(page, method, path)
            assert answer.status_code == 403, f"{method} {path}"
            assert "CSRF" in answer.json()["detail"]


def test_it_lets_a_page_in_with_the_csrf_token(cast, sign_in):
    page = sign_in(cast.sander, enforce_csrf_checks=True)
    assert page.get("/api/v1/accounts").status_code == 200


def test_it_knows_a_token_until_it_ends(cast, program):
    today = timezone.localdate()
    assert program(cast.emma, "read").get("/api/v1/accounts").status_code == 200
    ended = program(cast.anna, "read", expires_on=today - timedelta(days=1))
    assert ended.get("/api/v1/accounts").status_code == 401
    revoked = program(cast.dirk, "read", revoked_at=timezone.now())
    assert revoked.get("/api/v1/accounts").status_code == 401


def test_it_no_longer_knows_the_token_of_who_has_left(cast, program):
    client = program(cast.emma, "read")
    cast.emma.leaves_on = timezone.localdate() - timedelta(days=1)
    cast.emma.save()
    assert client.get("/api/v1/accounts").status_code == 401


def test_it_says_how_to_come_in(client, db):
    answer = client.get("/api/v1/accounts")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_it_answers_in_json_where_there_is_nothing(cast, program):
    answer = program(cast.emma, "read").get("/api/v1/nothing/here")
    assert (answer.status_code, list(answer.json())) == (404, ["detail"])


def test_a_token_opens_no_page(cast, program):
    answer = program(cast.sander, *SCOPES).get("/accounts/")
    assert answer.headers["Location"].startswith("/signin/login/")


def test_anybody_may_read_the_description(client, db):
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Pedel"
    assert b"/api/v1/accounts" in client.get("/api/").content


def test_a_wrong_token_is_not_helped_by_a_signed_in_page(cast):
    client = Client(headers={"authorization": "Bearer pedel_wrong"})
    assert client.get("/api/v1/accounts").status_code == 401


def called(view):
    """The actions that an operation calls, read from its source."""
    operation = inspect.unwrap(view)
    for node in ast.walk(ast.parse(inspect.getsource(operation))):
        if isinstance(node, ast.Name | ast.Attribute):
            found = looked_up(node, operation.__globals__)
            if callable(found) and hasattr(found, "may"):
                yield found


def looked_up(node, names):
    if isinstance(node, ast.Name):
        return names.get(node.id)
    return getattr(looked_up(node.value, names), node.attr, None) if isinstance(node, ast.Attribute) else None


def test_an_operation_declares_the_scope_that_its_actions_ask_for():
    seen = 0
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                needed = scope(operation.methods[0], operation.openapi_extra)
                for act in called(operation.view_func):
                    seen += 1
                    assert (act.scope or PAGE) == needed, f"{operation.methods[0]} {router.prefix}{path}"
    assert seen > 20
