"""What approvals keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "approvals.Request",
        what=_("Who asked for approval, and when."),
        about=_("Authors."),
        why=_("To know what waits for whom."),
        how_long=_("As long as the revision that it is about."),
        who_sees=_("Whoever sees the draft."),
    ),
    Kept(
        "approvals.Decision",
        what=_("Who said yes or no to exactly which content, in whose place, and why."),
        about=_("Approvers; people outside who were asked by a one-time link."),
        why=_("Whoever is responsible must have said yes."),
        how_long=_("As long as the revision that it is about; the record keeps it longer."),
        who_sees=_("Whoever sees the draft."),
        clause="brand.approval",
    ),
    Kept(
        "approvals.Delegation",
        what=_("Who stands in for whom, where and until when."),
        about=_("Approvers."),
        why=_("So that approval does not wait for somebody who is away."),
        how_long=_("Kept after it has ended, so that an old approval can be explained."),
        who_sees=_("The two of them, and the unit's contact persons, approvers and steward."),
    ),
    Kept(
        "approvals.ExternalLink",
        what=_("Name and e-mail address of somebody outside who is asked once; of the link only a hash."),
        about=_("People without an account at the desk who are asked for approval."),
        why=_("So that a dean without an account can say yes."),
        how_long=_("As long as the request that it belongs to."),
        who_sees=_("Whoever sees the draft."),
    ),
    Kept(
        "approvals.Look",
        what=_("When an approver last looked at a request."),
        about=_("Approvers."),
        why=_("To show them what has changed since."),
        how_long=_("As long as the request."),
        who_sees=_("That person alone."),
    ),
)
