"""What the record keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "record.Entry",
        what=_(
            "Who did what, when, in which role and by which way in; small facts, never a text, a "
            "secret or protected data."
        ),
        about=_("Whoever does something at the desk."),
        why=_("To answer afterwards for what was said and who let it through."),
        how_long=_(
            "As long as the desk exists: the entries are chained, and the database refuses to "
            "change or delete one."
        ),
        who_sees=_(
            "The steward all of it, contact persons and approvers what concerns their units, "
            "everybody what concerns themselves and their accounts."
        ),
        clause="permanence.copied",
    ),
)
