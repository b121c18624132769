"""A request as a line in a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.text import Truncator

from pedel import networks
from pedel.desk.drafts import content

from .models import Request
from .roster import Voice
from .standing import is_used, label, standing

LONGEST = 90


@dataclass
class Row:
    """A request with what a line says of it; `voice` is how the reader may decide, if they may."""

    request: Request
    voice: Voice | None = None

    @cached_property
    def state(self) -> str:
        return standing(self.request)

    @property
    def state_label(self) -> str:
        return label(self.request, self.state)

    @cached_property
    def content(self) -> dict[str, Any]:
        return content.read(self.request.revision)

    @property
    def title(self) -> str:
        return title(self.content)

    @property
    def accounts(self) -> list[tuple[str, str]]:
        """The accounts that speak: (name, network)."""
        return [
            (account["name"], networks.load(account["network"]).title) for account in self.content["accounts"]
        ]

    @property
    def due(self) -> Any:
        """When it goes out; nothing does that was not approved or taken back."""
        if self.state not in (Request.State.WAITING, Request.State.APPROVED) or is_used(self.request):
            return None
        return self.request.new_time or self.request.revision.draft.planned_for


def title(frozen: Mapping[str, Any]) -> str:
    """The first line of what was frozen."""
    texts = [frozen["text"], *(account["text"] for account in frozen["accounts"])]
    first = next((text.strip().partition("\n")[0] for text in texts if text.strip()), "")
    return Truncator(first).chars(LONGEST)
