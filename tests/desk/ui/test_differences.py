"""Word by word, what two texts differ in."""

from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.ui.differences import changed_words, differences

TEXTS = st.text(max_size=80) | st.lists(st.sampled_from("one two three, four. 👩‍🔬".split())).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(old, new):
    pieces = differences(old, new)
    assert "".join(p.text for p in pieces if p.how != "new") == old
    assert "".join(p.text for p in pieces if p.how != "gone") == new


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert {piece.how for piece in differences(text, text)} <= {"same"}


def test_it_takes_whole_words():
    pieces = [(p.how, p.text) for p in differences("opens at nine", "opens at ten")]
    assert pieces == [("same", "opens at "), ("gone", "nine"), ("new", "ten")]
    assert changed_words(differences("opens at nine", "opens at ten")) == 2


def test_a_long_text_is_compared_by_lines():
    old = "\n".join(f"line {number} of many words in it" for number in range(1500))
    pieces = differences(old, old.replace("line 700 ", "row 700 "))
    assert [p.how for p in pieces] == ["same", "gone", "new", "same"]
