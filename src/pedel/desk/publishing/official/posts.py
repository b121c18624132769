"""What was published, as everybody may read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from pedel import networks
from pedel.desk.checking.showing import first_line
from pedel.desk.drafts.content import read

from ..models import Correction, Delivery, Part
from .media import absolute, media_path


@dataclass(frozen=True)
class OfficialPost:
    """One published post: the words of its parts, its pictures, and where else it stands."""

    delivery: Delivery
    corrected_by: tuple[Delivery, ...] = ()
    corrects: Delivery | None = None
    also: list[Delivery] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.delivery.key

    @property
    def path(self) -> str:
        return path_of(self.delivery)

    @property
    def url(self) -> str:
        return absolute(self.path)

    @property
    def at(self) -> datetime:
        """When it went out."""
        return self.delivery.ended_at or self.delivery.due_at

    @cached_property
    def texts(self) -> list[str]:
        return [part.text for part in self.delivery.parts.all()]

    @cached_property
    def content(self) -> Mapping[str, Any]:
        return read(self.delivery.revision)

    @cached_property
    def pictures(self) -> list[dict[str, Any]]:
        """Those that went with it, in order: path, alt, width, height."""
        shown = dict.fromkeys(number for part in self.delivery.parts.all() for number in part.media)
        kept = self.content["pictures"]
        return [
            {**kept[number], "path": media_path(self.key, number)} for number in shown if number < len(kept)
        ]

    @property
    def title(self) -> str:
        """Its first line, not too long."""
        return Truncator(first_line(self.texts[0] if self.texts else "")).chars(90)

    @property
    def language(self) -> str:
        """The code of its language; empty where nobody said it."""
        said = str(self.content["language"])
        return "" if said == "auto" else said

    @property
    def places(self) -> list[Delivery]:
        """Everywhere that it stands in the same words."""
        return [self.delivery, *self.also]

    @property
    def titles(self) -> list[tuple[Delivery, str]]:
        """The places with the names of their networks."""
        return [(delivery, network_title(delivery)) for delivery in self.places]


def path_of(delivery: Delivery) -> str:
    """The post's own public page."""
    return reverse("official-post", args=[delivery.key])


def published() -> QuerySet[Delivery]:
    """Everything that stands, is not being taken back, and is still kept; the latest first."""
    kept = Part.objects.filter(delivery=OuterRef("pk"))
    found = Delivery.objects.filter(Exists(kept), state=Delivery.State.PUBLISHED, withdrawal=None)
    found = found.select_related("account__unit", "revision").prefetch_related("parts")
    return found.order_by("-ended_at", "-pk")


def posts(deliveries: Iterable[Delivery]) -> list[OfficialPost]:
    """Deliveries as posts, with what puts them right on the same account. Two queries."""
    rows = list(deliveries)
    after, before = _corrections(rows), _corrected(rows)
    return [
        OfficialPost(
            row,
            tuple(after.get((row.revision_id, row.account_id), ())),
            before.get((row.revision.draft_id, row.account_id)),
        )
        for row in rows
    ]


def together(shown: Iterable[OfficialPost]) -> list[OfficialPost]:
    """The same words of one revision on several accounts as one post."""
    found: dict[tuple[Any, ...], OfficialPost] = {}
    for post in shown:
        first = found.setdefault((post.delivery.revision_id, *post.texts), post)
        if first is not post:
            first.also.append(post.delivery)
    return list(found.values())


def network_title(delivery: Delivery) -> str:
    """How the network writes itself."""
    name = delivery.account.network
    return networks.load(name).title if name in networks.names() else name


def _corrections(rows: list[Delivery]) -> dict[tuple[int, int], list[Delivery]]:
    """The corrections that stand, by the revision that they put right and the account."""
    made = Correction.objects.filter(first__revision__in={row.revision_id for row in rows})
    of = dict(made.values_list("draft", "first__revision"))
    found: dict[tuple[int, int], list[Delivery]] = {}
    for delivery in published().filter(revision__draft__in=of).order_by("ended_at") if of else ():
        found.setdefault((of[delivery.revision.draft_id], delivery.account_id), []).append(delivery)
    return found


def _corrected(rows: list[Delivery]) -> dict[tuple[int, int], Delivery]:
    """What stands that they put right, by the draft of the correction and the account."""
    made = Correction.objects.filter(draft__in={row.revision.draft_id for row in rows})
    of = {revision: draft for draft, revision in made.values_list("draft", "first__revision")}
    firsts = published().filter(revision__in=of) if of else ()
    return {(of[first.revision_id], first.account_id): first for first in firsts}
