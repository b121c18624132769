"""What the archive keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "archive.ArchivedPost",
        what=_("What was published, with the names of who froze and approved it."),
        about=_("Authors and approvers of published posts."),
        why=_("What a university has said must be there after the network has forgotten it."),
        how_long=_("As its retention class says; without one, for good."),
        who_sees=_("The steward of the unit."),
        ends="archive.destruction.wipe",
        clause="permanence.findable",
    ),
    Kept(
        "archive.DestructionList",
        what=_("Who proposed and who signed that posts are destroyed."),
        about=_("Stewards and contact persons."),
        why=_("Two people answer for what is destroyed."),
        how_long=_("For good: it says what is not there any more."),
        who_sees=_("The stewards and contact persons of the units concerned."),
    ),
    Kept(
        "archive.Rule",
        what=_("Who set how long posts are kept."),
        about=_("Stewards."),
        why=_("Retention is a decision with a name."),
        how_long=_("Until the rule is taken away."),
        who_sees=_("The steward of the unit."),
        ends="archive.actions.retaining.remove_rule",
    ),
)
