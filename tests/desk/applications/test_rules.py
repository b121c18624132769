"""Other guidelines: approval instead of advice, and other people's word."""

import pytest

from pedel.desk.applications import access, actions, rules
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied

from .conftest import again


def decide(by, application, outcome="yes"):
    actions.decide(Actor(by), application, outcome=outcome, text="I have read it.", digest=application.digest)
    return again(application)


def test_under_leiden_it_is_the_advice_of_the_contact_person(cast):
    assert (rules.opening().decision, rules.opening().by) == ("advice", "contact")
    assert rules.have_the_word(cast.units.tax) == [cast.clara]
    assert rules.have_the_word(cast.units.tax, with_deputies=True) == [cast.clara, cast.cees]
    assert rules.have_the_word(cast.units.root) == [cast.sander]


def test_under_leiden_nobody_decides_for_the_applicant(cast, sent):
    with pytest.raises(Denied, match="The applicant decides"):
        decide(cast.clara, sent)


def test_a_no_under_approval_is_a_no(cast, sent, approval):
    approval()
    declined = decide(cast.clara, sent, "no")
    assert declined.state == "declined"
    for act in (actions.go_on, actions.reopen, actions.register):
        with pytest.raises((Denied, Conflict)):
            act(Actor(cast.stan if act is not actions.register else cast.sander), declined)
    new = actions.begin(Actor(cast.stan), declined)
    assert new.state == "writing"


def test_a_yes_opens_the_way_into_the_register(cast, sent, approval):
    approval()
    actions.register(Actor(cast.clara), decide(cast.clara, sent))
    assert again(sent).state == "registered"


def test_under_approval_advice_is_not_enough(cast, sent, approval):
    approval()
    with pytest.raises(Denied, match="ask for a decision"):
        actions.advise(Actor(cast.clara), sent, outcome="positive", text="Yes.", digest=sent.digest)


@pytest.mark.parametrize(
    ("by", "who", "not_who"), [("steward", "sander", "clara"), ("approver", "anna", "clara")]
)
def test_the_pack_says_whose_word_it_is(cast, sent, approval, by, who, not_who):
    approval(by)
    assert getattr(cast, who) in rules.have_the_word(cast.units.tax)
    with pytest.raises(Denied, match="somebody else"):
        decide(getattr(cast, not_who), sent)
    assert access.application_for(getattr(cast, who), sent.pk) == sent
    assert decide(getattr(cast, who), sent).state == "ready"


def test_the_page_offers_what_the_guidelines_ask_for(cast, sent, sign_in, approval):
    page = f"/applications/{sent.pk}/"
    assert b"Your advice" in sign_in(cast.clara).get(page).content
    approval()
    assert b"Your decision" in sign_in(cast.clara).get(page).content
    typed = {"decide-outcome": "no", "decide-text": "Not without a deputy.", "digest": sent.digest}
    sign_in(cast.clara).post(f"{page}decide/", typed)
    assert b"With this application the account cannot be registered." in sign_in(cast.stan).get(page).content
