"""What is done with the record itself."""

from __future__ import annotations

from . import access
from .acting import Actor
from .action import Done, action
from .models import Entry


@action("record.exported", may=access.may_export)
def export(by: Actor, last: Entry) -> Done:
    """The whole record was exported."""
    return Done(last, about=last, digest=last.hash, facts={"entries": last.number})
