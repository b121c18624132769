"""What telling people keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "notices.Notice",
        what=_("What a person was told, and whether they have read it."),
        about=_("Whoever is told something."),
        why=_("A person must be able to find again what they were told."),
        how_long=_("Ninety days after it was read."),
        who_sees=_("That person alone."),
        ends="notices.jobs.tidy",
    ),
    Kept(
        "notices.Preference",
        what=_("How a person wants to hear by e-mail."),
        about=_("Staff."),
        why=_("So that mail comes as they wish."),
        how_long=_("As long as the person is known to the desk."),
        who_sees=_("That person alone."),
    ),
    Kept(
        "notices.Letter",
        what=_("Address, subject and, until it is sent, the text of a mail."),
        about=_("Whoever is told something by mail."),
        why=_("So that no letter is lost or sent twice."),
        how_long=_("Ninety days after it was sent or given up; its text only until it is sent."),
        who_sees=_("The steward, without the text."),
        ends="notices.jobs.tidy",
    ),
)
