"""What applications for accounts keep about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "applications.Application",
        what=_("Who applies for an account, who is to be owner and deputy, and their hours a week for it."),
        about=_("Staff who apply for an account, or are named in an application."),
        why=_("So that an account is opened only when content and people carry it."),
        how_long=_("As long as the desk is kept: it explains why an account is there, or is not."),
        who_sees=_(
            "Until it is sent its writers alone; then also who is named in it, "
            "the contact persons of the unit and the steward."
        ),
        clause="brand.opening.staffing",
    ),
    Kept(
        "applications.Writer",
        what=_("With whom an application is shared."),
        about=_("Colleagues of the applicant."),
        why=_("So that several can write it."),
        how_long=_("Until it is no longer shared."),
        who_sees=_("Whoever sees the application."),
        ends="applications.actions.unshare",
    ),
    Kept(
        "applications.Remark",
        what=_("What was asked, answered, advised and decided about an application, and by whom."),
        about=_("Applicants, contact persons, stewards."),
        why=_("Advice is given in the open, and can be read again."),
        how_long=_("As long as the application."),
        who_sees=_("Whoever sees the application."),
        clause="brand.opening.advice",
    ),
)
