"""An official presence on a network."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Unit

from .. import languages, networks
from ..handles import check_handle


class Account(models.Model):
    """An account in the register.

    `handle` is as the network writes it, without the leading @ ("leidenlaw", "law@social.example").
    `network` is the name of a folder in `pedel.networks`. `languages` are codes ("en", "nl").
    Of a closed one `goes_on`, or else `goes_on_url`, is where its readers find us now; `handle_after` says
    what became of its name.
    """

    class Class(models.TextChoices):
        CENTRAL = "central", _("central")
        FACULTY = "faculty", _("faculty")
        UNIT = "unit", _("unit")

    class State(models.TextChoices):
        PLANNED = "planned", _("being set up")
        ACTIVE = "active", _("active")
        DORMANT = "dormant", _("dormant")
        HACKED = "hacked", _("out of our hands")
        CLOSED = "closed", _("closed")

    class After(models.TextChoices):
        UNSAID = "", _("not said")
        PARKED = "parked", _("kept, so that nobody else takes it")
        HANDED_BACK = "handed_back", _("given back: others may take it")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="accounts", verbose_name=_("unit"))
    network = models.CharField(_("network"), max_length=30, db_index=True)
    handle = models.CharField(_("handle"), max_length=200)
    name = models.CharField(_("display name"), max_length=200)
    url = models.URLField(_("address"), max_length=300, blank=True)
    account_class = models.CharField(_("class"), max_length=10, choices=Class.choices)
    purpose = models.TextField(_("role of the account"), blank=True)
    objectives = models.TextField(_("objectives"), blank=True)
    audience = models.TextField(_("audience"), blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    bio = models.TextField(_("bio"), blank=True)
    avatar = models.ImageField(_("avatar"), upload_to="avatars", blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PLANNED, db_index=True
    )
    opened_on = models.DateField(_("open since"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    goes_on = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="follows", verbose_name=_("goes on at")
    )
    goes_on_url = models.URLField(_("goes on at this address"), max_length=300, blank=True)
    handle_after = models.CharField(
        _("its handle"), max_length=12, choices=After.choices, blank=True, default=After.UNSAID
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                models.functions.Lower("handle"),
                "network",
                name="accounts_account_once",
                violation_error_message=_("This handle on this network is in the register already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} (@{self.handle})"

    @property
    def address(self) -> str:
        """Where the profile stands: as the register has it, or else as the network shows such a handle."""
        return self.url or networks.profile_url(self.network, self.handle)

    @property
    def goes_on_at(self) -> str:
        """Where readers of a closed account find us now; "" where nobody has said."""
        return self.goes_on.address if self.goes_on is not None else self.goes_on_url

    def clean(self) -> None:
        self.handle = (self.handle or "").strip()
        self.network = (self.network or "").strip().lower()
        try:
            check_handle(self.network, self.handle)
        except ValidationError as error:
            raise ValidationError({"handle": error}) from error
        languages.check(self.languages)
