"""Whose mailbox an address is: that of a function, as a recovery address should be, or a person's."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person
from pedel.policy.alone import matches


def check_mailbox(address: str) -> None:
    """Raises ValidationError for "recovery" where the address is somebody's own; an empty one is none."""
    if not address:
        return
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValidationError({"recovery": error.messages}) from error
    if is_persons(address):
        text = _(
            "This is the mailbox of one person. When they leave, the account could not be won back. "
            "Give that of a function, such as socialmedia@ or communications@."
        )
        raise ValidationError({"recovery": text})


def is_persons(address: str) -> bool:
    """Whether an address is that of one person, by the directory or by how it reads."""
    if Person.objects.filter(email__iexact=address).exists():
        return True
    return any(match.category == "email" for match in matches("identifiers", address))
