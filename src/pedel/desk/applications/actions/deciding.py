"""The word on an application: advice, or a decision where the guidelines ask for one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict, Denied

from .. import access, rules
from ..models import Application, Remark
from ..states import State, move
from ..telling import tell_its_people, tell_keepers
from .about import about, said

Outcome = Application.Outcome
ADVICE = (Outcome.POSITIVE, Outcome.REMARKS, Outcome.AGAINST)
DECISIONS = (Outcome.YES, Outcome.NO)


@action("application.advised", may=access.may_word)
def advise(by: Actor, application: Application, *, outcome: str, text: str, digest: str) -> Done:
    """Advice was given on an application."""
    if rules.is_approval():
        raise Denied(_("These guidelines ask for a decision, not for advice."))
    _check(application, outcome, ADVICE, digest)
    said(by, application, Remark.Kind.ADVICE, text, outcome)
    move(application, State.READY if outcome == Outcome.POSITIVE else State.ADVISED, outcome=outcome)
    tell_its_people(by, application, "advised", outcome=outcome)
    return about(application, outcome=outcome)


@action("application.decided", may=access.may_word, scope="approve")
def decide(by: Actor, application: Application, *, outcome: str, text: str, digest: str) -> Done:
    """An application was decided on."""
    if not rules.is_approval():
        raise Denied(_("These guidelines ask for advice, not for a decision. The applicant decides."))
    _check(application, outcome, DECISIONS, digest)
    said(by, application, Remark.Kind.DECISION, text, outcome)
    move(application, State.READY if outcome == Outcome.YES else State.DECLINED, outcome=outcome)
    tell_its_people(by, application, "decided", outcome=outcome)
    return about(application, outcome=outcome)


@action("application.continued", may=access.may_part)
def go_on(by: Actor, application: Application) -> Done:
    """The applicant went on after the advice."""
    if application.state != State.ADVISED:
        raise Conflict(access.NOT_NOW)
    move(application, State.READY)
    tell_keepers(by, application)
    return about(application, outcome=application.outcome)


def _check(application: Application, outcome: str, known: tuple[str, ...], digest: str) -> None:
    if outcome not in known:
        raise ValidationError({"outcome": _("Choose one of them.")})
    if digest != application.digest:
        raise Conflict(_("The answers have changed since you read them. Look at them again."))
