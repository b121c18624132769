"""What is kept about the people who close an account."""

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "closing.Closing",
        what=_("who proposed, decided and closed it, and who keeps its name"),
        about=_("the people who close an account"),
        why=_("so that somebody answers for a name that is kept, and it can be told later why it closed"),
        how_long=_("as long as the account stands in the register"),
        who_sees=_("who works on the account, its contact person and the steward"),
        clause="brand.role",
    ),
    Kept(
        "closing.Remark",
        what=_("how a step of closing was done"),
        about=_("who did it"),
        why=_("so that it can be asked about later"),
        how_long=_("as long as the closing"),
        who_sees=_("who sees the closing"),
    ),
)
