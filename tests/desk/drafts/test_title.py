from pedel.desk.drafts.models import Draft


def test_it_shows_the_first_line_in_lists():
    assert str(Draft(text="Open day on Saturday\nBring a friend.")) == "Open day on Saturday"


def test_it_dots_out_what_must_not_be_shown():
    title = str(Draft(text="Het BSN van mijn student is 111222333, zie je."))
    assert "111222333" not in title
    assert title.startswith("Het BSN van mijn student is ")


def test_it_names_an_empty_draft():
    assert str(Draft(text="")) == "Empty draft"
