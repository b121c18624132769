"""What incidents keep about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

TEAM = _("Who works on the account, its contact person, the steward, whoever opened it or has a step in it.")
THEIRS = _("The person concerned, the helpers they have, and the one coordinator of the settings. No role.")
STAYS = _("As long as the incident: it is how the university shows what it did.")
YEAR = _("Until the person has it wiped; a year after it ended at the latest.")

PERSONAL = (
    Kept(
        "incidents.Incident",
        what=_(
            "What went wrong, who opened it, who confirmed it and who ended it; what was seen and learnt."
        ),
        about=_("Staff who look after accounts; whoever is spoken of in what was seen."),
        why=_("A hacked account, a leak or a wrong post has to be dealt with, and explained later."),
        how_long=STAYS,
        who_sees=TEAM,
        clause="brand.hacked",
    ),
    Kept(
        "incidents.Step",
        what=_("Which step was given to whom, who did it or left it out, and when."),
        about=_("Staff who look after the incident."),
        why=_("So that several people can work on it at once."),
        how_long=STAYS,
        who_sees=TEAM,
    ),
    Kept(
        "incidents.Evidence",
        what=_("Pictures and exports of what was to be seen, and who handed them in."),
        about=_("Whoever appears in them; staff who handed them in."),
        why=_("What is deleted on a network cannot be shown or explained without it."),
        how_long=STAYS,
        who_sees=TEAM,
    ),
    Kept(
        "incidents.Custody",
        what=_("Who handed evidence in, and who took it along, when."),
        about=_("Staff who had it in hands."),
        why=_("Evidence counts only if it is known who had it."),
        how_long=STAYS,
        who_sees=TEAM,
    ),
    Kept(
        "incidents.Breach",
        what=_("Who said whether personal data were involved, and who decided about telling the authority."),
        about=_("Staff who answered and decided. Kinds of data only, never the data."),
        why=_("The law asks for a written account of every breach (GDPR, article 33(5))."),
        how_long=STAYS,
        who_sees=_("The same, and the privacy officer."),
    ),
    Kept(
        "incidents.EmergencyLink",
        what=_("Whose emergency link, who made it, when it was used last; its secret only as a fingerprint."),
        about=_("Owners and deputies of accounts."),
        why=_("So that an incident can be opened from a phone without signing in."),
        how_long=_("It opens nothing once their part in the account ends; the row stays with that part."),
        who_sees=_("They themselves, the contact person and the steward."),
    ),
    Kept(
        "incidents.Protected",
        what=_("That somebody was threatened, and what they wrote about it."),
        about=_("The person concerned, whoever opened it, the coordinator."),
        why=_("So that a few people can help, and only in what the person agrees to."),
        how_long=YEAR,
        who_sees=THEIRS,
        is_counted=False,
        ends="incidents.jobs.forget",
        clause="audience.protected-identity",
    ),
    Kept(
        "incidents.Helper",
        what=_("Who helps somebody who was threatened."),
        about=_("Helpers."),
        why=_("The person concerned says who may know."),
        how_long=YEAR,
        who_sees=THEIRS,
        is_counted=False,
        ends="incidents.jobs.forget",
    ),
    Kept(
        "incidents.ProtectedStep",
        what=_("What the person agreed to, and who did it."),
        about=_("The person concerned, helpers."),
        why=_("Nothing is done without their yes."),
        how_long=YEAR,
        who_sees=THEIRS,
        is_counted=False,
        ends="incidents.jobs.forget",
    ),
    Kept(
        "incidents.ProtectedNote",
        what=_("Notes of those who help."),
        about=_("The person concerned, helpers."),
        why=_("So that they need not ask the person again and again."),
        how_long=YEAR,
        who_sees=THEIRS,
        is_counted=False,
        ends="incidents.jobs.forget",
    ),
    Kept(
        "incidents.ProtectedFile",
        what=_("Pictures and messages that were sent to the person."),
        about=_("The person concerned; whoever sent them."),
        why=_("For the police, if the person goes there."),
        how_long=YEAR,
        who_sees=THEIRS,
        is_counted=False,
        ends="incidents.jobs.forget",
    ),
)
