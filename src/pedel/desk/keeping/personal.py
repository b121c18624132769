"""What keeping keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

WHO = _("Who works on the account, its contact person and the steward.")

PERSONAL = (
    Kept(
        "keeping.Confirmation",
        what=_("Who confirmed that an account is needed and its entry right, when, and what should change."),
        about=_("Owners of official accounts, their deputies and contact persons."),
        why=_("No account stays that nobody looks after."),
        how_long=_("Kept as long as the account stands in the register."),
        who_sees=WHO,
        clause="brand.role",
    ),
    Kept(
        "keeping.Change",
        what=_("What of an account's profile changed on its network, and who said whether it was them."),
        about=_("Owners of official accounts, their deputies and contact persons."),
        why=_("So that an account that was taken over is noticed."),
        how_long=_("Kept as long as the account stands in the register."),
        who_sees=WHO,
        clause="logo.brand",
    ),
)
