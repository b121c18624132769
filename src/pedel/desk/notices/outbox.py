"""Sending the letters that wait, so that none is lost and none is sent twice.

1. A conditional UPDATE takes one letter: `waiting` to `sending`, with a claim of its own and a lease.
2. Everything but the final dot is given to the mail server. What fails here is surely not delivered, and
   the letter waits again.
3. Another conditional UPDATE notes that the server may now take it (`handed_at`). It asks for our claim:
   where another worker has taken the letter over meanwhile, we hang up instead.
4. The dot. Yes is `sent`. A temporary no waits again, later and later, for five days (RFC 5321, 4.5.4.1);
   a final no has `failed`. No answer is `unclear`: never sent again unless a person says so.

A process that dies leaves `sending` behind. When its lease is over, a letter without `handed_at` waits
again, because no server had its final dot; a letter with it is unclear. A crash between 3 and 4 thus
leaves a letter for a person to look at, and never one that came twice or vanished.
"""

from __future__ import annotations

import logging
import random
import secrets
from contextlib import closing
from datetime import datetime, timedelta
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from time import monotonic

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from .models import Letter
from .smtp import Line, Refused, Server, Unclear, Unreachable

log = logging.getLogger("pedel.mail")
State = Letter.State
LEASE = timedelta(minutes=5)
GIVE_UP_AFTER = timedelta(days=5)
LONGEST_WAIT = timedelta(hours=4)
AT_MOST = 8.0
"""Seconds for one round; the worker has other things to do, and the next round comes soon."""


def send_due() -> int:
    """Sends what waits, for some seconds; gives the number of letters that went out."""
    look_after_abandoned()
    if not settings.PEDEL.mail_url:
        return 0
    sent, until = 0, monotonic() + AT_MOST
    with closing(Line(Server.of(settings.PEDEL.mail_url))) as line:
        while monotonic() < until and (letter := claim()) is not None:
            try:
                sent += _attempt(line, letter)
            except Unreachable as error:
                due = _wait_again(letter, str(error))
                Letter.objects.filter(state=State.WAITING, due_at__lt=due).update(due_at=due)
                log.warning("the mail server cannot be used: %s; letters wait until %s", error, due)
                break
    return sent


def look_after_abandoned() -> None:
    """Letters that a dead process held: back to waiting, or unclear if a server may have them."""
    over = Letter.objects.filter(state=State.SENDING, claimed_until__lt=timezone.now())
    over.filter(handed_at=None).update(state=State.WAITING, claim="", due_at=timezone.now())
    why = "The worker ended while the mail server had the letter."
    over.exclude(handed_at=None).update(state=State.UNCLEAR, trouble=why)


def claim() -> Letter | None:
    """Takes the letter that has waited longest and is due; None when there is none."""
    while True:
        now = timezone.now()
        due = Letter.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at", "pk")
        key = due.values_list("pk", flat=True).first()
        if key is None:
            return None
        token = secrets.token_hex(16)
        if Letter.objects.filter(pk=key, state=State.WAITING, due_at__lte=now).update(
            state=State.SENDING, claim=token, claimed_until=now + LEASE, handed_at=None, tries=F("tries") + 1
        ):
            return Letter.objects.get(pk=key)


def _attempt(line: Line, letter: Letter) -> bool:
    """One try. Whether the letter was taken."""
    try:
        line.offer(parseaddr(settings.PEDEL.mail_from)[1], letter.to, _written(letter))
        if not _may_conclude(letter):
            line.drop()
            return False
        line.conclude()
    except Refused as refusal:
        if refusal.is_final:
            _note(letter, state=State.FAILED, trouble=str(refusal))
        else:
            _wait_again(letter, str(refusal))
        return False
    except Unclear as error:
        _note(letter, state=State.UNCLEAR, trouble=f"The mail server gave no last word ({error}).")
        return False
    _note(letter, state=State.SENT, sent_at=timezone.now(), text="", html="", trouble="")
    return True


def _may_conclude(letter: Letter) -> bool:
    """Notes that the server may now take the letter; False when it is no longer ours to send."""
    now = timezone.now()
    held = Letter.objects.filter(pk=letter.pk, claim=letter.claim, state=State.SENDING, handed_at=None)
    return bool(held.update(handed_at=now, claimed_until=now + LEASE))


def _wait_again(letter: Letter, why: str) -> datetime:
    """Back to waiting, until later after every try; given up after five days. Gives until when."""
    wait = min(timedelta(minutes=1) * 3.0 ** min(letter.tries - 1, 10), LONGEST_WAIT)
    due = timezone.now() + wait * random.uniform(0.9, 1.1)  # noqa: S311  # spreads tries, keeps no secret
    if timezone.now() - letter.created_at > GIVE_UP_AFTER:
        _note(letter, state=State.FAILED, trouble=why)
    else:
        _note(letter, state=State.WAITING, claim="", handed_at=None, due_at=due, trouble=why)
    return due


def _note(letter: Letter, **outcome: object) -> None:
    """Writes an outcome down, unless the letter is another's by now."""
    held = Letter.objects.filter(pk=letter.pk, claim=letter.claim, state__in=(State.SENDING, State.UNCLEAR))
    held.update(**outcome)


def _written(letter: Letter) -> bytes:
    """The letter as it travels; Refused where it cannot be written as one, so that it holds up no other."""
    try:
        return message(letter)
    except (ValueError, LookupError, MessageError) as error:
        raise Refused(f"it cannot be written as mail: {error}"[:300], is_final=True) from error


def message(letter: Letter) -> bytes:
    """The letter as it travels."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = settings.PEDEL.mail_from
    mail["To"] = letter.to
    mail["Subject"] = " ".join(letter.subject.split())
    mail["Date"] = format_datetime(letter.created_at)
    mail["Message-ID"] = letter.message_id
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.text)
    if letter.html:
        mail.add_alternative(letter.html, subtype="html")
    return bytes(mail)
