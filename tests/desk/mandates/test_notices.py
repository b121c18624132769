import pytest

from pedel.desk.notices import words

FACTS = {
    "mandates": {"by": "Victor", "editor": "Emma", "account": "Law & Tax (@law)"},
    "accounts": {"by": "Clara", "account": "Law & Tax (@law)", "part": "owner", "to": "closed"},
}


@pytest.mark.parametrize(
    "kind",
    [
        "mandates.proposed",
        "mandates.agreed",
        "mandates.declined",
        "mandates.ended",
        "mandates.withdrawn",
        "accounts.joined",
        "accounts.left",
        "accounts.moved",
    ],
)
def test_it_says_each_notice_in_one_line_in_both_languages(kind):
    facts = FACTS[kind.partition(".")[0]]
    english, dutch = words.line(kind, facts, "en"), words.line(kind, facts, "nl")
    assert english != dutch
    for line in (english, dutch):
        assert "Law & Tax (@law)" in line
        assert "\n" not in line
        assert line.endswith(".")


@pytest.mark.parametrize("part", ["owner", "deputy", "editor"])
def test_it_tells_everybody_what_their_part_is(part):
    facts = FACTS["accounts"] | {"part": part}
    assert part in words.line("accounts.joined", facts, "en")
    assert len(words.body("accounts.joined", facts, "nl")) == 2


@pytest.mark.parametrize("to", ["active", "dormant", "hacked", "closed"])
def test_it_says_into_which_state_an_account_came(to):
    said = {words.line("accounts.moved", FACTS["accounts"] | {"to": each}, "en") for each in (to, "active")}
    assert len(said) == (1 if to == "active" else 2)
