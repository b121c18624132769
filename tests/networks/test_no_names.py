"""No network is named in the desk: what is known of one stands in its own folder."""

import io
import re
import tokenize
from pathlib import Path

import pytest

from pedel import networks

DESK = Path(networks.__file__).parents[1] / "desk"
WORDS = ("threads", "website", "x")
NAMES = "|".join(name for name in networks.names() if name not in WORDS)
NAMED = re.compile(rf"(?<![\w/.-])({NAMES})(?![\w-])", re.IGNORECASE)
SHORT = re.compile(r"""==?\s*["'](x|threads|website)["']|["'](x|threads|website)["']\s*(==|:|in\b)""")
"""Names that are words too count only where code compares with them."""
FOLDERS = ("demo", "migrations", "locale", "static")
PAGES = sorted(path for path in DESK.rglob("templates/**/*") if path.is_file())
CODE = sorted(path for path in DESK.rglob("*.py") if not set(path.parts) & set(FOLDERS))


def said(path):
    """What code does: its text without comments and docstrings."""
    if path.suffix != ".py":
        return path.read_text("utf-8")
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline)
    return " ".join(
        token.string
        for token in tokens
        if token.type != tokenize.COMMENT and not token.string.startswith(('"""', 'r"""'))
    )


@pytest.mark.parametrize("path", [*CODE, *PAGES], ids=lambda path: str(path.relative_to(DESK)))
def test_the_desk_names_no_network(path):
    text = said(path)
    assert not NAMED.findall(text)
    assert not SHORT.findall(text)


def test_it_would_notice():
    assert NAMED.search('if account.network == "mastodon":')
    assert SHORT.search('if account.network == "x":')
