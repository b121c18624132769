"""What the desk says is said in Dutch too."""

import gather_messages
import pytest


@pytest.mark.parametrize("app", gather_messages.apps(), ids=lambda app: app.name)
def test_it_says_everything_in_dutch_too(app):
    assert gather_messages.untranslated(app) == []
