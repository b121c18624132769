"""What the directory of people keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "people.Person",
        what=_(
            "Name, e-mail address, language, supervisor, last day, whether they may be named "
            "publicly, and the hash of a password if they sign in with one."
        ),
        about=_("Staff who sign in, and those a colleague has added."),
        why=_("To know who may do what, and whom to turn to."),
        how_long=_(
            "After the last day nothing of theirs holds any more; the name stays, because the "
            "record and the drafts refer to it."
        ),
        who_sees=_(
            "Everybody who signs in sees name and address; the last day and the naming are seen "
            "by themselves, their supervisor and the steward."
        ),
    ),
    Kept(
        "people.Assignment",
        what=_("Which role on which unit, from when until when."),
        about=_("Contact persons, approvers and stewards."),
        why=_("Responsibility must be plain on the day it matters."),
        how_long=_("Kept after it has ended, so that an old approval can be explained."),
        who_sees=_("Everybody who signs in."),
        clause="brand.approval",
    ),
    Kept(
        "people.GroupMapping",
        what=_("Who set up that a group of the identity provider gives a role."),
        about=_("Stewards."),
        why=_("Roles that come by sign-in must be explained too."),
        how_long=_("Until the mapping is taken away."),
        who_sees=_("The steward."),
        ends="people.actions.groups.disconnect",
    ),
    Kept(
        "people.ApiToken",
        what=_(
            "What a token is for, how it begins, its scopes, and the day it was last used; never "
            "the token itself."
        ),
        about=_("Whoever makes a token for a program."),
        why=_("So that a token can be told from another and ended."),
        how_long=_("Kept after it has ended."),
        who_sees=_("Its owner; the steward."),
    ),
)
