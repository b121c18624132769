"""What the register of accounts keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "accounts.Membership",
        what=_("Who is owner, deputy or editor of which account, from when until when."),
        about=_("Staff who work on official accounts."),
        why=_("Somebody answers for every account."),
        how_long=_("Kept after it has ended, so that an old post can be explained."),
        who_sees=_("Everybody who signs in."),
        clause="brand.role",
    ),
    Kept(
        "accounts.Channel",
        what=_("Who connected the account to its network; the network's credential of the account, sealed."),
        about=_("Who connected it."),
        why=_("So that the desk can publish, and somebody can be asked when the connection breaks."),
        how_long=_("The credential until the account is disconnected; then it is wiped."),
        who_sees=_(
            "Nobody sees the credential; who connected it is seen by who works on the account, "
            "its contact person and the steward."
        ),
        ends="channels.actions.disconnected",
        clause="brand.passwords",
    ),
    Kept(
        "accounts.Hold",
        what=_("Who held what, why, and who lifted it."),
        about=_("Stewards and contact persons."),
        why=_("A brake must be explained."),
        how_long=_("Kept: holds are part of what happened."),
        who_sees=_("Everybody who signs in."),
    ),
)
