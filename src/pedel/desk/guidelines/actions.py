"""What changes the institution's own document."""

from __future__ import annotations

import hashlib

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.policy import Pack
from pedel.policy.provenance import verify

from . import access
from .models import Document


@action("guidelines.attached", may=access.may_attach)
def attach(by: Actor, pack: Pack, *, title: str, text: str) -> Done:
    """The institution's own document was put beside a pack, in place of an earlier one."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    Document.objects.filter(pack=pack.id).delete()
    document = Document.objects.create(
        pack=pack.id, title=title, text=text, sha256=digest, attached_by=by.person
    )
    found = verify(pack, text)
    facts = {"pack": pack.id, "title": title, "sentences": found.sentences, "is_clean": found.is_clean}
    return Done(document, about=document, digest=digest, facts=facts)


@action("guidelines.detached", may=access.may_attach)
def detach(by: Actor, document: Document) -> Done:
    """The institution's own document was taken away."""
    about = Document(pk=document.pk, pack=document.pack, title=document.title)
    Document.objects.filter(pk=document.pk).delete()
    facts = {"pack": document.pack, "title": document.title}
    return Done(None, about=about, digest=document.sha256, facts=facts)
