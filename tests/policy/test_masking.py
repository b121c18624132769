"""What is masked is in no report, in no form."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pedel.policy import Draft, Question, check
from pedel.policy.clause import Bilingual
from pedel.policy.engine import masked
from pedel.policy.render.html import to_html
from pedel.policy.render.json import to_json
from pedel.policy.render.terminal import write_brief
from pedel.policy.render.veil import Veil
from policy.showing import DUTCH, PACK, as_text, report

SECRET = "8675-30-9q"


def with_secret(text, *, suggestion="", values=None):
    """A report in which the first place of SECRET is masked and one finding speaks of it."""
    start = text.index(SECRET)
    found = report(text)
    finding = replace(
        check(Draft("http://a.example", lang="en"), PACK).findings[0],
        start=start,
        end=start + len(SECRET),
        excerpt="•" * len(SECRET),
        masked=True,
        values=values or {"host": "x"},
        suggestion=suggestion,
    )
    mask = {"text": [(start, start + len(SECRET))]}
    return replace(found, findings=(finding, *found.findings), masks=mask)


def in_every_form(shown):
    return [
        as_text(shown),
        as_text(shown, colour=True),
        as_text(shown, write=write_brief),
        to_json(shown),
        to_html(shown),
    ]


@pytest.mark.parametrize("at", [0, 1, 2, 3, 4])
def test_a_masked_value_is_in_no_form(at):
    shown = with_secret(
        f"The code is {SECRET} and once more {SECRET}. " + DUTCH,
        suggestion=f"Say nothing of {SECRET.upper()}",
        values={"host": f"of {SECRET.replace('-', '')}"},
    )
    made = in_every_form(shown)[at]
    assert SECRET not in made.casefold()
    assert SECRET.replace("-", "") not in made.casefold()
    assert "•" in made


def test_a_masked_value_is_in_no_question():
    shown = with_secret(f"The code is {SECRET}, it is.")
    ask = Bilingual(f"Is {SECRET} a code?", "")
    shown = replace(shown, asked=(Question(PACK["voice"], "doi", ask),))
    assert not any(SECRET in made for made in in_every_form(shown))


def test_a_masked_value_is_in_no_shortened_excerpt():
    text = f"The code is {SECRET}. And " + "x" * 74 + f" {SECRET}."
    shown = with_secret(text)
    (finding,) = shown.findings
    long = replace(finding, start=text.index("And") + 4, end=len(text), excerpt=text[-90:])
    made = to_json(replace(shown, findings=(long,)))
    assert SECRET[:4] not in made


def test_a_short_masked_value_is_dotted_out_as_a_word_only():
    shown = replace(report("My pin is 1234, room 12345."), masks={"text": [(10, 14)]})
    assert Veil(shown).part("text") == "My pin is ••••, room 12345."
    assert Veil(shown).over("1234 and 12345") == "•••• and 12345"


@given(st.text(), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_dots_keep_every_offset(text, spans):
    spans = [(min(a, len(text)), min(b, len(text))) for a, b in spans if a < b]
    hidden = masked(text, spans)
    assert len(hidden) == len(text)
    for at, char in enumerate(text):
        assert hidden[at] == ("•" if any(a <= at < b for a, b in spans) else char)
