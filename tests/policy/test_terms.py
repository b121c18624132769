"""Words and phrases found in one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pedel.policy.terms import Lexicon, TermList, read_terms
from pedel.policy.text import Text


def found(term: str, text: str, *, disguised: bool = False) -> list[str]:
    lexicon = Lexicon({"tag": TermList((term,), disguised)})
    seen = Text(text)
    return [text[slice(*seen.span(*span))] for span in lexicon.find(seen).get("tag", [])]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("bsn", "Mijn BSN: 1", ["BSN"]),
        ("bsn", "absnt bsnx", []),
        ("idioot*", "idioten, idiootje", ["idioot"]),
        ("*woord", "wachtwoord", ["woord"]),
        ("*acht*", "wachtwoord", ["acht"]),
        ("between you and me", "Between you\nand me!", ["Between you\nand me"]),
        ("e-mail", "e-mail e mail email", ["e-mail", "e mail"]),
        ("café", "CAFE Café", ["CAFE", "Café"]),
        ("😡", "boos 😡😡", ["😡", "😡"]),
        ("don't", "I don’t", ["don’t"]),
    ],
)
def test_it_finds_a_term_as_it_is_meant(term, text, expected):
    assert found(term, text) == expected


def test_it_finds_a_disguised_term_only_where_it_is_asked_to():
    assert found("idiot", "1d10t", disguised=True) == ["1d10t"]
    assert found("idiot", "1d10t") == []


def test_one_term_can_serve_several_tags():
    lexicon = Lexicon({"a": TermList(("x y",)), "b": TermList(("x y", "y"))})
    assert lexicon.find(Text("x y")) == {"a": [(0, 3)], "b": [(0, 3), (2, 3)]}


@given(st.text(max_size=60), st.sampled_from(["geheim", "in confidence", "wachtwoord*"]))
def test_it_finds_a_term_between_any_two_texts(around, term):
    word = term.rstrip("*")
    text = Text(f"{around} {word} {around}")
    spans = Lexicon({"t": TermList((term,))}).find(text)["t"]
    assert word in {text.folded[a:b] for a, b in spans}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("word\n", r"words\.terms:1: a term before the first"),
        ("[x loud]\n", r":1: unknown flag 'loud'"),
        ("[x]\nf***\n", r":2: 'f\*\*\*' would match every word"),
    ],
)
def test_it_says_which_line_of_a_file_is_wrong(tmp_path, content, error):
    path = tmp_path / "words.terms"
    path.write_text(content)
    with pytest.raises(ValueError, match=error):
        read_terms(path)
