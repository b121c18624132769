"""What the desk says of itself (RFC 7643, 5 to 7)."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from .words import CONFIG, LARGEST, USER


def _attribute(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    usual = {
        "name": name,
        "type": kind,
        "multiValued": False,
        "description": "",
        "required": False,
        "mutability": "readWrite",
        "returned": "default",
        "uniqueness": "none",
    }
    return usual | ({"caseExact": False} if kind == "string" else {}) | more


_USER = [
    _attribute(
        "userName",
        description="The e-mail address by which they sign in.",
        required=True,
        uniqueness="server",
    ),
    _attribute("displayName", description="The name.", required=True),
    _attribute(
        "name",
        "complex",
        description="The name; without a displayName it is taken from here.",
        subAttributes=[
            _attribute("formatted", description="The whole name."),
            _attribute(
                "givenName", description="Read, and kept as part of the whole.", mutability="writeOnly"
            ),
            _attribute(
                "familyName", description="Read, and kept as part of the whole.", mutability="writeOnly"
            ),
        ],
    ),
    _attribute(
        "emails",
        "complex",
        description="The same address; read where there is no userName.",
        multiValued=True,
        subAttributes=[
            _attribute("value", description="The address."),
            _attribute("type", description="Always work."),
            _attribute("primary", "boolean", description="Always true."),
        ],
    ),
    _attribute("preferredLanguage", description="The language of their pages and mail: en or nl."),
    _attribute("active", "boolean", description="Whether they work here; false makes today the last day."),
]
SCHEMAS = [
    {
        "schemas": [f"{CONFIG}Schema"],
        "id": USER,
        "name": "User",
        "description": "Somebody who works here.",
        "attributes": _USER,
        "meta": {"resourceType": "Schema", "location": f"/scim/v2/Schemas/{USER}"},
    }
]
KINDS = [
    {
        "schemas": [f"{CONFIG}ResourceType"],
        "id": "User",
        "name": "User",
        "endpoint": "/Users",
        "description": "Somebody who works here.",
        "schema": USER,
        "meta": {"resourceType": "ResourceType", "location": "/scim/v2/ResourceTypes/User"},
    }
]


def config() -> dict[str, Any]:
    """What of the standard is understood."""
    no = {"supported": False}
    return {
        "schemas": [f"{CONFIG}ServiceProviderConfig"],
        "documentationUri": settings.PEDEL.url.rstrip("/") + "/api/",
        "patch": {"supported": True},
        "bulk": {**no, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": True, "maxResults": LARGEST},
        "changePassword": no,
        "sort": no,
        "etag": no,
        "authenticationSchemes": [
            {
                "type": "oauthbearertoken",
                "name": "Bearer token",
                "description": "A token of the steward's with the scope “people”, made on their own page.",
                "primary": True,
            }
        ],
        "meta": {"resourceType": "ServiceProviderConfig", "location": "/scim/v2/ServiceProviderConfig"},
    }
