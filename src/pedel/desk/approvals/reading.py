"""A request as its page shows it: the post as it will look, what was found, what changed. Reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from pedel import networks
from pedel.desk.drafts import content
from pedel.desk.drafts.access import drafts_for
from pedel.desk.drafts.compare import compare
from pedel.desk.drafts.models import Comment, Revision
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission
from pedel.desk.ui.differences import Piece, changed_words

from . import access, readiness
from .models import Decision, Request, Step
from .reasons import Why, whys
from .roster import Bench
from .row import title
from .standing import excluded, is_used, label, standing, voice
from .timeline import Event, events

SOUGHT = ("answer", "stop")
ELSE = {"pictures": ["pictures"], "time": ["planned_for"], "kind": ["kind", "topics", "language"]}


@dataclass(frozen=True, slots=True)
class Speaker:
    """An account that speaks, and how much of its network's limit the post takes."""

    name: str
    handle: str
    network: networks.Network
    count: networks.Count


@dataclass(frozen=True, slots=True)
class Post:
    """What goes out on the accounts that say the same."""

    text: str
    speakers: tuple[Speaker, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(speaker.name for speaker in self.speakers))

    @property
    def letter(self) -> str:
        return self.names[0][:1].upper()


@dataclass(frozen=True, slots=True)
class Changed:
    """A difference, and the accounts or pictures that have it."""

    names: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> int:
        return changed_words(list(self.pieces))


class Reading:
    """Everything that one person sees of one request."""

    def __init__(self, request: Request, by: Actor) -> None:
        self.request, self.by, self.person = request, by, by.person
        self.revision, self.draft = request.revision, request.revision.draft
        self.state = standing(request)
        self.content = content.read(self.revision)
        self.lang = "nl" if (get_language() or "").startswith("nl") else "en"

    @property
    def title(self) -> str:
        return title(self.content)

    @property
    def state_label(self) -> str:
        return label(self.request, self.state)

    @property
    def is_waiting(self) -> bool:
        return self.state == Request.State.WAITING

    @cached_property
    def posts(self) -> list[Post]:
        """One for every different wording."""
        same: dict[str, list[Speaker]] = {}
        for account in self.content["accounts"]:
            same.setdefault(account["text"], []).append(_speaker(account))
        return [Post(text, tuple(speakers)) for text, speakers in same.items()]

    @property
    def names(self) -> dict[str, list[Speaker]]:
        """The accounts by the name under which they speak."""
        found: dict[str, list[Speaker]] = {}
        for account in self.content["accounts"]:
            found.setdefault(account["name"], []).append(_speaker(account))
        return found

    @property
    def pictures(self) -> list[Mapping[str, Any]]:
        found: list[Mapping[str, Any]] = self.content["pictures"]
        return found

    @cached_property
    def findings(self) -> list[dict[str, Any]]:
        """Found in it as it was frozen, with the answers that were given; the gravest first."""
        return [self._told(entry) for entry in self.revision.findings if entry["is"] == "finding"]

    @property
    def weighty(self) -> list[dict[str, Any]]:
        return [entry for entry in self.findings if entry["level"] in SOUGHT]

    @property
    def minor(self) -> list[dict[str, Any]]:
        return [entry for entry in self.findings if entry["level"] not in SOUGHT]

    @property
    def questions(self) -> list[dict[str, Any]]:
        return [self._told(entry) for entry in self.revision.findings if entry["is"] == "question"]

    @property
    def facts(self) -> list[dict[str, Any]]:
        return [entry for entry in self.revision.findings if entry["is"] == "fact"]

    @property
    def whys(self) -> list[Why]:
        return whys(self.request.reasons)

    @cached_property
    def steps(self) -> list[Step]:
        return list(
            self.request.steps.select_related("unit").prefetch_related(
                "decisions__person", "decisions__standing_in_for"
            )
        )

    @cached_property
    def benches(self) -> dict[int, Bench | None]:
        return access.benches_of(self.request, self.steps)

    @cached_property
    def route(self) -> list[dict[str, Any]]:
        """Every step with who decides on it and who has already."""
        return [
            {"step": step, "bench": self.benches[step.pk], "said": list(step.decisions.all())}
            for step in self.steps
        ]

    @cached_property
    def open_step(self) -> Step | None:
        return next((step for step in self.steps if step.state == Step.State.OPEN), None)

    @cached_property
    def may_decide(self) -> bool:
        """Whether the buttons are theirs now."""
        step = self.open_step
        if not self.is_waiting or step is None or self.person is None or self.is_own:
            return False
        return voice(step, self.benches[step.pk], self.person) is not None

    @property
    def is_own(self) -> bool:
        return self.person is not None and self.person.pk in excluded(self.request)

    @cached_property
    def may_withdraw(self) -> Permission | bool:
        is_live = self.state in (Request.State.WAITING, Request.State.APPROVED) and not is_used(self.request)
        return is_live and access.may_withdraw(self.by, self.request)

    @cached_property
    def may_link(self) -> Permission | bool:
        return self.is_waiting and access.may_link(self.by, self.request)

    @cached_property
    def needs_time(self) -> bool:
        return self.state == Request.State.APPROVED and readiness.is_late(self.draft, self.request)

    @cached_property
    def may_set_time(self) -> Permission | bool:
        return self.needs_time and access.may_set_time(self.by, self.request)

    @property
    def due(self) -> Any:
        """When it goes out, for what still may."""
        if self.state not in (Request.State.WAITING, Request.State.APPROVED) or is_used(self.request):
            return None
        return readiness.due(self.draft, self.request)

    @cached_property
    def may_see_draft(self) -> bool:
        """Whether the draft is theirs to see; who decides for somebody else may see only the request."""
        return drafts_for(self.person).filter(pk=self.draft.pk).exists()

    @property
    def is_asked_about(self) -> bool:
        """Whether an approver waits for an answer of those who wrote it."""
        said = [decision for step in self.steps for decision in step.decisions.all()]
        last = max(said, key=lambda decision: (decision.decided_at, decision.pk), default=None)
        return self.is_waiting and self.is_own and last is not None and last.word == Decision.Word.ASK

    @cached_property
    def comments(self) -> list[Comment]:
        return list(self.draft.comments.select_related("person"))

    @cached_property
    def before(self) -> Revision | None:
        """The last revision before this one that they looked at or decided on."""
        if self.person is None:
            return None
        seen = Q(looks__person=self.person) | Q(request__steps__decisions__person=self.person)
        older = Revision.objects.filter(draft=self.draft, number__lt=self.revision.number)
        return older.filter(seen).order_by("-number").first()

    @cached_property
    def changes(self) -> list[Changed]:
        """Where the wording or a picture's description differs from what they saw last; equal ones once."""
        same: dict[tuple[Piece, ...], list[str]] = {}
        for each in compare(self.before, self.revision) if self.before else ():
            if any(piece.how != "same" for piece in each.pieces):
                same.setdefault(tuple(each.pieces), []).append(each.name)
        return [Changed(tuple(names), pieces) for pieces, names in same.items()]

    @cached_property
    def changed_words(self) -> int:
        return sum(each.words for each in self.changes)

    @cached_property
    def other_changes(self) -> list[str]:
        """What else differs: "pictures", "time", "kind"."""
        if self.before is None:
            return []
        was, now = content.read(self.before), self.content
        return [
            what for what, keys in ELSE.items() if [was[key] for key in keys] != [now[key] for key in keys]
        ]

    @cached_property
    def events(self) -> list[Event]:
        said = [decision for step in self.steps for decision in step.decisions.all()]
        return events(self.request, said, self.earlier)

    @cached_property
    def earlier(self) -> list[Decision]:
        """What was said on earlier revisions of the draft."""
        rows = Decision.objects.filter(step__request__revision__draft=self.draft)
        older = rows.exclude(step__request=self.request).select_related(
            "person", "standing_in_for", "step__request__revision"
        )
        return list(older)

    def _told(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """An entry with its texts in the reader's language."""
        return {
            name: value[self.lang] if name in ("title", "message", "text") else value
            for name, value in entry.items()
        }


def _speaker(account: Mapping[str, Any]) -> Speaker:
    network = networks.load(account["network"])
    return Speaker(account["name"], account["handle"], network, networks.length(network, account["text"]))
