"""The official marks as the check `logo` takes them."""

from __future__ import annotations

from django.core.files.storage import default_storage

from pedel.policy.pictures.marks import Mark, Marks

from .models import Logo


def marks() -> Marks:
    """All of them, the old ones too: they are told apart by their days."""
    return Marks(_mark(logo) for logo in Logo.objects.select_related("asset"))


def _mark(logo: Logo) -> Mark:
    with default_storage.open(logo.asset.file.name) as file:
        content = file.read()
    return Mark(
        name=logo.name,
        content=content,
        variant=logo.variant,
        min_size=logo.min_size or 0,
        clear_space=(logo.clear_space or 0) / 100,
        since=logo.starts,
        until=logo.ends,
    )
