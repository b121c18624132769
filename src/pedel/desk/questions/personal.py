"""What the question desk keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "questions.Card",
        what=_("What a contact person helps with, in which languages and when."),
        about=_("Contact persons and stewards who wrote one."),
        why=_("Colleagues and the public find whom to ask."),
        how_long=_("Until they empty it or leave the register of people."),
        who_sees=_("Colleagues; everybody, where the person agreed to be named."),
        clause="contact",
    ),
    Kept(
        "questions.Absence",
        what=_("From when to when a contact person is away, and who stands in. Not why."),
        about=_("Contact persons who set it themselves."),
        why=_("Questions go to somebody who is there."),
        how_long=_("As long as closed questions are kept (question_days), or until taken back."),
        who_sees=_("Colleagues; everybody, where the person agreed to be named."),
        ends="questions.jobs.forget",
        clause="contact",
    ),
    Kept(
        "questions.Point",
        what=_("The role mailbox, telephone and page of a unit; no person's own."),
        about=_("Nobody by name."),
        why=_("Where nobody agreed to be named, there is still somebody to ask."),
        how_long=_("Until somebody empties it."),
        who_sees=_("Everybody."),
        clause="contact",
    ),
    Kept(
        "questions.Question",
        what=_("What a member of staff asked, about which unit and clauses, and how it stands."),
        about=_("Staff who ask."),
        why=_("The contact person answers it."),
        how_long=_("For question_days after it is closed; its words until it is taken back."),
        who_sees=_("Who asked, the contact persons of the unit, who stands in; the steward when it is late."),
        ends="questions.jobs.forget",
        clause="contact",
    ),
    Kept(
        "questions.Turn",
        what=_("What was answered, asked back and added, by whom."),
        about=_("Who asked and who answered."),
        why=_("Both can read it again."),
        how_long=_("As long as its question."),
        who_sees=_("Those who see the question."),
        ends="questions.jobs.forget",
    ),
    Kept(
        "questions.Enclosure",
        what=_("The text of a draft that came along with a question."),
        about=_("Who asked, and whoever the draft is about."),
        why=_("The contact person can advise on it."),
        how_long=_("Until the question is closed, or as long as the question where the asker agreed to it."),
        who_sees=_("Those who see the question. It goes into no mail, notice, log, search or record."),
        ends="questions.jobs.drop_drafts",
    ),
    Kept(
        "questions.Wording",
        what=_(
            "Who wrote a version of guidance and who looked at it; nobody is named in the guidance itself."
        ),
        about=_("Contact persons and stewards."),
        why=_("Two people answer for what everybody reads."),
        how_long=_("Kept, so that what was once advised can be explained."),
        who_sees=_("Contact persons and stewards."),
    ),
    Kept(
        "questions.Guidance",
        what=_("The question that guidance came from."),
        about=_("Who asked it."),
        why=_("Who wrote it can look back while the question is there."),
        how_long=_("Until the question is forgotten."),
        who_sees=_("Those who see the question."),
        ends="questions.jobs.forget",
    ),
)
