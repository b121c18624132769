"""The people they supervise, and the mandates that they agreed."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from pedel.desk.mandates.models import Mandate
from pedel.desk.mandates.standing import of
from pedel.desk.people.models import Person, still_here

from .item import Item, Leaver


def found(leaver: Leaver) -> Iterator[Item]:
    """A new supervisor for each of the team, and each mandate agreed anew. Three queries."""
    for member in Person.objects.filter(still_here(leaver.then), supervisor=leaver.person):
        yield Item(
            key=f"member:{member.pk}",
            group="team",
            what=_("A new supervisor for %(name)s") % {"name": member},
            state="open",
            detail=_("The steward puts it into the directory."),
            turn=leaver.turns.stewards(),
            url=reverse("person", args=[member.pk]),
            link=str(member),
        )
    yield from _mandates(leaver)


def _mandates(leaver: Leaver) -> Iterator[Item]:
    rows = Mandate.objects.filter(supervisor=leaver.person, state=Mandate.State.AGREED)
    rows = rows.filter(Q(ends=None) | Q(ends__gt=leaver.last_day)).filter(still_here(leaver.then, "person__"))
    mine = list(rows.select_related("person__supervisor", "account"))
    pairs = Q(pk=None)
    for row in mine:
        pairs |= Q(person=row.person_id, account=row.account_id)
    known = list(Mandate.objects.filter(pairs).select_related("supervisor"))
    for row in mine:
        same = [one for one in known if (one.person_id, one.account_id) == (row.person_id, row.account_id)]
        yield _mandate(leaver, row, of(same, max(leaver.then, row.starts)))


def _mandate(leaver: Leaver, mandate: Mandate, then: Mandate | None) -> Item:
    is_new = then is not None and then.supervisor_id != leaver.person.pk
    boss = mandate.person.supervisor
    has_new_boss = boss is not None and boss.pk != leaver.person.pk
    return Item(
        key=f"mandate:{mandate.pk}",
        group="team",
        what=_("The mandate of %(name)s on %(account)s, agreed anew")
        % {"name": mandate.person, "account": mandate.account},
        state="done" if is_new else "open",
        detail=_("Agreed with %(name)s.") % {"name": then.supervisor}
        if is_new
        else _("Editor and new supervisor agree it; until then it rests on somebody who is not there."),
        turn=(boss,) if has_new_boss else leaver.turns.stewards(),
        url=reverse("mandate", args=[mandate.pk]),
        link=_("The mandate"),
        may_say=True,
    )
