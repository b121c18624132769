"""What of the library waits for a person: licences that end, and pictures in use that say too little."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.people.models import Person
from pedel.desk.ui.todo import Shortcut, Todo

from . import access
from .models import Asset
from .soon import SOON, until
from .uses import used

MOST = 10


def waiting_for(person: Person) -> list[Todo]:
    """For who put something in: its licence ends within thirty days, or it is used and says too little."""
    return [*_ending(person), *_bare(person)]


def shortcuts(person: Person) -> list[Shortcut]:
    """Putting something into the library, for who may."""
    if not access.units_for(person).exists():
        return []
    return [Shortcut(_("Add pictures"), reverse("add-assets"), icon="photo-plus")]


def _mine(person: Person) -> Q:
    return Q(added_by=person, state=Asset.State.IN_USE)


def _ending(person: Person) -> Iterator[Todo]:
    soon = Asset.objects.filter(_mine(person), ends__gte=timezone.localdate(), ends__lte=until(SOON))
    for asset in soon.order_by("ends", "pk")[:MOST]:
        due = timezone.make_aware(datetime.combine(asset.ends or timezone.localdate(), time(23, 59)))
        what = _("The licence of “%s” ends") % asset
        detail = _("After that day no post goes out with it. Agree a new one, or choose another picture.")
        url = reverse("asset", args=[asset.pk])
        yield Todo(what, url, icon="license", group="care", due=due, detail=detail)


def _bare(person: Person) -> Iterator[Todo]:
    bare = Q(licence="") | Q(kind=Asset.Kind.PICTURE, alt_en="", alt_nl="")
    for asset in Asset.objects.filter(_mine(person), bare).filter(used()).order_by("pk")[:MOST]:
        url = reverse("asset", args=[asset.pk])
        detail = _("No licence is noted.") if not asset.licence else _("Nobody has said what it shows.")
        what = _("“%s” is in use and says too little") % asset
        yield Todo(what, url, icon="photo-question", group="care", detail=detail)
