"""What the library keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "library.Asset",
        what=_("Pictures, films and documents, with their maker, their licence, and who put them in."),
        about=_("Makers, who put something in, and people who can be seen."),
        why=_("Nothing is used without its maker's licence, and somebody can be asked."),
        how_long=_(
            "For good: what was published must stay explainable. What is put away is offered no more."
        ),
        who_sees=_("Everybody at the desk; what a unit keeps to itself, only who works there."),
        clause="liability.copyright",
    ),
    Kept(
        "library.Upload",
        what=_("A file on its way in, with its name and who sends it."),
        about=_("Who sends it."),
        why=_("So that nothing is lost when a browser or the desk stops."),
        how_long=_("Until the file is here, two days at most."),
        who_sees=_("Who sends it."),
        ends="library.jobs.look_at_uploads",
    ),
    Kept(
        "library.Logo",
        what=_("Official marks and their rules, and which steward keeps them."),
        about=_("The steward."),
        why=_("Everybody finds the right mark."),
        how_long=_("For good: old marks must be recognised."),
        who_sees=_("Everybody at the desk."),
        clause="logo.brand",
    ),
)
