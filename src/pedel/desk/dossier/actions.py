"""Handing a person what is kept about them."""

from __future__ import annotations

import json

from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action

from . import access
from .about import ENCODER, everything


@action("person.data_given", may=access.may_have, scope=None)
def give(by: Actor, person: Person) -> Done:
    """A person was given what the desk keeps about them.

    The result is JSON: a list of the kinds of rows (see `about.everything`).
    """
    kinds = list(everything(person))
    text = json.dumps(kinds, cls=ENCODER, ensure_ascii=False, indent=1)
    return Done(text, about=person, facts={"kinds": len(kinds), "rows": sum(len(k["rows"]) for k in kinds)})
