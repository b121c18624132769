"""An application of Stan's, as far as a test needs it."""

import pytest

from pedel.desk.applications import actions
from pedel.desk.applications.models import Application
from pedel.desk.applications.steps import STEPS
from pedel.desk.record.acting import Actor

ANSWERS = {
    "purpose": {
        "purpose": "News for whoever has to do with taxes.",
        "objectives": "Forty more at the evening lectures, counted at the door.",
        "audience": "Advisers in the region.",
    },
    "existing": {"why_new": "The faculty's account speaks to students, and asked us to do this."},
    "network": {
        "network": "mastodon", "name": "Example Tax Law", "handle": "taxnight@social.example",
        "account_class": "unit", "languages": ["en", "nl"],
    },
    "content": {
        "posts": 2, "per": "week", "sources": "The calendar of lectures.",
        "sample_1": "On Monday we open late.", "sample_2": "On Tuesday too.", "sample_3": "Closed on Friday.",
    },
    "people": {
        "owner": "olga@example.org", "owner_hours": "3", "deputy": "emma@example.org", "deputy_hours": "1.5",
        "absence": "Emma in August.", "answering": "Olga; the law clinic for the rest.", "within": "day",
    },
    "care": {
        "privacy_notice": "https://example.org/privacy", "assessment": "not_needed",
        "assessment_where": "The privacy officer, by letter of May.", "alternative": "The mailing list.",
    },
}  # fmt: skip


def write(by, application, step, **typed):
    """Types into one step of the application, as the page does."""
    form = STEPS[step](typed, application=application)
    form.full_clean()
    return actions.write(Actor(by), application, step=step, wishes=(form.values(), form.unfinished()))


def again(application):
    return Application.objects.get(pk=application.pk)


@pytest.fixture
def begun(cast):
    return actions.begin(Actor(cast.stan), None)


@pytest.fixture
def written(cast, begun):
    """Every answer given, nothing sent."""
    for step, typed in ANSWERS.items():
        extra = {"unit": cast.units.tax.pk} if step == "purpose" else {}
        write(cast.stan, begun, step, **typed, **extra)
    return again(begun)


@pytest.fixture
def sent(cast, written):
    actions.send(Actor(cast.stan), written)
    return again(written)


@pytest.fixture
def ready(cast, sent):
    actions.advise(Actor(cast.clara), sent, outcome="positive", text="A good plan.", digest=sent.digest)
    return again(sent)


@pytest.fixture
def approval(tmp_path, settings):
    """`approval("steward")`: guidelines under which there is no account without a yes."""

    def in_force(by="contact"):
        folder = tmp_path / f"approving-{by}"
        folder.mkdir(exist_ok=True)
        (folder / "pack.yaml").write_text(
            f"id: approving-{by}\ninstitution: A Strict University\n"
            "title: {en: Strict guidelines, nl: Strenge richtlijnen}\nedition: '1'\nlanguages: [en, nl]\n"
            f"sections: []\nopening: {{decision: approval, by: {by}}}\n",
            "utf-8",
        )
        settings.PEDEL = type(settings.PEDEL)(
            **{
                **{name: getattr(settings.PEDEL, name) for name in settings.PEDEL.__slots__},
                "packs": (str(folder),),
            }
        )

    return in_force
