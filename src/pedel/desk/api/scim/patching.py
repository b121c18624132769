"""Reading a PATCH (RFC 7644, 3.5.2): what of a user changes."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from .user import NAMES, attributes, text, wish
from .words import MESSAGES, USER, Refused

MOST = 50
"""Operations in one request at most. Ours."""
_OTHERS = re.compile(
    r"(name|emails)[.\[].+"
    r"|(externalid|nickname|profileurl|title|usertype|locale|timezone|password|phonenumbers|addresses|ims|photos"
    r"|entitlements|roles|groups|x509certificates)([.\[].+)?"
    r"|urn:ietf:params:scim:schemas:extension:enterprise:2\.0:user(:.+)?"
)
"""What a user has besides in the standard (RFC 7643, 4.1 and 4.3): directories send it along unasked."""
_MAIL = re.compile(r'emails(\[(type eq "work"|primary eq true)\])?(\.value)?')


def changes(given: Any) -> dict[str, Any]:
    """The fields that all operations together ask for; what comes later wins. As with a whole user, what the
    standard knows and the desk does not keep is left out.

    Refused for what cannot be read (invalidSyntax), for paths that the desk does not keep (invalidPath) and
    for taking away what a user must have (invalidValue).
    """
    lower = {str(key).lower(): value for key, value in given.items()} if isinstance(given, dict) else {}
    if f"{MESSAGES}PatchOp" not in (lower.get("schemas") or ()):
        raise Refused(400, _("This is no PatchOp message."), "invalidSyntax")
    operations = lower.get("operations")
    if not isinstance(operations, list) or not 0 < len(operations) <= MOST:
        raise Refused(400, _("Send between 1 and %d operations.") % MOST, "invalidSyntax")
    fields: dict[str, Any] = {}
    for one in operations:
        fields |= _operation(one)
    return fields


def _operation(one: Any) -> dict[str, Any]:
    if not isinstance(one, dict):
        raise Refused(400, _("An operation is an object."), "invalidSyntax")
    lower = {str(key).lower(): value for key, value in one.items()}
    kind, path = str(lower.get("op", "")).lower(), lower.get("path")
    if kind not in ("add", "replace", "remove"):
        raise Refused(400, _("An operation adds, replaces or removes."), "invalidSyntax")
    if path and _is_other(path):
        return {}
    if kind == "remove":
        if not path:
            raise Refused(400, _("To remove something, name it."), "noTarget")
        raise Refused(400, _("A user keeps every attribute that the desk has."), "invalidValue")
    if "value" not in lower:
        raise Refused(400, _("The value is missing."), "invalidValue")
    return _at(path, lower["value"]) if path else _spread(lower["value"])


def _is_other(path: Any) -> bool:
    """Whether it names what the standard knows and the desk does not keep."""
    name = text("path", path).removeprefix(f"{USER}:").lower()
    return name != "name.formatted" and not _MAIL.fullmatch(name) and bool(_OTHERS.fullmatch(name))


def _at(path: Any, value: Any) -> dict[str, Any]:
    name = text("path", path).removeprefix(f"{USER}:").lower()
    if _MAIL.fullmatch(name):
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("value") if isinstance(value, dict) else value
        return attributes({"username": value})
    if name == "name.formatted":
        return attributes({"displayname": value})
    if name not in NAMES:
        raise Refused(400, _("The desk keeps no “%s”.") % path, "invalidPath")
    return attributes({name: value})


def _spread(value: Any) -> dict[str, Any]:
    """Without a path the value holds attributes, some of them perhaps with a path for a name."""
    if not isinstance(value, dict):
        raise Refused(400, _("Without a path, the value is an object."), "invalidValue")
    plain = {key: one for key, one in value.items() if "." not in str(key) and "[" not in str(key)}
    fields = wish(plain)
    for key, one in value.items():
        if str(key).lower() == "name.formatted" or _MAIL.fullmatch(str(key).lower()):
            fields |= _at(key, one)
    return fields
