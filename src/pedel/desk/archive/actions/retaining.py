"""How long posts are kept."""

from __future__ import annotations

from django.utils import timezone

from pedel.desk.accounts.models import Account
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from .. import access
from ..models import Rule


@action("retention.set", may=access.may_rule)
def set_rule(by: Actor, place: Unit | Account, *, name: str, years: int | None) -> Done:
    """It was said how long posts of a unit or an account are kept."""
    where = {"account": place} if isinstance(place, Account) else {"unit": place}
    rule = Rule.objects.filter(**where).first() or Rule(**where)
    was = rule.years if rule.pk else None
    rule.name, rule.years, rule.set_by, rule.set_at = name, years, by.person, timezone.now()
    rule.full_clean()
    rule.save()
    return _about(rule, name=name, years=years, was=was)


@action("retention.removed", may=access.may_end_rule)
def remove_rule(by: Actor, rule: Rule) -> Done:
    """What was said about how long posts are kept was taken back."""
    done = _about(rule, name=rule.name, years=rule.years)
    rule.delete()
    return done


def _about(rule: Rule, **facts: object) -> Done:
    account, unit = rule.account, rule.unit or rule.account.unit
    about = account or unit
    return Done(rule, about=about, account=account.pk if account else None, unit=unit.pk, facts=facts)
