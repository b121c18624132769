"""The first unit and the first steward, by the desk's own actions and on its record."""

from __future__ import annotations

import click
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify

from pedel.desk.people.actions import people, roles, units
from pedel.desk.people.models import Assignment, Person, Role, Unit
from pedel.desk.record.acting import Actor
from pedel.policy.commands import Trouble

BY = Actor(via="command", name="pedel desk init")


def appoint(name: str, email: str, *, ask_password: bool) -> str:
    """Makes the university and its steward; gives the line that says how to sign in. Raises Trouble."""
    if Person.objects.exists():
        return "Its database has people already; nothing in it was changed."
    try:
        with transaction.atomic():
            person = _steward(name, email)
            if ask_password:
                _set_password(person)
    except ValidationError as error:
        raise Trouble(_explained(error)) from None
    if ask_password:
        return f"{person.name} signs in at {settings.PEDEL.url} with {person.email}."
    return f"{person.name} sets a password here, once, within three days:\n  {link(person)}"


def link(person: Person) -> str:
    """A one-time address at which a person sets a password."""
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    uid, _dash, token = key.partition("-")
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
    return settings.PEDEL.url.rstrip("/") + path


def _steward(name: str, email: str) -> Person:
    institution = settings.PEDEL.institution
    slug = slugify(institution)[:60] or "university"
    root = Unit.objects.get_root_nodes().first() or units.create(
        BY, None, name_en=institution, name_nl=institution, slug=slug, kind=Unit.Kind.UNIVERSITY
    )
    person: Person = people.add(BY, None, name=name, email=email, language=settings.PEDEL.languages[0])
    roles.give(BY, Assignment(person=person, unit=root, role=Role.STEWARD))
    return person


def _set_password(person: Person) -> None:
    while True:
        password = click.prompt("Password of the first steward", hide_input=True, confirmation_prompt=True)
        try:
            validate_password(password, person)
        except ValidationError as error:
            click.echo(" ".join(error.messages), err=True)
        else:
            person.set_password(password)
            person.save(update_fields=["password"])
            return


def _explained(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"--{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
