"""What the guidelines' text keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "guidelines.Document",
        what=_("Who attached the text of the guidelines."),
        about=_("Stewards."),
        why=_("So that it is known where the text came from."),
        how_long=_("Until another text is attached."),
        who_sees=_("Everybody who signs in."),
        ends="guidelines.actions.attach",
    ),
)
