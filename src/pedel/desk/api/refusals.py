"""How the API says no: always `{"detail": …}`, a sentence, or for 422 sentences by field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, HttpError, Throttled
from ninja.errors import ValidationError as Misread

from pedel.desk.record.permission import Conflict, Denied
from pedel.policy import DraftError

from . import limits


def answer(status: int, detail: Any, **headers: str) -> HttpResponse:
    """A refusal as JSON."""
    return JsonResponse({"detail": detail}, status=status, headers=headers)


def unknown(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    if limits.has_guessed_too_often(request):
        return answer(429, _too_many(), **{"Retry-After": str(limits.WRONG.left())})
    sentence = _("Sign in, or send a token that is valid.")
    return answer(401, sentence, **{"WWW-Authenticate": 'Bearer realm="Pedel"'})


def throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
    return answer(429, _too_many())


def _too_many() -> str:
    return _("This is more than the desk answers in a minute. Try again a little later.")


def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return answer(error.status_code, str(error))


def denied(request: HttpRequest, error: Denied) -> HttpResponse:
    return answer(403, str(error))


def conflict(request: HttpRequest, error: Conflict) -> HttpResponse:
    return answer(409, str(error))


def overtaken(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    return answer(409, _("Something else was saved at this moment. Look again, and try again."))


def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return answer(404, _("There is no such thing here, or it is not yours to see."))


def suspicious(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
    status = 413 if isinstance(error, RequestDataTooBig) else 400
    return answer(status, _("This cannot be read, or it is more than the desk reads at once."))


def misread(request: HttpRequest, error: Misread) -> HttpResponse:
    """What does not fit the description; a field's name is its path in the body, query or address."""
    detail: dict[str, list[str]] = {}
    for one in error.errors:
        where = one["loc"][2:] if one["loc"][0] == "body" else one["loc"][1:]
        detail.setdefault(".".join(map(str, where)), []).append(one["msg"])
    return answer(422, detail)


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return answer(422, {"" if name == "__all__" else name: told for name, told in fields.items()})


def uncheckable(request: HttpRequest, error: DraftError) -> HttpResponse:
    return answer(422, {"text": [str(error)]})


ANSWERS: dict[type[Exception], Callable[..., HttpResponse]] = {
    AuthenticationError: unknown,
    Throttled: throttled,
    HttpError: http_error,
    Denied: denied,
    Conflict: conflict,
    IntegrityError: overtaken,
    Http404: missing,
    SuspiciousOperation: suspicious,
    Misread: misread,
    ValidationError: invalid,
    DraftError: uncheckable,
}
"""Every exception that is an answer, and its answer."""
