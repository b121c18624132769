"""The page of `pedel audit --format html`."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from pedel.policy.audit import words as words_module
from pedel.policy.audit.words import Words
from policy.auditing import BAD, GOOD, archive, audit


class Page(HTMLParser):
    """A page taken apart: its text, the attributes of its elements, and whether these nest."""

    VOID = ("meta", "rect", "line", "circle", "path")

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.text = [], [], ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.text += data

    def values(self, name):
        return [attributes[name] for _, attributes in self.elements if attributes.get(name)]


def page_of(folder, *rows, options=(), jobs=1):
    result = audit(archive(folder, *rows), "--format", "html", *options, jobs=jobs)
    assert result.stdout.startswith("<!doctype html>")
    return Page(result.stdout), result.stdout


MIXED = (
    {
        "id": "brand-1",
        "account": "brand",
        "text": f"Our news <b>today</b>: {BAD}. BSN 111222333.",
        "date": "2026-01-05",
    },
    {
        "id": "brand-2",
        "account": "brand",
        "text": "Again doi:10.12/x",
        "date": "2026-03-31T10:00:00Z",
        "media": [{}],
    },
    {"id": "<script>", "account": "brand", "text": "\u202eTurned doi:10.12/y"},
    {"id": "personal-1", "account": "personal", "text": f"Secret thoughts {BAD}", "date": "2026-01-05"},
    {"id": "personal-2", "account": "personal", "text": "Hidden BSN 111222333", "date": "soon"},
    {"id": "personal-3", "account": "stranger", "text": "unread words"},
)


def test_the_page_shows_figures_clauses_examples_and_limits(tmp_path):
    page, _ = page_of(tmp_path, *MIXED)
    words = " ".join(page.text.split())
    for shown in (
        "A Small University", "Small guidelines", "5 drafts", "Clauses speak to 5 of 5 drafts",
        "DOIs <that> resolve", "links.doi", "a DOI that cannot be right 2", "from 2026-01 to 2026-03",
        "2 drafts bear no date", "1 row could not be read", "Row 6: account must be personal or brand",
        "pictures show in 1 draft", "Pack audit-1, edition 1, judged as on 2 March 2026",
        "Drafts for personal accounts are here as numbers only",
    ):  # fmt: skip
        assert shown in words


def test_the_page_holds_nothing_of_a_personal_draft(tmp_path):
    _, html = page_of(tmp_path, *MIXED)
    for word in ("personal-", "Secret", "thoughts", "Hidden", "unread words", "stranger"):
        assert word not in html


def test_the_page_quotes_brand_drafts_masked_and_harmless(tmp_path):
    page, html = page_of(tmp_path, *MIXED)
    assert "Our news <b>today</b>: See http://example.org. BSN •••••••••." in page.text
    assert "brand-1" in page.text
    assert "<script>" in page.text
    for unsafe in ("111222333", "<b>today", "<script", "\u202e"):
        assert unsafe not in html


def test_the_page_gives_three_examples_of_a_clause_at_most(tmp_path):
    rows = ({"id": f"b{i}", "account": "brand", "text": BAD} for i in range(600))
    page, _ = page_of(tmp_path, *rows, jobs=2)
    assert [f"b{i}" in page.text for i in range(4)] == [True, True, True, False]


def test_the_page_needs_nothing_from_elsewhere(tmp_path):
    page, html = page_of(tmp_path, *MIXED)
    assert not page.values("src")
    assert {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "form", "object"} == set()
    assert html.count("url(") == html.count("url(#")
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_the_page_is_sound(tmp_path):
    page, _ = page_of(tmp_path, *MIXED)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.values("href") + page.values("aria-labelledby")} <= set(
        ids
    )
    assert all(attributes.get("aria-hidden") == "true" for tag, attributes in page.elements if tag == "svg")


def test_the_page_speaks_dutch(tmp_path):
    page, html = page_of(tmp_path, *MIXED, options=["--speak", "nl"])
    assert '<html lang="nl">' in html
    for shown in (
        "Kleine richtlijnen",
        "Links die veilig zijn",
        "een DOI die niet kan kloppen",
        "2 maart 2026",
    ):
        assert shown in page.text


def test_the_page_is_the_same_on_one_core_and_on_several(tmp_path):
    rows = [{**row, "id": f"{row['id']}-{i}"} for i in range(120) for row in MIXED]
    assert page_of(tmp_path, *rows)[1] == page_of(tmp_path, *rows, jobs=2)[1]


def test_an_archive_with_nothing_in_it_has_a_page_too(tmp_path):
    page, _ = page_of(tmp_path)
    assert "0 drafts" in page.text
    assert "Clause by clause" not in page.text


def test_a_long_time_is_shown_by_year(tmp_path):
    rows = ({"text": GOOD, "date": f"{year}-06-01"} for year in (1990, 2019, 2026))
    assert "from 1990 to 2026" in page_of(tmp_path, *rows)[0].text


def test_every_word_of_the_page_is_there_in_both_languages():
    for key, words in yaml.safe_load(
        (Path(words_module.__file__).with_name("words.yaml")).read_text("utf-8")
    ).items():
        assert words.keys() == {"en", "nl"}, key
        assert re.findall(r"\{\w+\}", str(words["en"])) == re.findall(r"\{\w+\}", str(words["nl"])), key


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (0, 0, "0%"),
        (0, 5, "0%"),
        (1, 5, "20%"),
        (1, 40, "2.5%"),
        (1, 5000, "< 0.1%"),
        (999, 1000, "99.9%"),
        (5, 5, "100%"),
    ],
)
def test_a_share_is_rounded_but_not_away(part, whole, shown):
    assert Words("en").share(part, whole) == shown
