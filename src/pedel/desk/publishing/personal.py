"""What publishing keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "publishing.Delivery",
        what=_("Who settled whether a post went out, where the network did not say."),
        about=_("Editors, contact persons and stewards."),
        why=_("What nobody knew must have been looked up by somebody."),
        how_long=_("As long as the post is kept."),
        who_sees=_("Whoever sees the draft."),
        ends="archive.destruction.wipe",
    ),
    Kept(
        "publishing.Correction",
        what=_("Who began to put a post right."),
        about=_("Editors."),
        why=_("A mistake is admitted and put right."),
        how_long=_("As long as the post is kept."),
        who_sees=_("Whoever sees the draft."),
    ),
    Kept(
        "publishing.Withdrawal",
        what=_("Who wanted a post taken back, and why."),
        about=_("Editors, contact persons and stewards."),
        why=_("Taking something back must be explained as well."),
        how_long=_("As long as the post is kept."),
        who_sees=_("Whoever sees the draft."),
        clause="permanence.findable",
    ),
)
