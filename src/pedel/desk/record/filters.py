"""Looking for entries: who, what, where, when, and any words."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.ids import LARGEST
from pedel.desk.ui.forms import DayInput, FilterForm
from pedel.desk.ui.pages import PER_PAGE

from . import words
from .models import Entry


class Filters(FilterForm):
    """The filters of the page and of the API."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    who = forms.CharField(label=_("Who"), max_length=100, required=False)
    verb = forms.ChoiceField(label=_("What was done"), required=False)
    unit = forms.TypedChoiceField(label=_("Unit"), required=False, coerce=int, empty_value=None)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DayInput)
    about = forms.CharField(
        label=_("About"), max_length=80, required=False, help_text=_("For example draft:12 or account:3.")
    )
    account = forms.IntegerField(label=_("Account number"), min_value=1, max_value=LARGEST, required=False)
    digest = forms.CharField(
        label=_("Digest"),
        max_length=64,
        min_length=6,
        required=False,
        help_text=_("The first six characters or more."),
    )

    MORE = ("about", "account", "digest")

    def __init__(self, *args: Any, units: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", _("everything")), *words.verbs()]
        names = [(unit.pk, unit.indented) for unit in units]
        self.fields["unit"].choices = [("", _("all units")), *names]

    def is_more_open(self) -> bool:
        """Whether one of the rarer filters is in use."""
        return any(self.data.get(name) for name in self.MORE)

    def among(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """The entries that answer to everything chosen."""
        chosen = self.chosen()
        wanted = {name: chosen[name] for name in ("verb", "unit", "about", "account") if name in chosen}
        entries = entries.filter(**wanted)
        if "who" in chosen:
            entries = entries.filter(actor_name__icontains=chosen["who"])
        if "digest" in chosen:
            entries = entries.filter(_beginning(chosen["digest"].lower()))
        if "since" in chosen:
            entries = entries.filter(at__gte=_start_of(chosen["since"]))
        if "until" in chosen:
            entries = entries.filter(at__lt=_start_of(chosen["until"] + timedelta(days=1)))
        return _with_words(entries, chosen["q"]) if "q" in chosen else entries


def _beginning(start: str) -> Q:
    """Digests that begin so, as a range that the index serves; "g" follows all sixteen digits everywhere."""
    return Q(digest__gte=start, digest__lt=f"{start}g")


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _with_words(entries: QuerySet[Entry], words_: str) -> QuerySet[Entry]:
    """Entries that hold these words somewhere; in facts as JSON keeps them, escaped or not."""
    found = Q(actor_name__icontains=words_) | Q(about__icontains=words_) | Q(verb__icontains=words_)
    for form in {words_, json.dumps(words_)[1:-1]}:
        found |= Q(facts_text__icontains=form)
    return entries.annotate(facts_text=Cast("facts", TextField())).filter(found)


def page_of(
    entries: QuerySet[Entry], *, before: int | None = None, after: int | None = None, size: int = PER_PAGE
) -> tuple[list[Entry], bool]:
    """Entries, newest first, older than `before` or newer than `after`; and whether more lie that way."""
    if after is not None:
        rows = list(entries.filter(number__gt=after).order_by("number")[: size + 1])
        return rows[:size][::-1], len(rows) > size
    if before is not None:
        entries = entries.filter(number__lt=before)
    rows = list(entries.order_by("-number")[: size + 1])
    return rows[:size], len(rows) > size
