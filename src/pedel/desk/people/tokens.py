"""How a program or a page proves to the API who it is."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import APIKeyCookie, HttpBearer

from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Denied

from . import second_factor
from .models import ApiToken, Person


class Token(HttpBearer):
    """`Authorization: Bearer pedel_…`: a token made on the person's own page."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Whose token it is, if it holds today and they still work here."""
        today = timezone.localdate()
        digest = hashlib.sha256(token.encode()).hexdigest()
        row = (
            ApiToken.objects.select_related("person")
            .filter(digest=digest, revoked_at=None, expires_on__gte=today)
            .first()
        )
        if row is None or row.person.has_left():
            return None
        if row.last_used_on != today:
            ApiToken.objects.filter(pk=row.pk).update(last_used_on=today)
        return _enter(request, row.person, frozenset(row.scopes))


class PageSession(APIKeyCookie):
    """The session of a signed-in page; CSRF is checked."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        """Who is signed in."""
        return _enter(request, request.user, None) if request.user.is_authenticated else None


def _enter(request: HttpRequest, person: Person, scopes: frozenset[str] | None) -> Person:
    if second_factor.is_missing(person):
        raise Denied(_("Your role needs a second factor. Sign in on the desk's pages and set one up first."))
    request.user = person
    request.actor = Actor(person, "api", scopes=scopes)
    return person
