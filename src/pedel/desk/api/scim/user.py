"""A person as a SCIM user, and a SCIM user as a wish."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.people.models import Person

from .words import USER, Refused

NAMES = ("username", "displayname", "name", "emails", "active", "preferredlanguage")
"""What is read of a user, in small letters: attribute names have no case (RFC 7643, 2.1)."""


def address(person: Person) -> str:
    """Where the user is found."""
    return settings.PEDEL.url.rstrip("/") + reverse("scim-user", args=[person.pk])


def is_active(person: Person) -> bool:
    """Whether the directory may count on them tomorrow: their last day is not today, nor has it passed."""
    return person.leaves_on is None or person.leaves_on > timezone.localdate()


def shown(person: Person) -> dict[str, Any]:
    """A person as the standard shows a user."""
    return {
        "schemas": [USER],
        "id": str(person.pk),
        "userName": person.email,
        "displayName": person.name,
        "name": {"formatted": person.name},
        "emails": [{"value": person.email, "type": "work", "primary": True}],
        "preferredLanguage": person.language,
        "active": is_active(person),
        "meta": {
            "resourceType": "User",
            "created": person.created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "location": address(person),
        },
    }


def wish(given: Any) -> dict[str, Any]:
    """What a user asks for, as fields of a person and `active`; what the desk does not keep is left out.

    Refused, invalidValue, for what cannot be read.
    """
    if not isinstance(given, dict):
        raise Refused(400, _("A user is an object."), "invalidSyntax")
    lower = {str(name).lower(): value for name, value in given.items()}
    return attributes({name: lower[name] for name in NAMES if name in lower})


def attributes(given: Mapping[str, Any]) -> dict[str, Any]:
    """Fields from attributes whose names are in small letters."""
    fields: dict[str, Any] = {}
    if "username" in given:
        fields["email"] = text("userName", given["username"]).lower()
    elif mail := _primary(given.get("emails")):
        fields["email"] = mail.lower()
    if name := _name(given):
        fields["name"] = name
    if language := given.get("preferredlanguage"):
        fields["language"] = _language(text("preferredLanguage", language))
    if "active" in given:
        fields["active"] = truth(given["active"])
    return fields


def text(name: str, value: Any) -> str:
    """A text with something in it."""
    if not isinstance(value, str) or not value.strip():
        raise Refused(400, _("“%s” must be a text.") % name, "invalidValue")
    return " ".join(value.split())


def truth(value: Any) -> bool:
    """True or false; some directories send them as words."""
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    if not isinstance(value, bool):
        raise Refused(400, _("“active” must be true or false."), "invalidValue")
    return value


def _name(given: Mapping[str, Any]) -> str:
    """The name that is shown; else the whole name, else its parts."""
    if given.get("displayname"):
        return text("displayName", given["displayname"])
    if not (name := given.get("name")):
        return ""
    if not isinstance(name, dict):
        raise Refused(400, _("“name” must be an object."), "invalidValue")
    parts = {str(key).lower(): value for key, value in name.items()}
    if parts.get("formatted"):
        return text("name.formatted", parts["formatted"])
    both = [str(parts[key]) for key in ("givenname", "familyname") if parts.get(key)]
    return " ".join(" ".join(both).split())


def _primary(emails: Any) -> str:
    if not emails:
        return ""
    if not isinstance(emails, list) or not all(isinstance(one, dict) for one in emails):
        raise Refused(400, _("“emails” must be a list of objects."), "invalidValue")
    best = next((one for one in emails if one.get("primary") is True), emails[0])
    return text("emails.value", best.get("value"))


def _language(given: str) -> str:
    """The desk's language for a tag such as "nl-NL" (RFC 7231, 5.3.5); its first one for any other."""
    code = given.replace("_", "-").partition("-")[0].lower()
    known = [code for code, _name in settings.LANGUAGES]
    return code if code in known else known[0]
