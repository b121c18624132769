"""A report as a fragment of HTML: whole, balanced, escaped."""

from html.parser import HTMLParser

from pedel.policy.render.html import to_html
from policy.showing import DUTCH, report


class Fragment(HTMLParser):
    """Refuses what is not balanced and gathers what stands in it."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.text = [], [], [], ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_its_html_is_a_balanced_fragment_without_script_or_style():
    fragment = Fragment(to_html(report(account="brand")))
    assert fragment.tags[0] == "section"
    assert not {"script", "style", "a", "img", "iframe"} & set(fragment.tags)
    assert {name for name, _ in fragment.attributes} <= {"class", "lang", "aria-hidden"}
    assert [tag for tag in fragment.tags if tag in ("h1", "h2", "h3", "h4")][:3] == ["h2", "h3", "h3"]


def test_its_html_says_its_language_and_the_drafts():
    made = to_html(report(DUTCH, lang="nl"), "en")
    assert made.startswith('<section class="pedel-report pedel-look-again" lang="en">')
    assert '<blockquote class="pedel-draft" lang="nl">' in made


def test_its_html_marks_the_places():
    assert '<mark class="pedel-advice">https://bit.ly/x</mark><sup>1</sup>' in to_html(
        report("See https://bit.ly/x")
    )


def test_its_html_escapes_the_draft():
    made = to_html(report('<script>alert(1)</script> " onload=x http://a.example/<b>'))
    assert "<script>" not in made
    assert "alert(1)" in Fragment(made).text


def test_it_says_all_of_it_in_html_too():
    made = Fragment(to_html(report(account="brand"))).text
    for words in (
        "Findings",
        "Only you can answer",
        "Good to read with this",
        "Not looked at",
        "Academic freedom",
    ):
        assert words in made
