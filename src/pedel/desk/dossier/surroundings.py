"""Where the desk keeps things and to whom it talks: read from the settings and the register of today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pedel.desk.accounts import networks
from pedel.desk.accounts.models import Channel
from pedel.desk.archive.models import Rule
from pedel.desk.notices.jobs import KEPT
from pedel.desk.people.models import Person, Role


class Fact(NamedTuple):
    """What a privacy officer asks, and this desk's answer."""

    asked: Any
    answer: str


def facts() -> Iterator[Fact]:
    """The answers, in the reader's language. Four queries."""
    yield Fact(_("Whose desk is it?"), f"{settings.PEDEL.institution} · {settings.PEDEL.url}")
    yield Fact(_("Whom can people turn to?"), settings.PEDEL.contact or _("No address is set (contact)."))
    yield Fact(_("How many people does it know?"), _people())
    yield Fact(_("Where does it keep things?"), f"{_database()}. {_files()}.")
    yield Fact(_("Who takes its mail?"), _mail())
    yield Fact(_("How do people sign in?"), _sign_in())
    yield Fact(_("Who receives what is published?"), _receivers())
    yield Fact(_("How long are posts kept?"), _retention())
    yield Fact(_("How long are read notices and sent letters kept?"), _days(KEPT))
    yield Fact(_("How long does a sign-in last?"), _days(timedelta(seconds=settings.SESSION_COOKIE_AGE)))
    yield Fact(
        _("What is never kept?"),
        _(
            "Nothing of the private check: no text, no result, no count, no address. It asks for no name and "
            "sets no cookie."
        ),
    )
    yield Fact(
        _("Does it measure people?"),
        _(
            "No. There are no figures per person and no reports to managers, and personal accounts are not "
            "watched."
        ),
    )
    yield Fact(
        _("Does it tell its makers anything?"),
        _(
            "No. It talks to its database, its mail server, the identity provider and these networks, and "
            "looks whether the links in drafts answer. Nothing else."
        ),
    )


def _people() -> str:
    known = Person.objects.count()
    return ngettext("%d person", "%d people", known) % known


def _database() -> str:
    if connection.vendor == "postgresql":
        host = connection.settings_dict["HOST"] or "localhost"
        return _("Rows: a PostgreSQL database at %s") % host
    return _("Rows: an embedded database in the desk's own folder")


def _files() -> str:
    if isinstance(default_storage, FileSystemStorage) or not hasattr(default_storage, "bucket_name"):
        return _("Files: in the desk's own folder")
    return _("Files: in the bucket “%s” of an object store") % default_storage.bucket_name


def _mail() -> str:
    server = urlsplit(settings.PEDEL.mail_url).hostname
    return server or _("No mail server is set: letters wait at the desk.")


def _sign_in() -> str:
    ways = [provider.name for provider in settings.PEDEL.oidc] or [_("an e-mail address and a password")]
    names = dict(Role.choices)
    must = [str(names[role]) for role in settings.PEDEL.second_factor if role in names]
    if not must:
        return _("%s; no role must have a second factor") % ", ".join(ways)
    text = _("%(ways)s; a second factor is asked of: %(roles)s")
    return text % {"ways": ", ".join(ways), "roles": ", ".join(must)}


def _receivers() -> str:
    live = Channel.objects.filter(state=Channel.State.CONNECTED).values_list("account__network", flat=True)
    names = sorted({networks.title(name) for name in live.distinct()})
    return ", ".join(names) or _("Nobody yet: no account is connected.")


def _retention() -> str:
    rules = [f"{rule.name}: {_years(rule.years)}" for rule in Rule.objects.order_by("name", "pk")]
    return "; ".join(dict.fromkeys(rules)) or _("For good, as long as no retention class is set.")


def _years(years: int | None) -> str:
    return ngettext("%d year", "%d years", years) % years if years else _("for good")


def _days(span: timedelta) -> str:
    return ngettext("%d day", "%d days", span.days) % span.days
