from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from pedel.desk.accounts.models import Membership
from pedel.desk.mandates.authority import authority
from pedel.desk.mandates.models import Mandate

DAY = date(2026, 6, 15)


@pytest.fixture
def agree(cast):
    """`agree(kinds=["event"])` gives Emma an agreed mandate on the account of Law."""

    def agreed(**fields):
        terms = {"kinds": ["event"], "starts": date(2026, 1, 1), "state": "agreed"} | fields
        return Mandate.objects.create(
            account=cast.accounts.law,
            person=cast.emma,
            supervisor=cast.victor,
            proposed_by=cast.emma,
            agreed_at=timezone.now(),
            **terms,
        )

    return agreed


def says(cast, kind="event", topics=(), language="en", day=DAY):
    """What is said to Emma: "yes", or the codes of the reasons."""
    told = authority(cast.emma, cast.accounts.law, kind, topics, language, day)
    assert told.at_once == (not told.reasons)
    return "yes" if told.at_once else " ".join(reason.code for reason in told.reasons)


@pytest.mark.parametrize(
    ("mandate", "message", "answer"),
    [
        ({}, {}, "yes"),
        ({}, {"kind": "research"}, "kind"),
        ({}, {"kind": "no-such-kind"}, "kind"),
        ({"kinds": []}, {}, "kind"),
        ({"kinds": ["event", "official"]}, {"kind": "official"}, "views"),
        ({"state": "proposed"}, {}, "not-agreed"),
        ({"state": "declined"}, {}, "none"),
        ({"state": "ended", "closed_at": timezone.now()}, {}, "ended"),
        ({"starts": date(2026, 7, 1)}, {}, "not-begun"),
        ({"ends": date(2026, 6, 14)}, {}, "ended"),
        ({"ends": date(2026, 6, 15)}, {}, "yes"),
        ({"starts": date(2026, 6, 15)}, {}, "yes"),
        ({"approval_topics": ["housing"]}, {"topics": ["Housing "]}, "approval-topic"),
        ({"approval_topics": ["housing"]}, {"topics": ["open day"]}, "yes"),
        ({"topics": ["open day"]}, {"topics": ["Open  Day"]}, "yes"),
        ({"topics": ["open day"]}, {}, "topic-unknown"),
        ({"topics": ["open day"]}, {"topics": ["open day", "fees"]}, "topic"),
        (
            {"topics": ["open day"], "approval_topics": ["fees"]},
            {"topics": ["open day", "fees"]},
            "approval-topic",
        ),
        ({"languages": ["nl"]}, {"language": "nl"}, "yes"),
        ({"languages": ["nl"]}, {"language": "en"}, "language"),
        ({"languages": []}, {"language": "auto"}, "yes"),
        ({"languages": ["nl"]}, {"language": "auto"}, "language-unknown"),
        ({"languages": ["nl", "en"]}, {"language": "auto"}, "yes"),
        ({"languages": ["nl"]}, {"kind": "research", "language": "en"}, "kind language"),
    ],
)
def test_it_follows_what_was_agreed(cast, agree, mandate, message, answer):
    agree(**mandate)
    assert says(cast, **message) == answer


def test_it_lets_nothing_out_at_once_without_a_mandate(cast):
    told = authority(cast.emma, cast.accounts.law, "event")
    assert not told.at_once
    assert str(told.reasons[0].text) == "No mandate yet: until there is one, every post needs approval."
    assert told.reasons[0].clause == "brand.mandate.immediate"


def test_it_says_the_reason_in_the_language_of_the_reader(cast, agree):
    agree(kinds=["event", "news"])
    (reason,) = authority(cast.emma, cast.accounts.law, "research", day=DAY).reasons
    assert str(reason.text) == (
        "Your mandate covers news that has been published and events, not research results."
    )
    with translation.override("nl"):
        assert str(reason.text).startswith("Je mandaat geldt voor")


def test_it_takes_the_younger_of_two_that_hold(cast, agree):
    agree(kinds=["event"])
    younger = agree(kinds=["news"], starts=date(2026, 6, 1))
    assert authority(cast.emma, cast.accounts.law, "news", day=DAY).mandate == younger
    assert says(cast, "event", day=date(2026, 5, 31)) == "yes"


@pytest.mark.parametrize(("state", "code"), [("hacked", "hacked"), ("closed", "closed")])
def test_it_lets_nothing_out_on_an_account_that_is_not_in_use(cast, agree, state, code):
    agree()
    cast.accounts.law.state = state
    assert says(cast) == code


def test_it_holds_no_longer_for_who_has_left(cast, agree):
    agree()
    cast.emma.leaves_on = DAY - timedelta(days=1)
    assert says(cast) == "left"
    cast.emma.leaves_on = DAY
    assert says(cast) == "yes"


def test_it_holds_no_longer_for_who_works_on_the_account_no_more(cast, agree):
    agree()
    Membership.objects.filter(person=cast.emma).update(ends=DAY - timedelta(days=1))
    assert says(cast) == "member"


def test_it_holds_on_its_own_account_alone(cast, agree):
    agree()
    assert not authority(cast.emma, cast.accounts.sky, "event", day=DAY).at_once


def test_it_needs_two_queries_whatever_there_is(cast, agree, django_assert_num_queries):
    for month in range(1, 7):
        agree(starts=date(2026, month, 1))
    with django_assert_num_queries(2):
        says(cast)
