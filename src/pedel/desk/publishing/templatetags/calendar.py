"""What the calendar's templates say of an item."""

from __future__ import annotations

from django import template
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from pedel.desk.accounts import networks

from ..calendar.clashes import Clash
from ..calendar.item import Item, telling
from ..models import Delivery
from ..words import explain

register = template.Library()
TROUBLED = (Delivery.State.FAILED, Delivery.State.UNKNOWN, Delivery.State.MISSED)


@register.filter
def network_titles(item: Item) -> str:
    """The networks on which it goes out."""
    return ", ".join(networks.title(name) for name in item.networks)


@register.filter
def trouble_words(item: Item) -> str:
    """Why it did not go out and what to do; empty where nothing is wrong, or a hold says it already."""
    code = telling(item.trouble, item.holds) if item.state in TROUBLED else ""
    told = explain(code)
    return f"{told.title}. {told.what_to_do}" if code else ""


@register.filter
def clash_words(clash: Clash) -> str:
    """What stands in the way, as a sentence."""
    told = {
        "title": Truncator(clash.other.title).chars(40),
        "time": timezone.localtime(clash.other.at).strftime("%H:%M"),
    }
    if clash.kind == "near":
        return _("Near “%(title)s” at %(time)s on the same account.") % told
    return _("The same text goes out that day at %(time)s.") % told
