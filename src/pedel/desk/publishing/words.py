"""What each trouble means and what to do about it, in words for who keeps an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from pedel.networks import Trouble


@dataclass(frozen=True, slots=True)
class Explained:
    """A trouble in one line, and what a communications officer can do about it."""

    title: Any
    what_to_do: Any


CONNECT = _("Ask the owner of the account to connect it again, then try once more.")

TROUBLES: dict[str, Explained] = {
    # What a network answers.
    Trouble.UNREACHABLE: Explained(
        _("The network could not be reached"),
        _("Nothing went out. The desk tries again by itself; if that goes on, ask your IT department."),
    ),
    Trouble.DOWN: Explained(
        _("The network has a disturbance"),
        _("The desk waits and tries again by itself."),
    ),
    Trouble.CUT: Explained(
        _("The connection ended before the network confirmed it"),
        _("Look at the account on the network. The desk looks too, and never sends it twice by guess."),
    ),
    Trouble.RATE: Explained(
        _("The network asks us to wait"),
        _("Nothing to do: the desk goes on as soon as the network allows."),
    ),
    Trouble.TOKEN: Explained(_("The connection to the account has ended"), CONNECT),
    Trouble.SCOPE: Explained(
        _("The connection does not allow this"),
        _("Ask the owner to connect the account again and to say yes to everything that is asked."),
    ),
    Trouble.ACCOUNT: Explained(
        _("The account is gone, locked or suspended on the network"),
        _("Sign in at the network with the account and see what it says there."),
    ),
    Trouble.TOO_LONG: Explained(
        _("The text is too long for this network"),
        _("Copy the draft, shorten its text for this account and have it approved again."),
    ),
    Trouble.MEDIA: Explained(
        _("The network does not take a picture or film"),
        _("Copy the draft, put a smaller picture or another format in its place and ask again."),
    ),
    Trouble.DOUBLE: Explained(
        _("The network says that it has this post already"),
        _("Look at the account. If the post is there, settle this as gone out, with its address."),
    ),
    Trouble.REFUSED: Explained(
        _("The network refused the post"),
        _("Its own words stand below. Change what it objects to in a copy of the draft, and ask again."),
    ),
    Trouble.GONE: Explained(
        _("What this post answers is no longer there"),
        _("Look at the account on the network; write a new draft if it still has to be said."),
    ),
    Trouble.VERSION: Explained(
        _("The network has retired the version of its interface that the desk uses"),
        _("Ask whoever runs the desk to set the newer version in its settings, then try once more."),
    ),
    Trouble.NONSENSE: Explained(
        _("The network answered something that makes no sense"),
        _("Look at the account on the network. If the post is not there, try once more."),
    ),
    Trouble.NOT_HERE: Explained(
        _("The network does not offer this"),
        _("Post it by hand on the network's own page, or leave this account out."),
    ),
    # What the desk itself finds.
    "held": Explained(
        _("It is held"),
        _("Whoever placed the hold lifts it. What came due meanwhile asks for a new time."),
    ),
    "not_ready": Explained(
        _("It may not go out as it stands"),
        _("See on the draft what is open: the approval, the mandate or the state of the account."),
    ),
    "edited": Explained(
        _("The draft was changed or taken back since"),
        _("Ask for approval of the draft as it is now; what is approved is planned by itself."),
    ),
    "expired": Explained(
        _("The approval has ended"),
        _("Copy the draft and ask for approval again."),
    ),
    "late": Explained(
        _("Its time passed without it"),
        _("Say when it goes out, or call it off."),
    ),
    "not_connected": Explained(
        _("The account is not connected"),
        _("Ask the owner of the account to connect it; the guide on its page says how."),
    ),
    "no_connector": Explained(
        _("The desk cannot post on this network"),
        _("Post it by hand on the network's own page, and call this one off here."),
    ),
    "pace": Explained(
        _("It waits its turn"),
        _("So many posts at a time are allowed on one account; the rest follows by itself."),
    ),
    "gave_up": Explained(
        _("The desk has tried several times and gave up"),
        _("See below what the network said last. When that is over, try once more."),
    ),
    "worker_ended": Explained(
        _("The desk was interrupted while it went out"),
        _("The desk looks at the network by itself. If it stays unclear, look at the account and settle it."),
    ),
    "not_found": Explained(
        _("The network does not show it"),
        _("Look at the account. Settle it as not gone out when you are sure, and say what you saw."),
    ),
    "content": Explained(
        _("A picture is not what was approved any more"),
        _("The file was changed or lost. Put it with a copy of the draft again and have that approved."),
    ),
    "double_text": Explained(
        _("The same text goes out on this account the same day"),
        _("That may be meant. If not, call one of them off."),
    ),
    "clock": Explained(
        _("The desk's clock is not right"),
        _("Nothing goes out until it is. Ask whoever runs the desk to set the clock."),
    ),
    "disk": Explained(
        _("The desk could not write down what happened"),
        _("Ask whoever runs the desk: its disk may be full. Nothing is sent twice; it is looked up first."),
    ),
    "fault": Explained(
        _("Something in the desk itself went wrong"),
        _("Tell whoever runs the desk; its log says more. Then try once more."),
    ),
}


def explain(code: str) -> Explained:
    """What a code of `Delivery.trouble` means; one that is not known says what to do all the same."""
    unknown = Explained(_("Something went wrong"), _("Look at the account on the network and try once more."))
    return TROUBLES.get(code, unknown)
