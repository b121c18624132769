import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.ui.colour import READABLE, VISIBLE, accent, contrast, parsed, surfaces, written

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(written)
THEMES = st.sampled_from(["light", "dark"])


def test_it_knows_the_contrasts_that_wcag_gives():
    assert contrast((0, 0, 0), (255, 255, 255)) == 21
    assert contrast(parsed("#777"), parsed("#ffffff")) == pytest.approx(4.48, abs=0.01)


@given(COLOURS, THEMES)
def test_it_makes_any_accent_readable_as_text_on_every_surface(chosen, theme):
    text = parsed(accent(chosen, theme).text)
    assert all(contrast(text, surface) >= READABLE for surface in surfaces(theme))


@given(COLOURS, THEMES)
def test_it_makes_what_stands_on_the_accent_readable(chosen, theme):
    made = accent(chosen, theme)
    for fill in (made.fill, made.strong):
        assert contrast(parsed(made.on), parsed(fill)) >= READABLE
    assert all(contrast(parsed(made.fill), surface) >= VISIBLE for surface in surfaces(theme)[:2])


@given(COLOURS, THEMES)
def test_it_keeps_links_readable_on_the_accents_own_tint(chosen, theme):
    made = accent(chosen, theme)
    assert contrast(parsed(made.text), parsed(made.tint)) >= READABLE


def test_it_leaves_a_dark_accent_as_the_institution_chose_it():
    assert accent("#1f5fa8", "light").fill == "#1f5fa8"


@pytest.mark.parametrize("wrong", ["blue", "#12", "url(x)", "#1f5fa8;"])
def test_it_refuses_what_is_no_colour(wrong):
    with pytest.raises(ValueError, match="not a colour"):
        parsed(wrong)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_its_own_inks_are_readable_on_every_surface(theme):
    from pedel.desk.ui.colour import TOKENS

    light, dark = TOKENS.read_text().split('[data-bs-theme="dark"]')
    rules = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light if theme == "light" else dark))
    for ink in ("ink", "ink-soft", "good", "level-note", "level-advice", "level-answer", "level-stop"):
        for surface in surfaces(theme)[:3]:
            assert contrast(parsed(rules[ink]), surface) >= READABLE, ink
    for level in ("note", "advice", "answer", "stop"):
        assert contrast(parsed(rules[f"level-{level}"]), parsed(rules[f"level-{level}-bg"])) >= READABLE
    assert contrast(parsed(rules["good"]), parsed(rules["good-bg"])) >= READABLE


def test_it_serves_the_theme_to_everybody(client):
    page = client.get("/theme.css")
    assert page["Content-Type"] == "text/css"
    assert b"--accent-text: #" in page.content
