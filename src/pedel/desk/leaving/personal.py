"""What is kept about people who leave, and who settled what."""

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "leaving.Departure",
        what=_("the last day, and what the desk has done about it"),
        about=_("somebody who leaves; who set the day"),
        why=_("so that access ends, somebody follows, and the duty that stays is told"),
        how_long=_("as long as the person stands in the directory"),
        who_sees=_(
            "they themselves, their supervisor, the contact persons of the units concerned, the steward"
        ),
        clause="employee.confidentiality-after-leaving",
    ),
    Kept(
        "leaving.Word",
        what=_("how something on the checklist was settled"),
        about=_("who settled it"),
        why=_("so that it can be asked about later"),
        how_long=_("as long as the checklist"),
        who_sees=_("who sees the checklist"),
        clause="brand.passwords",
    ),
)
