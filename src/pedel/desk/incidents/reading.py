"""An incident as its page reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pedel.desk import packs
from pedel.desk.accounts import networks
from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.accounts.holds import Brakes
from pedel.desk.accounts.models import Account, Membership
from pedel.desk.people.models import Assignment
from pedel.desk.publishing.access import deliveries_for
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Permission
from pedel.policy import Clause

from . import access, measures, wording
from .actions.steps import is_kept
from .kinds import Kind
from .models import Breach, Custody, Evidence, Incident, Revocation, Step
from .reporting import minutes
from .runbook import Help, Task, help_of, runbook

LATEST = 8
"""Posts that are offered to be taken back; older ones on their own pages. Ours."""


@dataclass(frozen=True, slots=True)
class Line:
    """A step with its words, and whether it can be done now."""

    step: Step
    task: Task
    is_ready: bool
    minutes: int | None


class Reading:
    """What the page of an incident shows to somebody."""

    def __init__(self, incident: Incident, actor: Actor) -> None:
        self.incident, self.actor = incident, actor

    @cached_property
    def lines(self) -> list[Line]:
        rows = self.incident.steps.select_related("assigned_to", "done_by")
        return [self._line(step) for step in rows]

    def _line(self, step: Step) -> Line:
        task = runbook(self.incident.kind).task(step.code)
        waits = "evidence" in (task.after, task.id) and not self.is_kept
        waits = waits or (task.shows == "breach" and (self.breach is None or self.breach.is_waiting))
        return Line(step, task, not waits, minutes(self.incident, step.done_at))

    @property
    def done(self) -> int:
        return sum(line.step.state != Step.State.TODO for line in self.lines)

    @cached_property
    def is_kept(self) -> bool:
        return is_kept(self.incident)

    @cached_property
    def is_held(self) -> bool:
        return measures.is_held(self.incident)

    @cached_property
    def breach(self) -> Breach | None:
        return (
            Breach.objects.filter(incident=self.incident).select_related("answered_by", "outcome_by").first()
        )

    @property
    def breach_left(self) -> str:
        return wording.left(self.breach.deadline) if self.breach else ""

    @cached_property
    def revocation(self) -> Revocation | None:
        return self.incident.revocations.order_by("-pk").first()

    @cached_property
    def evidence(self) -> list[Evidence]:
        return list(self.incident.evidence.select_related("added_by"))

    @cached_property
    def custody(self) -> list[Custody]:
        return list(self.incident.custody.select_related("by", "evidence"))

    @cached_property
    def contacts(self) -> list[Assignment]:
        return contacts_for(self.incident.unit)

    @cached_property
    def keepers(self) -> list[Membership]:
        rows = Membership.objects.at_work().filter(account=self.incident.account, part__in=access.ANSWERS)
        return list(rows.select_related("person")) if self.incident.account else []

    @property
    def network(self) -> str:
        return networks.title(self.incident.account.network) if self.incident.account else ""

    @property
    def help(self) -> Help:
        account = self.incident.account
        return help_of(account.network, account.handle) if account else Help()

    @property
    def clauses(self) -> list[Clause]:
        """The provisions behind this, as far as the guidelines in force have them."""
        pack = packs.in_force()
        return [pack[name] for name in runbook(self.incident.kind).clauses if name in pack]

    @property
    def statements(self) -> dict[str, str]:
        return wording.statements(self.incident)

    @property
    def running_for(self) -> str:
        return wording.running_for(self.incident)

    @property
    def is_out(self) -> bool:
        """Whether the register has the account as out of our hands."""
        account = self.incident.account
        return account is not None and account.state == Account.State.HACKED

    @cached_property
    def posts(self) -> Sequence[Delivery]:
        """What went out on the account last, to be taken back."""
        if self.incident.account is None or self.incident.kind not in (Kind.WRONG_POST, Kind.LEAK):
            return ()
        rows = deliveries_for(self.actor.person).filter(account=self.incident.account, state="published")
        return rows.prefetch_related("parts").order_by("-ended_at")[:LATEST]

    @cached_property
    def speakers(self) -> Any:
        """The accounts from which this person can speak now: theirs, ours, and not held."""
        works = Membership.objects.at_work().filter(person=self.actor.person).values("account")
        rows = Account.objects.filter(pk__in=works, state__in=("active", "dormant")).select_related("unit")
        brakes = Brakes()
        free = [each.pk for each in rows if not brakes.over(each)]
        return Account.objects.filter(pk__in=free).exclude(pk=self.incident.account_id)

    @cached_property
    def may_handle(self) -> Permission:
        return access.may_handle(self.actor, self.incident)

    @cached_property
    def may_end(self) -> Permission:
        return access.may_end(self.actor, self.incident)

    @cached_property
    def may_add(self) -> Permission:
        return access.may_add(self.actor, self.incident)

    @cached_property
    def may_decide(self) -> Permission:
        return access.may_decide_breach(self.actor, self.incident)

    @property
    def may_confirm(self) -> bool:
        """Whether this person can say that it is so, and it has not been said."""
        waits = self.incident.is_open and self.incident.confirmed_at is None
        return waits and bool(access.may_confirm(self.actor, self.incident))
