"""Incidents of the cast, opened as people open them."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from pedel.desk.incidents import actions
from pedel.desk.incidents.models import Incident
from pedel.desk.record.acting import Actor


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def opened(cast):
    """`opened("hacked")`: what Olga opened on the account of Law; `by=` says who else, `account=` where."""

    def open_(kind="hacked", by=None, account=None, **fields):
        account = account or cast.accounts.law
        wish = Incident(kind=kind, account=account, unit=account.unit, **fields)
        return actions.open_(Actor(by or cast.olga), wish)

    return open_


@pytest.fixture
def screenshot(tmp_path):
    """A picture as a telephone makes it."""
    path = tmp_path / "screen.png"
    Image.new("RGB", (60, 120), "navy").save(path)
    return SimpleUploadedFile("screen.png", path.read_bytes(), "image/png")


@pytest.fixture
def who(cast):
    """`who.clara` is Clara, acting on a page."""
    people = {name: Actor(person) for name, person in vars(cast).items() if hasattr(person, "email")}
    return SimpleNamespace(**people)


@pytest.fixture
def officer(settings, cast):
    """Stan is the privacy officer."""
    settings.PEDEL = replace(settings.PEDEL, privacy_officer=cast.stan.email)
    return cast.stan


@pytest.fixture
def coordinator(settings, cast):
    """Bram is appointed to help when somebody is threatened."""
    settings.PEDEL = replace(settings.PEDEL, threat_coordinator=cast.bram.email)
    return cast.bram
