"""Tags as they are typed and kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import Tag

MOST, LONGEST = 30, 60


def tidied(words: Iterable[str]) -> list[str]:
    """Tags with one blank between words, none twice whatever the capitals; ValidationError for too many."""
    once: dict[str, str] = {}
    for word in words:
        if plain := " ".join(word.replace("\0", "").split()):
            once.setdefault(plain.casefold(), plain)
    if len(once) > MOST or any(len(tag) > LONGEST for tag in once.values()):
        told = {"most": MOST, "longest": LONGEST}
        raise ValidationError(
            {"tags": _("At most %(most)d tags, each of at most %(longest)d characters.") % told}
        )
    return list(once.values())


def kept(words: Iterable[str]) -> list[Tag]:
    """The tags themselves; a new one is written as it is here first."""
    return [Tag.objects.get_or_create(key=tag.casefold(), defaults={"name": tag})[0] for tag in tidied(words)]
