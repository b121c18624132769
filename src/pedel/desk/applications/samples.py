"""A first post, looked at under the guidelines as one of the account that is applied for."""

from __future__ import annotations

from pedel.desk import packs
from pedel.desk.checking.advice import Advice, advice
from pedel.desk.guidelines.reading import language
from pedel.desk.knowledge import known
from pedel.policy import Draft, Profile, check

from .models import Application


def looked_at(application: Application, text: str) -> Advice | None:
    """What the guidelines say of a text, in the reader's language; None where there is no text."""
    if not text.strip():
        return None
    profile = Profile(name=application.name, handle=application.handle)
    draft = Draft(
        text.replace("\r\n", "\n"),
        account="brand",
        network=application.network,
        profile=profile if application.name or application.handle else None,
    )
    return advice(check(draft, packs.in_force(), known=known()), language())
