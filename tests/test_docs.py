"""The reference is made from the code; a stale page fails here."""

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"


def generate():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = generate().pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_says_what_the_code_says(name):
    path = DOCS / "reference" / name
    assert path.exists(), "run 'make docs'"
    assert path.read_text("utf-8") == PAGES[name], "run 'make docs'"


def test_there_is_no_page_of_something_gone():
    there = {str(path.relative_to(DOCS / "reference")) for path in (DOCS / "reference").rglob("*.md")}
    assert there == set(PAGES)
