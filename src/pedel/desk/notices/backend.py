"""Django's way of sending mail: what libraries send (a forgotten password, …) goes through the outbox too."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from .letters import message_id
from .models import Letter


class Outbox(BaseEmailBackend):
    """Puts each message into the outbox, one letter for each recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        written = [_letter(message, to) for message in email_messages for to in message.recipients()]
        Letter.objects.bulk_create(written)
        return len(email_messages)


def _letter(message: EmailMessage, to: str) -> Letter:
    html = [content for content, kind in getattr(message, "alternatives", ()) if kind == "text/html"]
    subject = " ".join(str(message.subject).split())[:300]
    return Letter(to=to, subject=subject, text=message.body, html="".join(html[:1]), message_id=message_id())
