"""What the parts that the desk is built from keep about people: signing in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pedel.desk.personal import Kept

PERSONAL = (
    Kept(
        "account.EmailAddress",
        what=_("The e-mail address with which a person signs in."),
        about=_("Whoever signs in."),
        why=_("Signing in."),
        how_long=_("As long as the person is known to the desk."),
        who_sees=_("That person alone."),
    ),
    Kept(
        "mfa.Authenticator",
        what=_("The secret of a second factor, encrypted, and when it was last used."),
        about=_("Whoever has set up a second factor."),
        why=_("So that a stolen password opens nothing."),
        how_long=_("Until they or the steward take it away."),
        who_sees=_("Nobody; that there is one is seen by that person and the steward."),
    ),
    Kept(
        "socialaccount.SocialAccount",
        what=_("The number of a person at the identity provider, and what it tells at sign-in."),
        about=_("Whoever signs in through the institution."),
        why=_("To know the same person again at the next sign-in."),
        how_long=_("As long as the person is known to the desk."),
        who_sees=_("That person alone."),
    ),
    Kept(
        "sessions.Session",
        what=_("That a browser is signed in, and as whom."),
        about=_("Whoever is signed in."),
        why=_("So that one need not sign in on every page."),
        how_long=_("Fourteen days, or until they sign out or their last day is over."),
        who_sees=_("Nobody."),
        ends="dossier.jobs.forget_sessions",
    ),
)
