"""The tree of units: university, faculty, institute, programme."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node


def within(paths: Iterable[str], way: str = "") -> Q:
    """For a query: what belongs to the units at these paths and below, nothing where there are none.

    `way` is how the query comes to the unit: "account__unit__".
    """
    found = Q(pk__in=())
    for path in paths:
        found |= Q(**{f"{way}path__startswith": path})
    return found


class Unit(MP_Node):
    """A part of the university that owns accounts. `path` of an ancestor begins that of a descendant."""

    class Kind(models.TextChoices):
        UNIVERSITY = "university", _("university")
        FACULTY = "faculty", _("faculty")
        INSTITUTE = "institute", _("institute")
        PROGRAMME = "programme", _("programme")
        SERVICE = "service", _("service department")

    name_en = models.CharField(_("name in English"), max_length=200)
    name_nl = models.CharField(_("name in Dutch"), max_length=200)
    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    is_external_approval_allowed = models.BooleanField(_("approval by a one-time link"), default=False)

    class Meta:
        ordering = ("path",)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_nl if (get_language() or "").startswith("nl") else self.name_en

    @property
    def indented(self) -> str:
        """The name with its place in the tree, for a list to choose from."""
        return "\u2003" * (self.depth - 1) + self.name

    def is_within(self, path: str) -> bool:
        """Whether this unit is the one at `path` or below it."""
        return self.path.startswith(path)

    def lineage(self) -> list[str]:
        """The paths of this unit and all above it, nearest first."""
        return [self.path[:end] for end in range(len(self.path), 0, -self.steplen)]
