"""What the API's description says beyond what the routers declare: refusals, scopes, readable names."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from .scopes import PAGE, READING, SCOPE, SCOPES, scope

INTRODUCTION = f"""Everything that the desk's pages can do, under the same rules.

Send `Authorization: Bearer <token>` with a token that you made on your own page. Each operation
names the scope that the token needs ({"; ".join(f"`{name}` {does}" for name, does in SCOPES.items())}).
Lists come as `{{"items": […], "count": n}}`, 50 at a time: go on with `offset`. Record and notices come
newest first as `{{"items": […], "before": n}}`: go on with `before` until it is null.
Every refusal is `{{"detail": …}}`: a sentence, or for 422 sentences by field.
"""

REFUSALS = {
    400: "The body cannot be read.",
    401: "Nobody is signed in, and there is no valid token.",
    403: "Your roles, or the token's scopes, do not allow this.",
    404: "There is no such thing, or it is not yours to see.",
    409: "It has changed meanwhile, so this can no longer be done.",
    413: "The body is larger than the desk reads at once.",
    422: "Something is not filled in right.",
    429: "More requests than the desk answers in a minute; `Retry-After` says when to try again.",
}
SENTENCE = {"type": "string", "description": "What happened, and whose turn it is."}
FIELDS = {
    "type": "object",
    "description": "For each field what is to be mended; the empty name stands for the whole.",
    "additionalProperties": {"type": "array", "items": {"type": "string"}},
}


def tags(modules: Iterable[ModuleType]) -> list[dict[str, str]]:
    """What each router is about: the first line of its module."""
    return [
        {"name": tag, "description": (module.__doc__ or "").strip().partition("\n")[0]}
        for module in modules
        for tag in module.router.tags or ()
    ]


def complete(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with every refusal, scope and summary; changed in place."""
    schemas = schema["components"].setdefault("schemas", {})
    schemas["Refusal"], schemas["Misread"] = _detail(SENTENCE), _detail(FIELDS)
    for methods in schema["paths"].values():
        for method, operation in methods.items():
            _summarise(operation)
            for status in _refusals(method, operation):
                operation["responses"].setdefault(status, _refusal(status))
            if "security" in operation:
                _scope(method, operation)
    return schema


def _detail(detail: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {"detail": detail}, "required": ["detail"]}


def _summarise(operation: dict[str, Any]) -> None:
    first, _, rest = operation.pop("description", "").strip().partition("\n")
    if first:
        operation["summary"] = first.rstrip(".")
    if rest.strip():
        operation["description"] = rest.strip()


def _refusals(method: str, operation: dict[str, Any]) -> set[int]:
    """The refusals an operation can give, by its shape."""
    is_writing, is_open = method.upper() not in READING, "security" not in operation
    statuses = {429} if is_open else {401, 403, 404, 429}
    if any(one["in"] == "path" for one in operation.get("parameters", ())):
        statuses.add(404)
    if is_writing:
        statuses |= {413, 422} if is_open else {409, 413, 422}
    if operation.get("parameters"):
        statuses.add(422)
    if "requestBody" in operation:
        statuses.add(400)
    return statuses


def _refusal(status: int) -> dict[str, Any]:
    name = "Misread" if status == 422 else "Refusal"
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"description": REFUSALS[status], "content": content}


def _scope(method: str, operation: dict[str, Any]) -> None:
    needed = scope(method, operation)
    operation[SCOPE] = needed
    token = [] if needed == PAGE else [{"Token": [needed]}]
    operation["security"] = [*token, {"PageSession": []}]
