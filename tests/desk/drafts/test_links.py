"""The links in a text."""

import pytest

from pedel.desk.drafts.links import links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://a.example/b.", ["https://a.example/b"]),
        ("(https://a.example/x_(y))", ["https://a.example/x_(y)"]),
        ("www.a.example, https://a.example www.a.example", ["www.a.example", "https://a.example"]),
        ("“https://a.example/q?x=1&y=2”", ["https://a.example/q?x=1&y=2"]),
        ("no link, e.g. this", []),
    ],
)
def test_it_finds_the_links_of_a_text(text, expected):
    assert links(text) == expected
