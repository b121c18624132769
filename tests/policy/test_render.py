"""A report as JSON and in a terminal: whole, safe to show, pleasant to read."""

import io
import json
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from rich.console import Console

from pedel.policy import Level, Media, Profile
from pedel.policy.render.html import to_html
from pedel.policy.render.json import SCHEMA_FILE, to_json
from pedel.policy.render.paper import terminal
from pedel.policy.render.passages import passages
from pedel.policy.render.veil import Veil
from pedel.policy.render.visible import visible
from policy.showing import DUTCH, ENGLISH, as_text, report

SCHEMA = json.loads(SCHEMA_FILE.read_text("utf-8"))


# -- JSON


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("account", ["personal", "brand"])
@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"profile": Profile(bio="see http://me.example", handle="@me")},
        {"media": (Media("a.jpg", "See https://bit.ly/x"), Media("b.jpg"))},
    ],
    ids=["text", "profile", "media"],
)
def test_its_json_is_what_the_schema_says(account, lang, given):
    shown = report(account=account, lang=lang, **given)
    value = json.loads(to_json(shown))
    Draft202012Validator(SCHEMA).validate(value)
    assert value["lang"] == lang
    assert value["findings"]
    assert all(finding["message"] and finding["remedy"] for finding in value["findings"])


def test_its_json_says_where_a_finding_is_in_the_original():
    text = "Naïve \U0001f389 link: http://a.example/x"
    (finding,) = json.loads(to_json(report(text)))["findings"]
    assert text[finding["start"] : finding["end"]] == finding["excerpt"] == "http://a.example/x"


def test_its_json_names_the_right_that_shields():
    (finding,) = json.loads(to_json(report(DUTCH, lang="nl")))["findings"]
    assert finding["shielded_by"] == ["freedom"]


def test_its_json_gives_questions_cards_and_what_was_not_looked_at():
    value = json.loads(to_json(report(account="brand")))
    assert [question["id"] for question in value["questions"]] == ["views"]
    assert [card["clause"] for card in value["cards"]] == ["caution"]
    assert {entry["what"] for entry in value["unchecked"]} == {"links", "profile"}


def test_its_json_may_be_printed():
    value = to_json(report("A link: http://a\u009b31m.example/\u202ex\ud800"))
    assert not set("\u009b\u202e\ud800") & set(value)
    assert json.loads(value)["findings"]


@pytest.mark.parametrize("form", [to_json, to_html, as_text])
def test_the_same_draft_gives_the_same_bytes(form):
    assert form(report()) == form(report())


# -- the marked draft


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(Level)), max_size=6))
def test_the_pieces_make_up_the_draft(spans):
    base = report()
    template = base.findings[0]
    text = base.draft.text
    findings = {
        number: replace(template, start=a, end=b, level=level)
        for number, (a, b, level) in enumerate(((a, b, level) for a, b, level in spans if a < b), 1)
    }
    (passage,) = passages(base, Veil(base), findings)
    assert "".join(piece.text for piece in passage.pieces) == text
    assert sorted(n for piece in passage.pieces for n in piece.numbers) == sorted(findings)
    at = 0
    for piece in passage.pieces:
        levels = [f.level for f in findings.values() if f.start < at + len(piece.text) and at < f.end]
        assert piece.level == max(levels, default=None)
        at += len(piece.text)


def test_of_a_long_draft_it_shows_the_sentences_that_matter():
    filler = "This is a plain line and it says nothing at all.\n" * 60
    made = as_text(
        report(f"{filler}Read it at https://bit.ly/abc now.\n{filler}And http://b.example is here.\n")
    )
    assert "line 61" in made
    assert "line 122" in made
    assert made.count("nothing at all") == 0
    assert "Read it at https://bit.ly/abc" in made


def test_of_a_very_long_sentence_it_shows_what_is_around():
    made = as_text(report("word " * 2000 + "http://b.example " + "word " * 2000))
    assert made.count("word") < 120


def test_it_says_in_which_part_of_the_profile_something_is():
    made = as_text(report("Hello there.", profile=Profile(bio="see http://me.example")))
    assert "Bio" in made
    assert "Hello there." in made


def test_it_writes_out_the_gravest_when_there_are_very_many():
    made = as_text(report("See http://a.example ok. " * 150 + "And https:/b.example."))
    assert "51 more findings" in made
    assert "https:/b.example" in made


def test_showing_a_long_draft_stays_fast():
    shown = report("See http://a.example/x ok. " * 8000)
    shown = replace(shown, masks={"text": [(f.start, f.end) for f in shown.findings]})
    start = time.perf_counter()
    as_text(shown)
    to_html(shown)
    assert time.perf_counter() - start < 20  # seconds; 1 here, where its square would take hours


# -- for people


def test_it_speaks_the_language_of_the_draft():
    assert "Kijk nog eens" in as_text(report(DUTCH, lang="nl"))
    assert "Look again" in as_text(report("See https://bit.ly/abc"))
    assert "Kijk nog eens" in as_text(report("See https://bit.ly/abc"), lang="nl")


@pytest.mark.parametrize(
    ("account", "text", "words"),
    [
        ("personal", "Fine.", "✓ Clear"),
        ("brand", "Fine.", "✓ Clear"),
        ("personal", "doi:10.1/x", "✓ Clear"),
        ("personal", "https://bit.ly/x", "● Look again"),
        ("personal", "https:/b.example", "▲ Think twice"),
        ("brand", "https://bit.ly/x", "▲ Answer first"),
        ("brand", "https:/b.example", "■ Stop"),
    ],
)
def test_a_verdict_has_an_icon_and_a_word(account, text, words):
    assert words in as_text(report(text, account=account))


def test_on_a_personal_account_nothing_is_demanded():
    made = as_text(report("https:/b.example"))
    assert "strong advice" in made
    assert "The decision is yours." in made


def test_it_cites_the_clause_and_where_it_stands():
    made = as_text(report("doi:10.1/x"))
    assert "dois.right · Posting, sentences 2, 3" in made
    assert "small, edition 2026 · University of Little" in made


def test_a_suggestion_stands_ready_to_paste():
    base = report("https://bit.ly/x")
    shown = replace(base, findings=(replace(base.findings[0], suggestion="Paste me."),))
    assert "Ready to paste:\n     Paste me.\n" in as_text(shown)
    assert "<p>Paste me.</p>" in to_html(shown)


@pytest.mark.parametrize("width", [24, 40, 60, 88])
def test_no_line_is_wider_than_the_terminal(width):
    text = ENGLISH + " 漢字" * 30 + " www" * 20 + "x" * 200
    made = as_text(report(text, account="brand"), width=width)
    console = Console(width=500)
    assert max(console.measure(line).maximum for line in made.splitlines() if line) <= width


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_it_can_be_read_where_few_characters_exist(encoding):
    made = as_text(report(ENGLISH + " Café “ok” 漢", account="brand"), encoding=encoding)
    assert "# Stop" in made
    assert "[1]" in made
    assert '"ok"' in made


def test_without_colour_there_is_no_escape():
    assert "\x1b" not in as_text(report())
    assert "\x1b[" in as_text(report(), colour=True)


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b]0;title\x07 http://a.example",
        "\x1b[2J http://a.example",
        "\u009b2J http://a.example",
        "a\rb\x08c http://a.example",
        "\u202eelpmaxe http://a.example",
        "\ud800 http://a.example",
    ],
)
def test_a_draft_cannot_steer_the_terminal(hostile):
    made = as_text(report(hostile, profile=Profile(bio=hostile))) + to_html(report(hostile))
    assert not set(made) & set("\x1b\x07\x08\r\u009b\u202e\ud800")
    assert as_text(report(hostile), colour=True).count("\x1b]") == 0


def test_a_draft_cannot_use_markup():
    made = as_text(report("[bold red]x[/] [link=y]z[/link] :smile: http://a.example"))
    assert "[bold red]x[/] [link=y]z[/link] :smile:" in made


@given(st.text())
def test_what_is_visible_can_be_written(text):
    shown = visible(text)
    shown.encode("utf-8")
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in shown)


def test_a_terminal_is_never_wider_than_is_easy_to_read(monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    assert terminal(io.StringIO()).width == 88
    monkeypatch.setenv("COLUMNS", "50")
    assert terminal(io.StringIO()).width == 50


@given(st.text(), st.sampled_from(["http://a.example", "https://bit.ly/x", "doi:10.1/x", ""]), st.text())
def test_any_report_can_be_shown(before, link, after):
    shown = report(f"{before} {link} {after}", profile=Profile(bio=after))
    made = [as_text(shown), as_text(shown, encoding="ascii", width=30), to_html(shown), to_json(shown)]
    assert all(made)
    Draft202012Validator(SCHEMA).validate(json.loads(made[-1]))
