"""What passwords keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

WHO = _("Who works on the account or has access to it, its contact person and the steward.")

PERSONAL = (
    Kept(
        "passwords.Holder",
        what=_("Who can open which account, on which device, with which tool, since when; no password."),
        about=_("Staff with access to official accounts."),
        why=_("So that access ends when it has to, and the password changes then."),
        how_long=_("Kept after it has ended, so that it can be said who could open the account when."),
        who_sees=WHO,
        clause="brand.passwords",
    ),
    Kept(
        "passwords.Lock",
        what=_(
            "Who says that the password was changed and when, and who last found the list of access right."
        ),
        about=_("Staff who keep official accounts."),
        why=_("Somebody answers for the password being changed now and again."),
        how_long=_("Until the next one says it; then it is written over."),
        who_sees=WHO,
        clause="brand.passwords",
    ),
    Kept(
        "passwords.ChangeDue",
        what=_("Who asked for a new password and why, and who said that it was changed."),
        about=_("Staff who keep official accounts."),
        why=_("So that a change that is due is not forgotten."),
        how_long=_("Kept as long as the account stands in the register."),
        who_sees=WHO,
        clause="brand.passwords",
    ),
)
