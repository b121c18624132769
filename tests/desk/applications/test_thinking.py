"""What helps to think: accounts that are there already, and how a name looks."""

import pytest

from pedel.desk.accounts.models import Account
from pedel.desk.applications.models import Application
from pedel.desk.applications.naming import Proposal, looks
from pedel.desk.applications.similar import similar


def named(**fields):
    return [(look.level, str(look.text)) for look in looks(Proposal(**fields))]


def levels(**fields):
    return [level for level, _text in named(**fields)]


def test_nothing_is_said_of_nothing(cast):
    assert named() == []


@pytest.mark.parametrize(
    ("handle", "words"),
    [
        ("@taxlaw", "Leave out the @"),
        ("tax law", "no blanks"),
        ("taxlaw", "does not write handles like this"),
        ("ExampleLaw@social.example", "in the register already"),
    ],
)
def test_a_handle_that_cannot_be_is_said_first(cast, handle, words):
    level, text = named(network="mastodon", handle=handle)[0]
    assert level == "stop"
    assert words in text


@pytest.mark.parametrize("handle", ["examplelavv@social.example", "example1aw@social.example"])
def test_what_looks_like_ours_is_named(cast, handle):
    level, text = named(network="mastodon", handle=handle)[0]
    assert (level, "@examplelaw@social.example (Mastodon)" in text) == ("answer", True)


def test_a_handle_that_nothing_looks_like_is_good(cast):
    assert levels(network="mastodon", handle="taxnight@social.example") == ["good"]


def test_a_name_says_whose_account_it_is(cast):
    assert levels(name="Night owls", unit=cast.units.tax) == ["advice"]
    assert levels(name="Night owls of Tax Law", unit=cast.units.tax) == []
    assert levels(name="Night owls of Ехаmple", unit=cast.units.tax)[0] == "answer"


def found(cast, **fields):
    return {
        each.account.pk: [str(text) for text in each.alike]
        for each in similar(Application(**fields), cast.stan)
    }


def test_accounts_of_the_same_unit_are_shown_first(cast):
    near = found(cast, unit=cast.units.law, network="mastodon")
    assert next(iter(near)) == cast.accounts.law.pk
    assert near[cast.accounts.law.pk] == ["the same unit", "the same network"]
    assert cast.accounts.science.pk not in near


def test_a_unit_below_is_near_and_the_whole_university_is_not(cast):
    assert found(cast, unit=cast.units.tax)[cast.accounts.sky.pk] == ["a unit above or below"]
    assert found(cast, unit=cast.units.root) == {}


def test_the_same_words_bring_accounts_together(cast):
    Account.objects.filter(pk=cast.accounts.science.pk).update(audience="Neighbours of the botanical garden")
    near = found(cast, purpose="For neighbours of our botanical evenings")
    assert near == {cast.accounts.science.pk: ["the same words: botanical, neighbours"]}


def test_almost_the_same_name_is_told(cast):
    assert found(cast, handle="examplescience2@social.example")[cast.accounts.science.pk] == [
        "almost the same name"
    ]


def test_closed_accounts_are_not_in_the_way(cast):
    Account.objects.update(state="closed")
    assert found(cast, unit=cast.units.law) == {}
