"""How a directory comes in: with a token of the steward's that has the scope “people”, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from pedel.desk.people.access import may_add_person
from pedel.desk.people.actions.people import DIRECTORY
from pedel.desk.people.tokens import Token
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict, Denied

from .. import limits
from ..reading import checked
from .words import MEDIA, Refused, refusal

READ = (MEDIA, "application/json")
LARGEST_BODY = 100_000
"""Bytes of one user or one PATCH at most; a user that the desk keeps is far smaller. Ours."""
View = Callable[..., HttpResponse]


def door(view: View) -> View:
    """The view for who may come in; every refusal is said as the standard says it."""

    @wraps(view)
    def opened(request: HttpRequest, **path: Any) -> HttpResponse:
        try:
            return _enter(request) or view(request, **path)
        except Refused as error:
            return refusal(error.status, error.detail, error.kind)
        except Denied as error:
            return refusal(403, error)
        except Conflict as error:
            return refusal(409, error)
        except (Http404, RequestDataTooBig) as error:
            is_large = isinstance(error, RequestDataTooBig)
            return (
                refusal(413, _too_large()) if is_large else refusal(404, _("There is no such resource here."))
            )
        except ValidationError as error:
            return refusal(400, " ".join(error.messages), "invalidValue")
        except IntegrityError:
            return refusal(409, _("Something else was saved at this moment. Try again."), "uniqueness")

    return csrf_exempt(login_not_required(opened))


def body(request: HttpRequest) -> Any:
    """What was sent, as JSON."""
    if request.content_type not in READ:
        raise Refused(415, _("Send it as %s.") % MEDIA)
    if len(request.body) > LARGEST_BODY:
        raise Refused(413, _too_large())
    try:
        return checked(json.loads(request.body))
    except ValueError as error:
        raise Refused(400, _("This is not JSON."), "invalidSyntax") from error
    except RecursionError as error:
        raise Refused(400, _("This is not JSON."), "invalidSyntax") from error


def _enter(request: HttpRequest) -> HttpResponse | None:
    """Who comes in stands in `request.actor` then; an answer where nobody does."""
    person = Token()(request)
    if person is None:
        if limits.has_guessed_too_often(request):
            return _later(limits.WRONG.left())
        detail = _("Send a token of the steward's that has the scope “%s”.") % DIRECTORY
        return refusal(401, detail, **{"WWW-Authenticate": 'Bearer realm="Pedel"'})
    if limits.ASKED.count(person.pk) > settings.PEDEL.requests_per_minute:
        return _later(limits.ASKED.left())
    if DIRECTORY not in (by(request).scopes or ()):
        raise Denied(_("This token was not made for this: it lacks the scope “%s”.") % DIRECTORY)
    if not (permission := may_add_person(by(request))):
        raise Denied(permission.why)
    return None


def _later(seconds: int) -> HttpResponse:
    detail = _("This is more than the desk answers in a minute. Try again a little later.")
    return refusal(429, detail, **{"Retry-After": str(seconds)})


def _too_large() -> str:
    return _("This is more than the desk reads at once.")
