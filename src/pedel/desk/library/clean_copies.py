"""Copies of a picture without what the camera noted."""

from __future__ import annotations

from django.core.files.storage import default_storage

from pedel.policy.pictures.cleaning import cleaned

from .models import Asset


def content(asset: Asset) -> bytes:
    """The bytes of a picture with its pixels untouched and its notes left out."""
    with default_storage.open(asset.file.name) as file:
        return cleaned(file.read())
