"""Proposing, agreeing, declining and ending mandates."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import languages
from pedel.desk.notices.telling import tell
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from . import access, terms
from .kinds import KINDS, NEVER_AT_ONCE
from .models import Mandate
from .standing import in_force

State = Mandate.State
MOST_TOPICS, LONGEST_TOPIC = 30, 80


@action("mandate.proposed", may=access.may_propose)
def propose(by: Actor, proposal: Mandate) -> Done:
    """A mandate was proposed."""
    proposal.proposed_by, proposal.state = by.person, State.PROPOSED
    proposal.topics = terms.tidied(proposal.topics)
    proposal.approval_topics = terms.tidied(proposal.approval_topics)
    proposal.kinds = [kind for kind in KINDS if kind in proposal.kinds and kind not in NEVER_AT_ONCE]
    _check(proposal)
    proposal.replaces = in_force(proposal.account, proposal.person)
    proposal.digest = terms.digest(proposal)
    proposal.save()
    _tell(by, proposal, "mandates.proposed")
    return _done(proposal)


@action("mandate.agreed", may=access.may_agree, scope=None)
def agree(by: Actor, mandate: Mandate, *, digest: str) -> Done:
    """A mandate was agreed: both have said yes to the same terms."""
    if digest != mandate.digest or mandate.digest != terms.digest(mandate):
        raise Conflict(_("These are not the terms that were proposed. Look at them again."))
    if mandate.ends and mandate.ends < timezone.localdate():
        raise Conflict(_("The last day of this mandate has passed. Propose it anew."))
    _move(mandate, State.PROPOSED, state=State.AGREED, agreed_at=timezone.now())
    facts = {"replaces": mandate.replaces_id} if _end_replaced(by, mandate) else {}
    _tell(by, mandate, "mandates.agreed")
    return _done(mandate, **facts)


@action("mandate.declined", may=access.may_decline)
def decline(by: Actor, mandate: Mandate, *, why: str) -> Done:
    """A proposed mandate was declined."""
    if not (why := why.strip()):
        raise ValidationError({"why": _("Say why, so that the other knows what to propose instead.")})
    _close(by, mandate, State.PROPOSED, State.DECLINED, why)
    _tell(by, mandate, "mandates.declined")
    return _done(mandate)


@action("mandate.ended", may=access.may_end)
def end(by: Actor, mandate: Mandate, *, why: str = "") -> Done:
    """A mandate was ended, or a proposal taken back."""
    was_agreed = mandate.state == State.AGREED
    if not was_agreed and by.id != mandate.proposed_by_id:
        raise Conflict(_("This mandate is not in force. A proposal of the other you may decline."))
    _close(by, mandate, mandate.state if was_agreed else State.PROPOSED, State.ENDED, why.strip())
    _tell(by, mandate, "mandates.ended" if was_agreed else "mandates.withdrawn")
    return _done(mandate, was="agreed" if was_agreed else "proposed")


def _check(proposal: Mandate) -> None:
    today = timezone.localdate()
    if proposal.ends and proposal.ends < max(today, proposal.starts):
        raise ValidationError({"ends": _("The last day lies before the first, or has passed.")})
    if proposal.starts < today:
        raise ValidationError({"starts": _("A mandate begins today or later: nobody agrees to the past.")})
    if not proposal.kinds and not proposal.may_answer:
        raise ValidationError({"kinds": _("Choose what may go out at once, or whether replies may.")})
    both = {topic.casefold() for topic in proposal.topics}
    if twice := [topic for topic in proposal.approval_topics if topic.casefold() in both]:
        text = _("“%(topic)s” cannot go out at once and need approval too.")
        raise ValidationError({"approval_topics": ValidationError(text, params={"topic": twice[0]})})
    _check_words(proposal)
    waiting = Mandate.objects.filter(account=proposal.account, person=proposal.person, state=State.PROPOSED)
    if waiting.exists():
        raise Conflict(_("A proposal for this account waits already. Answer it, or take it back first."))
    proposal.full_clean(exclude=("digest", "replaces"))


def _check_words(proposal: Mandate) -> None:
    for name in ("topics", "approval_topics"):
        topics = getattr(proposal, name)
        if len(topics) > MOST_TOPICS or any(len(topic) > LONGEST_TOPIC for topic in topics):
            text = _("At most %(most)d topics, each of at most %(longest)d characters.")
            params = {"most": MOST_TOPICS, "longest": LONGEST_TOPIC}
            raise ValidationError({name: ValidationError(text, params=params)})
    if unknown := set(proposal.languages) - set(dict(languages.choices(*proposal.account.languages))):
        text = _("“%(code)s” is not a language to choose here.")
        raise ValidationError({"languages": ValidationError(text, params={"code": min(unknown)})})


def _move(mandate: Mandate, *from_: str, **to: Any) -> None:
    if not Mandate.objects.filter(pk=mandate.pk, state__in=from_).update(**to):
        raise Conflict(_("This mandate has been answered or ended meanwhile."))
    for name, value in to.items():
        setattr(mandate, name, value)


def _close(by: Actor, mandate: Mandate, from_: str, to: str, why: str) -> None:
    _move(mandate, from_, state=to, why=why, closed_by=by.person, closed_at=timezone.now())


def _end_replaced(by: Actor, mandate: Mandate) -> bool:
    """The mandate that this one replaces ends now, or, where this one begins later, gives way then."""
    old = mandate.replaces
    if old is None or old.state != State.AGREED:
        return False
    if mandate.starts <= max(timezone.localdate(), old.starts):
        _close(by, old, State.AGREED, State.ENDED, "")
    return True


def _tell(by: Actor, mandate: Mandate, kind: str) -> None:
    """Tells the other one."""
    others: list[Person] = [each for each in (mandate.person, mandate.supervisor) if each.pk != by.id]
    facts = {"by": str(by), "editor": str(mandate.person), "account": str(mandate.account)}
    tell(others, kind=kind, url=f"/mandates/{mandate.pk}/", **facts)


def _done(mandate: Mandate, **facts: Any) -> Done:
    account = mandate.account
    facts = {"person": mandate.person_id, "supervisor": mandate.supervisor_id, **facts}
    return Done(
        mandate,
        about=mandate,
        account=account.pk,
        unit=account.unit_id,
        digest=mandate.digest,
        facts=facts,
    )
