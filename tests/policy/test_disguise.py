"""The quick sight of a disguise lets through whatever the exact one would find."""

from hypothesis import given
from hypothesis import strategies as st

from pedel.policy.disguise import _HINT, _SUSPECT

TELLING = st.text("abvwz019$@*#_|+€!. -\n\t\u00a0\u2028é'\"(x😀", max_size=12)


@given(TELLING | st.text(max_size=40))
def test_the_hint_is_never_stricter_than_the_search_it_saves(text):
    folded = "".join(c for c in text.lower() if not "\ud800" <= c <= "\udfff")
    assert _HINT.search(folded) or not _SUSPECT.search(folded)
