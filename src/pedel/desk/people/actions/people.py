"""People: who they are, until when, and what they say of themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Denied

from .. import access, leaving
from ..models import Person

DIRECTORY = "people"
"""The scope of a token that may keep who works here, as the institution's own directory does (SCIM)."""
RIGHTS = ("supervisor",)
WAYS_IN = ("email",)


@action("person.added", may=access.may_add_person, scope=DIRECTORY)
def add(by: Actor, _target: None = None, **fields: Any) -> Done:
    """A person was added.

    They have no role, and set a password by mail or sign in through the institution.
    """
    person = _new(**fields)
    _not_by_a_token(by, person, ["supervisor"] if person.supervisor_id else [])
    _not_over_yourself(by, person)
    return Done(person, about=person)


@action("person.entered", may=access.may_enter, scope=None)
def enter(by: Actor, person: Person) -> Done:
    """A person signed in for the first time, through the institution."""
    person.email = person.email.lower()
    person.set_unusable_password()
    person.full_clean(exclude=("password",))
    person.save()
    return Done(person, about=person)


@action("person.changed", may=access.may_change_person, scope=DIRECTORY)
def change(by: Actor, person: Person, **fields: Any) -> Done:
    """What the desk says of a person was changed."""
    if "email" in fields:
        fields["email"] = fields["email"].lower()
    changed = sorted(name for name, value in fields.items() if getattr(person, name) != value)
    _not_by_a_token(by, person, changed)
    old = person.email
    for name in changed:
        setattr(person, name, fields[name])
    if "supervisor" in changed:
        _not_over_yourself(by, person)
    person.full_clean(exclude=("password",))
    person.save(update_fields=changed)
    if "email" in changed:
        EmailAddress.objects.filter(user=person).delete()
        transaction.on_commit(lambda: _tell(old, person))
    return Done(person, about=person, facts={"changed": changed})


@action("person.left", may=access.may_change_person, scope=DIRECTORY)
def leave(by: Actor, person: Person, *, last_day: date) -> Done:
    """A person's last day was set.

    Roles, tokens and sessions end with it.
    """
    roles, tokens = leaving.end_everything(person, last_day)
    leaving.follow(by, person, last_day)
    facts = {"last_day": last_day.isoformat(), "roles": roles, "tokens": tokens}
    return Done(person, about=person, facts=facts)


@action("person.stayed", may=access.may_change_person, scope=DIRECTORY)
def stay(by: Actor, person: Person) -> Done:
    """A person's last day was taken back.

    Roles that ended with it are given anew, not revived.
    """
    person.leaves_on = None
    person.save(update_fields=["leaves_on"])
    leaving.follow(by, person, None)
    return Done(person, about=person)


@action("person.language_chosen", may=access.may_set_own)
def speak(by: Actor, person: Person, *, language: str) -> Done:
    """A person chose the language of their pages and mail."""
    person.language = language
    person.full_clean(exclude=("password",))
    person.save(update_fields=["language"])
    return Done(person, about=person, facts={"language": language})


@action("person.naming_set", may=access.may_set_own, scope=None)
def be_named(by: Actor, person: Person, *, agrees: bool) -> Done:
    """A person said whether they may be named on public pages."""
    if agrees != (person.may_be_named_since is not None):
        person.may_be_named_since = timezone.localdate() if agrees else None
        person.save(update_fields=["may_be_named_since"])
    return Done(person, about=person, facts={"agrees": agrees})


def _new(**fields: Any) -> Person:
    person = Person(**{**fields, "email": fields["email"].lower()})
    person.set_unusable_password()
    person.full_clean(exclude=("password",))
    person.save()
    return person


def _not_by_a_token(by: Actor, person: Person, changed: list[str]) -> None:
    """A program never says who agrees mandates, nor by which address who holds a role signs in."""
    if by.scopes is None:
        return
    kept = (*RIGHTS, *WAYS_IN) if person.roles_now else RIGHTS
    if set(kept) & set(changed):
        raise Denied(_("A token cannot change that. Sign in and do it on the desk's own pages."))


def _tell(old: str, person: Person) -> None:
    """Tells the old address, so that nobody's account is moved to another address unnoticed."""
    with translation.override(person.language):
        text = _(
            "The steward has changed the address by which you sign in to %(new)s. "
            "If that surprises you, ask the steward, or the people who keep the desk, today."
        )
        subject = _("Your address at the desk has changed")
        send_mail(subject, text % {"new": person.email}, None, [old], fail_silently=True)


def _not_over_yourself(by: Actor, person: Person) -> None:
    """A supervisor agrees mandates: nobody makes themselves one."""
    if by.person is not None and person.supervisor_id == by.person.pk:
        raise Denied(access.NOT_YOURSELF)
