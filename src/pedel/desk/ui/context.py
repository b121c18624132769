"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def institution(request: HttpRequest) -> dict[str, Any]:
    return {
        "institution": settings.PEDEL.institution,
        "site_languages": settings.LANGUAGES,
        "contact_address": settings.PEDEL.contact,
        "is_demo": settings.PEDEL.demo,
    }
