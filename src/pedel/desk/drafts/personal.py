"""What drafts keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "drafts.Draft",
        what=_("Who wrote and changed a text for official accounts."),
        about=_("Authors and editors."),
        why=_("Nobody approves what they wrote themselves."),
        how_long=_(
            "Until the archive's retention destroys what was published; a discarded draft stays "
            "until then too."
        ),
        who_sees=_("Who works on its accounts, the unit's approvers, its contact persons and the steward."),
        ends="archive.destruction.wipe",
        clause="brand.approval",
    ),
    Kept(
        "drafts.Comment",
        what=_("Remarks on a draft, with the name of who made them and of who was mentioned."),
        about=_("Colleagues who work on the draft."),
        why=_("To work on a text together."),
        how_long=_("As long as the draft."),
        who_sees=_("Whoever sees the draft."),
        ends="archive.destruction.wipe",
    ),
    Kept(
        "drafts.Presence",
        what=_("Who has a draft open at this moment."),
        about=_("Whoever has it open."),
        why=_("So that two people do not write over each other."),
        how_long=_("Seconds."),
        who_sees=_("Whoever sees the draft."),
        ends="drafts.presence.here",
    ),
    Kept(
        "drafts.Reason",
        what=_("Why a finding may stand, and who said so."),
        about=_("Authors."),
        why=_("A finding that is set aside must be answered for."),
        how_long=_("As long as the draft."),
        who_sees=_("Whoever sees the draft."),
        ends="archive.destruction.wipe",
        clause="brand.check-before",
    ),
    Kept(
        "drafts.Answer",
        what=_("The answer to a question that no machine can know, and who gave it."),
        about=_("Authors."),
        why=_("The approver must see what was considered."),
        how_long=_("As long as the draft."),
        who_sees=_("Whoever sees the draft."),
        ends="archive.destruction.wipe",
    ),
    Kept(
        "drafts.Fact",
        what=_("Which claim was checked, against what, by whom."),
        about=_("Whoever checked it."),
        why=_("What is said must be right."),
        how_long=_("As long as the draft."),
        who_sees=_("Whoever sees the draft."),
        ends="archive.destruction.wipe",
        clause="brand.accuracy",
    ),
    Kept(
        "drafts.Revision",
        what=_("Exactly what was submitted, and the numbers of all who wrote at it."),
        about=_("Authors and editors."),
        why=_("The approval is bound to this and nothing else."),
        how_long=_("Until the archive's retention destroys it; its digest stays in the record."),
        who_sees=_("Whoever sees the draft."),
        ends="archive.destruction.wipe",
        clause="brand.approval",
    ),
)
