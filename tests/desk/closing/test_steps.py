"""The steps see themselves done."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.archive.actions import export
from pedel.desk.archive.models import ArchivedPost, Rule
from pedel.desk.closing import actions, jobs
from pedel.desk.closing.models import Announcement, Closing, Remark
from pedel.desk.closing.steps import of
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.models import Draft
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied

pytestmark = pytest.mark.django_db


def published(cast, draft):
    revision = drafts.freeze(Actor(cast.olga), draft)
    now = timezone.now()
    return Delivery.objects.create(
        revision=revision, account=cast.accounts.law, digest=revision.digest, key="3" * 20,
        state="published", due_at=now, next_try_at=now, ended_at=now,
    )  # fmt: skip


def test_the_announcements_are_ordinary_drafts_in_both_languages(cast, planned):
    made = actions.draft_announcements(Actor(cast.olga), planned)
    english, dutch = made
    assert (english.language, dutch.language) == ("en", "nl")
    assert english.state == dutch.state == Draft.State.WRITING
    assert "@examplelaw.example.org" not in english.text
    assert cast.accounts.sky.address in english.text
    assert "closes on" in english.text
    assert "sluit op" in dutch.text


def test_the_announcements_are_begun_once_and_by_who_works_on_the_account(cast, planned):
    with pytest.raises(Denied):
        actions.draft_announcements(Actor(cast.clara), planned)
    actions.draft_announcements(Actor(cast.emma), planned)
    with pytest.raises(Conflict):
        actions.draft_announcements(Actor(cast.emma), planned)


def test_it_sees_that_an_announcement_has_gone_out(cast, planned, states):
    actions.draft_announcements(Actor(cast.olga), planned)
    assert states(planned)["announced:en"] == "open"
    published(cast, Announcement.objects.get(language="en").draft)
    assert states(planned)["announced:en"] == "done"
    assert states(planned)["announced:nl"] == "open"
    jobs.look()
    assert Closing.objects.get().state == "announced"


def test_it_sees_that_the_archive_was_taken_along(cast, planned, states):
    ArchivedPost.objects.create(
        key="2" * 20, account=cast.accounts.law, digest="d" * 64, published_at=timezone.now(), content="{}"
    )
    assert states(planned)["export"] == "open"
    export(Actor(cast.sander), ["d" * 64], about={"account": cast.accounts.law.pk})
    assert states(planned)["export"] == "done"


def test_it_sees_where_readers_go_on(cast, propose, states):
    closing = propose(cast.clara, goes_on=None)
    assert states(closing)["goes-on"] == "open"
    Closing.objects.update(goes_on_url="https://law.example.org/news")
    assert states(closing)["goes-on"] == "done"


def test_it_sees_drafts_that_are_still_in_hand(cast, planned, states):
    assert states(planned)["drafts"] == "done"
    draft = drafts.create(Actor(cast.emma), [cast.accounts.law])
    assert states(planned)["drafts"] == "open"
    drafts.discard(Actor(cast.emma), draft)
    assert states(planned)["drafts"] == "done"


def test_it_says_what_stays_and_how_long(cast, planned):
    assert "no time is set" in of(planned, "retention").detail
    Rule.objects.create(unit=cast.units.law, name="B1", years=7, set_by=cast.sander)
    assert "7 years" in of(planned, "retention").detail


def test_somebody_says_by_hand_what_no_machine_sees(cast, planned, states):
    actions.say(Actor(cast.olga), planned, key="announced:nl", note="Told in the newsletter.")
    assert states(planned)["announced:nl"] == "done"
    actions.take_back(Actor(cast.clara), planned, key="announced:nl")
    assert states(planned)["announced:nl"] == "open"
    with pytest.raises(Conflict):
        actions.say(Actor(cast.olga), planned, key="channel", note="I did.")


def test_the_last_day_is_told_once_to_who_closes(cast, propose, later):
    propose(cast.clara)
    jobs.look()
    with later(20):
        jobs.look()
        jobs.look()
    assert cast.clara.notices.filter(kind="closing.due").count() == 1
    assert Closing.objects.get().is_running


def test_a_name_that_is_kept_is_asked_about_again(cast, propose, later):
    closing = propose(
        cast.clara, last_day=timezone.localdate(), kept_until=timezone.localdate() + timedelta(9)
    )
    Closing.objects.update(state="closed", closed_at=timezone.now())
    closing.refresh_from_db()
    assert of(closing, "kept").state == "done"
    with later(10):
        assert of(closing, "kept").state == "open"


def test_a_word_that_looks_like_a_password_is_not_kept(cast, planned):
    with pytest.raises(ValidationError):
        actions.say(Actor(cast.olga), planned, key="announced:nl", note="password: tulip-81")
    assert not Remark.objects.exists()
