"""What mandates keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "mandates.Mandate",
        what=_(
            "What a person may publish at once or answer, agreed with whom, until when, and why it ended."
        ),
        about=_("Editors and their supervisors."),
        why=_("What may go out without asking has to be agreed beforehand."),
        how_long=_("Kept after it has ended, so that an old post can be explained."),
        who_sees=_("The two of them, who works on the account, its contact person and the steward."),
        clause="brand.mandate.approval",
    ),
)
