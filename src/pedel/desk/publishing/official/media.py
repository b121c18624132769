"""Pictures of published posts where everybody can reach them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse

from pedel.desk.drafts.content import read

from ..models import Delivery

_signer = Signer(salt="pedel.desk.publishing.official.media")


def media_path(key: str, picture: int) -> str:
    """The address on the desk of a picture of the delivery with this key; nobody guesses another one."""
    return reverse("official-media", args=[key, picture, _signature(key, picture)])


def is_signed(key: str, picture: int, signature: str) -> bool:
    """Whether `media_path` gave this address."""
    return _signer.sign(f"{key}/{picture}") == f"{key}/{picture}:{signature}"


def _signature(key: str, picture: int) -> str:
    return _signer.sign(f"{key}/{picture}").rpartition(":")[2]


def picture_of(key: str, picture: int) -> Mapping[str, Any] | None:
    """The picture as its revision has it (sha256, alt, file …), while its post stands; None otherwise."""
    delivery = (
        Delivery.objects.filter(key=key, state=Delivery.State.PUBLISHED, withdrawal=None)
        .select_related("revision")
        .first()
    )
    if delivery is None:
        return None
    pictures = read(delivery.revision)["pictures"]
    return pictures[picture] if picture < len(pictures) else None


def absolute(path: str) -> str:
    """A path of the desk as an address that others can follow."""
    return settings.PEDEL.url.rstrip("/") + path
