"""A member of staff who signs in."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def still_here(day: date | None = None, who: str = "") -> Q:
    """For a query: people who have not left by this day (today); `who` is the way to them: "person__"."""
    return Q(**{f"{who}leaves_on": None}) | Q(**{f"{who}leaves_on__gte": day or timezone.localdate()})


class People(BaseUserManager):
    """People by their e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: object) -> Person:
        """A new person; without a password they sign in through the institution."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """A person. There is no superuser: what somebody may do follows from dated roles alone.

    `leaves_on` is the last day; after it nothing of theirs holds any more. `may_be_named_since` is
    the day on which they agreed to be named on public pages.
    """

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    language = models.CharField(
        _("language"), max_length=2, choices=[("en", _("English")), ("nl", _("Dutch"))], default="en"
    )
    supervisor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="team", verbose_name=_("supervisor")
    )
    leaves_on = models.DateField(_("last day"), null=True, blank=True)
    may_be_named_since = models.DateField(_("may be named publicly since"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        ordering = ("name", "email")

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_active(self) -> bool:
        """Whether they still work here."""
        return not self.has_left()

    def has_left(self, day: date | None = None) -> bool:
        """Whether their last day lies before this day (today)."""
        return self.leaves_on is not None and self.leaves_on < (day or timezone.localdate())

    @cached_property
    def roles_now(self) -> tuple[tuple[str, str, bool], ...]:
        """Today's roles as (role, path of the unit, deputy or not); none after the last day."""
        if self.has_left():
            return ()
        rows = self.assignments.on().values_list("role", "unit__path", "is_deputy")
        return tuple(rows)

    def paths(self, *roles: str) -> tuple[str, ...]:
        """The paths of the units, with all below them, in which they hold one of these roles today."""
        return tuple(dict.fromkeys(path for role, path, _ in self.roles_now if role in roles))

    def has_role(self, role: str, path: str = "") -> bool:
        """Whether they hold a role today; with a unit's path: on that unit or one above it."""
        return any(role == held and (not path or path.startswith(unit)) for held, unit, _ in self.roles_now)


def display_name(person: Person) -> str:
    """How allauth names a person."""
    return str(person)
