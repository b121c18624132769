"""One check on one text, without a pack."""

import pytest

from pedel.policy.alone import matches


@pytest.mark.parametrize(
    ("check", "text", "categories"),
    [
        ("secrets", "The wifi password is Zomer2024!", ["password"]),
        ("secrets", "Never share your password.", []),
        ("identifiers", "j.jansen@example.org", ["email"]),
        ("identifiers", "info@example.org", []),
    ],
)
def test_it_finds_what_the_check_finds(check, text, categories):
    assert [match.category for match in matches(check, text)] == categories


def test_it_knows_no_check_that_is_not_there():
    with pytest.raises(KeyError):
        matches("none", "text")
