"""The endpoints: users, and what the desk can and cannot do (RFC 7644, 3 and 4)."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.people.access import person_for
from pedel.desk.people.actions import people
from pedel.desk.people.models import Person
from pedel.desk.record.acting import by

from . import describing
from .doors import body, door
from .finding import chosen, span
from .patching import changes
from .user import address, is_active, shown, wish
from .words import MESSAGES, Refused, refusal, said


@door
@transaction.atomic
def users(request: HttpRequest) -> HttpResponse:
    """GET: those that a filter names, or all; POST: a new one."""
    if request.method == "GET":
        return _listed(request)
    if request.method == "POST":
        return _made(request)
    return _not_allowed("GET, POST")


@door
@transaction.atomic
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """One user: GET, PUT, PATCH, and DELETE, which makes today the last day."""
    act = {"GET": _seen, "PUT": _put, "PATCH": _patched, "DELETE": _deleted}.get(request.method or "")
    if act is None:
        return _not_allowed("GET, PUT, PATCH, DELETE")
    return act(request, person_for(by(request).person, pk))


@door
def config(request: HttpRequest) -> HttpResponse:
    """What the desk understands of the standard."""
    return said(describing.config()) if request.method == "GET" else _not_allowed("GET")


@door
def described(request: HttpRequest, what: str, name: str = "") -> HttpResponse:
    """Its schemas and kinds of resources: all, or one by its name."""
    if request.method != "GET":
        return _not_allowed("GET")
    rows = describing.SCHEMAS if what == "Schemas" else describing.KINDS
    if not name:
        return said(_page(rows, len(rows), 1))
    found = next((row for row in rows if row["id"] == name), None)
    if found is None:
        raise Http404
    return said(found)


@door
def nothing(request: HttpRequest) -> HttpResponse:
    """Everything else below /scim/v2/."""
    raise Http404


def _listed(request: HttpRequest) -> HttpResponse:
    rows, (start, number) = chosen(request.GET), span(request.GET)
    page = [shown(person) for person in rows[start - 1 : start - 1 + number]]
    return said(_page(page, rows.count(), start))


def _page(rows: list[dict[str, Any]], total: int, start: int) -> dict[str, Any]:
    return {
        "schemas": [f"{MESSAGES}ListResponse"],
        "totalResults": total,
        "startIndex": start,
        "itemsPerPage": len(rows),
        "Resources": rows,
    }


def _made(request: HttpRequest) -> HttpResponse:
    fields = wish(body(request))
    active = fields.pop("active", True)
    if not {"email", "name"} <= set(fields):
        raise Refused(
            400, _("A user needs a userName, which is the e-mail address, and a name."), "invalidValue"
        )
    _check_free(fields["email"])
    person = people.add(by(request), None, **fields)
    if not active:
        people.leave(by(request), person, last_day=timezone.localdate())
    return said(shown(person), 201, Location=address(person))


def _seen(request: HttpRequest, person: Person) -> HttpResponse:
    return said(shown(person))


def _put(request: HttpRequest, person: Person) -> HttpResponse:
    fields = wish(body(request))
    if not {"email", "name"} <= set(fields):
        raise Refused(
            400, _("A user needs a userName, which is the e-mail address, and a name."), "invalidValue"
        )
    return _changed(request, person, fields)


def _patched(request: HttpRequest, person: Person) -> HttpResponse:
    return _changed(request, person, changes(body(request)))


def _deleted(request: HttpRequest, person: Person) -> HttpResponse:
    if is_active(person):
        people.leave(by(request), person, last_day=timezone.localdate())
    return HttpResponse(status=204)


def _changed(request: HttpRequest, person: Person, fields: dict[str, Any]) -> HttpResponse:
    """Only what is another than before is written. A last day that is still to come stays as it is."""
    active = fields.pop("active", is_active(person))
    fresh = {name: value for name, value in fields.items() if getattr(person, name) != value}
    if fresh:
        _check_free(fresh.get("email", ""), but=person)
        people.change(by(request), person, **fresh)
    if active != is_active(person) and active:
        people.stay(by(request), person)
    elif active != is_active(person):
        people.leave(by(request), person, last_day=timezone.localdate())
    return said(shown(person))


def _check_free(email: str, but: Person | None = None) -> None:
    taken = Person.objects.filter(email__iexact=email)
    if email and taken.exclude(pk=but.pk if but else None).exists():
        raise Refused(409, _("Somebody with this userName is in the directory already."), "uniqueness")


def _not_allowed(allowed: str) -> HttpResponse:
    return refusal(405, _("That cannot be done here."), Allow=allowed)
