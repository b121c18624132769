"""How allauth is fitted to the desk: who may come in, and what signing in brings with it."""

from __future__ import annotations

import logging
import time
from smtplib import SMTPException
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.ui.speech import speak

from . import sealing
from .actions import people, roles
from .models import Person

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Signing in with a password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves: the steward or the identity provider does."""
        return False

    def post_login(self, request: HttpRequest, user: Person, **facts: Any) -> HttpResponse:
        """Signing in is complete: roles follow the provider's groups, pages the person's language."""
        if social := (facts["signal_kwargs"] or {}).get("sociallogin"):
            roles.follow(_provider(social), user, _groups(social))
        response = super().post_login(request, user, **facts)
        speak(response, user.language)
        return response

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Who has just signed in is not asked again before setting up a second factor."""
        signed_in = get_authentication_records(self.request, self.request.user)
        if signed_in and time.time() - signed_in[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **more)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("me")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that does not answer never breaks a page; the person is told."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            log.exception("a mail about signing in could not be sent")
            if self.request is not None:
                text = _("The mail server does not answer. Try again in a few minutes.")
                messages.error(self.request, text)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Only for an address that the provider has verified, and only to sign in."""
        if sociallogin.state.get("process") != "login" or not _verified(sociallogin):
            page = render(request, "socialaccount/unverified.html", status=403)
            raise ImmediateHttpResponse(page)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Staff of the institution come in without having been put on a list first, and without a role."""
        return _verified(sociallogin)

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Person:
        person = super().populate_user(request, sociallogin, data)
        full = " ".join(filter(None, (data.get("first_name"), data.get("last_name"))))
        person.name = (data.get("name") or full or person.email.partition("@")[0])[:150]
        person.language = (request.LANGUAGE_CODE or settings.LANGUAGE_CODE)[:2]
        return person

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Person:
        people.enter(_provider(sociallogin), sociallogin.user)
        sociallogin.save(request)
        return sociallogin.user


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of second factors are sealed, so that a dump of the database does not give them away."""

    def generate_authenticator_name(self, user: Person, type: Any) -> str:
        return _("Passkey of %s") % date_format(timezone.localdate(), "j F Y")

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.open_sealed(encrypted_text)


def _provider(sociallogin: Any) -> Actor:
    return Actor(via="worker", name=f"sign-in: {sociallogin.account.provider}")


def _verified(sociallogin: Any) -> bool:
    return any(address.verified for address in sociallogin.email_addresses)


def _groups(sociallogin: Any) -> list[str]:
    """The groups that the provider names: in what it says of the user, else in the identity token."""
    claim = sociallogin.provider.app.settings.get("groups_claim", "groups")
    for said in (sociallogin.account.extra_data.get(part) or {} for part in ("userinfo", "id_token")):
        if claim in said:
            groups = said[claim]
            return [groups] if isinstance(groups, str) else [str(group) for group in groups or ()]
    return []
