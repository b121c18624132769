"""Whether content and staffing carry an account: the arithmetic in plain words, and no mark at the end.

Every figure that is not the applicant's own comes from a setting; no guideline gives any of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.accounts.models import Membership

from .models import Application

FIRST_DAYS = 30
"""How long the first posts are to last: what applicants are asked for. Ours."""
WEEKS_IN_A_MONTH = Decimal(52) / Decimal(12)
WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class Sum:
    """One calculation: what it is about, its lines, what follows, and where its figures come from.

    `carries` is None where something is still missing for it. `settings` are the settings it uses.
    """

    title: Any
    lines: tuple[str, ...]
    so: str
    carries: bool | None
    clause: str
    settings: tuple[str, ...] = ()


def sums(application: Application) -> list[Sum]:
    """What there is to tell, whether the hours do, and who stands in. One query."""
    return [_content(application), _hours(application), _standing_in(application)]


def posts_a_week(application: Application) -> Decimal | None:
    """The posts planned for a week; None while that is not said."""
    if not application.posts:
        return None
    posts = Decimal(application.posts)
    return posts / WEEKS_IN_A_MONTH if application.per == Application.Per.MONTH else posts


def minutes_needed(application: Application) -> int | None:
    """Minutes of work a week: for the posts in all their languages, and for reading reactions."""
    weekly = posts_a_week(application)
    if weekly is None:
        return None
    posts = (weekly * _minutes_of_a_post(application)).quantize(Decimal(1), ROUND_HALF_UP)
    return int(posts) + _minutes_of_reading()


def minutes_there(application: Application) -> int | None:
    """Minutes a week that owner and deputy have for it; None while neither says so."""
    hours = [each for each in (application.owner_hours, application.deputy_hours) if each is not None]
    return int(sum(hours) * 60) if hours else None


def duration(minutes: int) -> str:
    """Minutes as people say them, not to be torn apart: "4 h 35 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        text = _("%(minutes)d min")
    else:
        text = _("%(hours)d h %(minutes)d min") if rest else _("%(hours)d h")
    return (text % {"hours": hours, "minutes": rest}).replace(" ", "\u00a0")


def _content(application: Application) -> Sum:
    title, used = _("Is there enough to tell?"), ("opening_samples",)
    weekly, written = posts_a_week(application), len(application.samples)
    if weekly is None:
        missing = _("How often is still to be said.")
        return Sum(title, (), missing, None, "brand.opening.content", used)
    planned = int((weekly * FIRST_DAYS / 7).to_integral_value(ROUND_CEILING))
    lines = (
        _often(application),
        ngettext(
            "In the first 30 days that makes %d post.", "In the first 30 days that makes %d posts.", planned
        )
        % planned,
        ngettext("%d of them is written here.", "%d of them are written here.", written) % written,
    )
    wanted = min(planned, settings.PEDEL.opening_samples)
    if written >= planned:
        so = _("The first 30 days are written.")
    elif written >= wanted:
        so = _("%d still have to come from the sources named above.") % (planned - written)
    else:
        so = _("With %(wanted)d one sees whether there is something to tell; %(lacking)d are lacking.") % {
            "wanted": wanted,
            "lacking": wanted - written,
        }
    return Sum(title, lines, so, written >= wanted, "brand.opening.content", used)


def _hours(application: Application) -> Sum:
    title = _("Do the hours carry it?")
    used = ("opening_post_minutes", "opening_language_minutes", "opening_reading_minutes")
    needed, there = minutes_needed(application), minutes_there(application)
    if needed is None or there is None:
        missing = _("For this, how often and the hours of both people are needed.")
        return Sum(title, (), missing, None, "brand.opening.staffing", used)
    if there >= needed:
        so = _("That carries it, with %s to spare each week.") % duration(there - needed)
    else:
        so = _("Each week %s are lacking: fewer posts, fewer languages, or more hours.") % duration(
            needed - there
        )
    lines = (*_work(application, needed), *_people(application, there))
    return Sum(title, lines, so, there >= needed, "brand.opening.staffing", used)


def _work(application: Application, needed: int) -> Iterator[str]:
    minutes, reading = _minutes_of_a_post(application), _minutes_of_reading()
    languages = max(len(application.languages), 1)
    told = {
        "first": settings.PEDEL.opening_post_minutes,
        "more": settings.PEDEL.opening_language_minutes,
        "further": languages - 1,
        "minutes": minutes,
    }
    if languages > 1:
        text = _("A post: %(first)d minutes, and %(further)d × %(more)d for further languages: %(minutes)d.")
        yield text % told
    else:
        yield _("A post in one language: %(minutes)d minutes.") % told
    yield _often(application) + " " + _("That is %s each week.") % duration(needed - reading)
    yield _("Reading and answering: 5 working days × %(each)d minutes: %(all)s.") % {
        "each": settings.PEDEL.opening_reading_minutes,
        "all": duration(reading),
    }
    yield _("Needed each week: %s.") % duration(needed)


def _people(application: Application, there: int) -> Iterator[str]:
    kept = _accounts_kept(application)
    for person, hours in (
        (application.owner, application.owner_hours),
        (application.deputy, application.deputy_hours),
    ):
        if person is None or hours is None:
            continue
        line = _("%(name)s has %(time)s.") % {"name": person, "time": duration(int(hours * 60))}
        number = kept.get(person.pk, 0)
        if number:
            line += " " + ngettext("Keeps %d other account.", "Keeps %d other accounts.", number) % number
        yield line
    yield _("There each week: %s.") % duration(there)


def _standing_in(application: Application) -> Sum:
    title, clause = _("Who stands in?"), "brand.opening.staffing"
    needed = minutes_needed(application)
    if application.deputy is None or application.deputy_hours is None or needed is None:
        return Sum(title, (), _("Nobody is named yet who stands in, or for how long a week."), None, clause)
    alone = int(application.deputy_hours * 60)
    names = {"owner": application.owner or "—", "deputy": application.deputy}
    line = _("While %(owner)s is away, %(deputy)s has %(there)s of the %(needed)s that are needed.") % {
        **names,
        "there": duration(alone),
        "needed": duration(needed),
    }
    if alone >= needed:
        so = _("One of them alone can carry it for a while.")
    elif alone:
        so = _("In holidays and illness less goes out. Say in the plan what then waits.")
    else:
        so = _("In holidays and illness nobody has time for it.")
    return Sum(title, (line,), so, alone > 0, clause)


def _often(application: Application) -> str:
    if application.per == Application.Per.MONTH:
        text = ngettext("%d post a month is planned.", "%d posts a month are planned.", application.posts)
    else:
        text = ngettext("%d post a week is planned.", "%d posts a week are planned.", application.posts)
    return text % application.posts


def _minutes_of_a_post(application: Application) -> int:
    further = max(len(application.languages) - 1, 0)
    return settings.PEDEL.opening_post_minutes + further * settings.PEDEL.opening_language_minutes


def _minutes_of_reading() -> int:
    return WORKING_DAYS * settings.PEDEL.opening_reading_minutes


def _accounts_kept(application: Application) -> dict[int, int]:
    people = [pk for pk in (application.owner_id, application.deputy_id) if pk]
    rows = Membership.objects.at_work().filter(person__in=people, part__in=("owner", "deputy"))
    if application.account_id:
        rows = rows.exclude(account=application.account_id)
    counted = rows.values("person").annotate(number=Count("account", distinct=True)).order_by()
    return {row["person"]: row["number"] for row in counted}
