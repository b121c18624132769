"""Questions and guidance in hand: Stan asks Law, Clara answers, Samira of Science looks at guidance."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from pedel.desk.questions.actions import asking, guidance
from pedel.desk.questions.models import Guidance, Question, Wording
from pedel.desk.record.acting import Actor

QUESTION = "May I show the crowd at the open day?"
DRAFT = "Look at all these people at our open day!"


@pytest.fixture
def ask(cast):
    """`ask()` or `ask(asker=…, unit=…, text=…, draft=…)` puts a question."""

    def asked(asker=None, unit=None, text=QUESTION, draft="", may_be_kept=False, **fields):
        asker = asker or cast.stan
        question = Question(asked_by=asker, unit=unit or cast.units.law, text=text, language="en", **fields)
        return asking.ask(Actor(asker), question, draft=draft, may_be_kept=may_be_kept)

    return asked


def wording(**fields):
    usual = {
        "question_en": "May a crowd be shown?",
        "answer_en": "Yes, where nobody stands out. Ask those who do.",
        "clauses": ["privacy.permission"],
        "look_again_on": timezone.localdate() + timedelta(days=100),
    }
    return Wording(**(usual | fields))


@pytest.fixture
def propose(cast):
    """`propose()` gives a wording of Clara's that waits."""

    def proposed(writer=None, question=None, **fields):
        fresh = Guidance(unit=cast.units.law, question=question)
        return guidance.propose(Actor(writer or cast.clara), fresh, wording=wording(**fields))

    return proposed


@pytest.fixture
def publish(cast, propose):
    """`publish()` gives guidance that Samira approved."""

    def published(**fields):
        waiting = propose(**fields)
        guidance.approve(Actor(cast.samira), waiting)
        return Guidance.objects.get(pk=waiting.guidance_id)

    return published
