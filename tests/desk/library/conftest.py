"""What the tests of the library share: putting pictures in as Emma of Law."""

from __future__ import annotations

import pytest

from desk.library.drawing import photo, upload
from pedel.desk.library import actions
from pedel.desk.library.incoming import Incoming
from pedel.desk.record.acting import Actor


@pytest.fixture
def put(cast):
    """`put(photo(7), "seven.jpg")` puts a file in for Law; gives the asset."""

    def added(content=None, name="atrium.jpg", person=None, unit=None, **options):
        incoming = Incoming.of(upload(photo() if content is None else content, name))
        by = Actor(person or cast.emma)
        return actions.add(by, unit or cast.units.law, incoming, **options)[0]

    return added


@pytest.fixture
def asset(put):
    """A photo of Law's, with its place in it."""
    return put(photo(1, gps=True))
