"""Kept as long as the institution says, destroyed by two people."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from pedel.desk.archive import actions
from pedel.desk.archive.destruction import after, due
from pedel.desk.archive.models import ArchivedPost, DestructionList, Rule
from pedel.desk.archive.proof import prove
from pedel.desk.drafts.models import Draft, Revision
from pedel.desk.people.models import Assignment, Role
from pedel.desk.publishing.models import Part
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


def old(post, days=800):
    ArchivedPost.objects.filter(pk=post.pk).update(published_at=timezone.now() - timedelta(days=days))
    return ArchivedPost.objects.select_related("account__unit").get(pk=post.pk)


def rule(cast, place, years, name="B1"):
    return actions.set_rule(Actor(cast.sander), place, name=name, years=years)


@pytest.fixture
def listed(post, cast):
    """A list that Sander has proposed, with one post of Law."""
    rule(cast, cast.units.law, 2)
    return actions.propose(Actor(cast.sander), due(ArchivedPost.objects.filter(pk=old(post).pk)))


def test_everything_is_kept_where_nothing_is_said(post):
    old(post, 20_000)
    assert due(ArchivedPost.objects.all()) == []


def test_the_nearest_rule_holds(post, cast):
    old(post)
    rule(cast, cast.units.root, 1)
    assert len(due(ArchivedPost.objects.all())) == 1
    rule(cast, cast.units.law, 5)
    assert due(ArchivedPost.objects.all()) == []
    rule(cast, cast.accounts.law, 2)
    assert len(due(ArchivedPost.objects.all())) == 1
    rule(cast, cast.accounts.law, None)
    assert due(ArchivedPost.objects.all()) == []


def test_a_leap_day_ends_on_the_first_of_march():
    assert after(datetime(2024, 2, 29, 9, tzinfo=UTC), 1) == datetime(2025, 3, 1, 9, tzinfo=UTC)
    assert after(datetime(2024, 2, 29, 9, tzinfo=UTC), 4) == datetime(2028, 2, 29, 9, tzinfo=UTC)


def test_nobody_signs_their_own_list(listed, cast):
    with pytest.raises(Denied):
        actions.sign(Actor(cast.sander), listed)
    assert ArchivedPost.objects.get().content


@pytest.mark.parametrize("who", ["emma", "anna", "samira", "stan", "olga"])
def test_others_do_not_sign(listed, cast, who):
    with pytest.raises(Denied):
        actions.sign(Actor(getattr(cast, who)), listed)


def test_the_contact_person_signs_and_the_content_is_gone_everywhere(
    listed, post, cast, django_capture_on_commit_callbacks
):
    kept = post.files.get().file
    picture = json.loads(Revision.objects.get().content)["pictures"][0]["file"]
    with django_capture_on_commit_callbacks(execute=True):
        actions.sign(Actor(cast.clara), listed)
    now = ArchivedPost.objects.get()
    assert (now.content, now.digest, bool(now.destroyed_at)) == ("", post.digest, True)
    assert Entry.objects.get(verb="post.destroyed").digest == post.digest
    assert not default_storage.exists(kept)
    assert not default_storage.exists(picture)
    assert not Part.objects.exists()
    everything = [Revision.objects.get().content, Draft.objects.get().text]
    assert "door" not in "".join(everything)


def test_another_steward_may_sign_too(listed, cast):
    Assignment.objects.create(person=cast.stan, unit=cast.units.root, role=Role.STEWARD, starts="2020-01-01")
    actions.sign(Actor(cast.stan), listed)
    assert DestructionList.objects.get().signed_by == cast.stan


def test_it_is_signed_once(listed, cast):
    actions.sign(Actor(cast.clara), listed)
    with pytest.raises(Conflict):
        actions.sign(Actor(cast.clara), listed)


def test_what_is_dropped_is_not_destroyed(listed, cast):
    actions.drop(Actor(cast.clara), listed)
    with pytest.raises(Conflict):
        actions.sign(Actor(cast.clara), listed)
    assert ArchivedPost.objects.get().content


def test_nothing_stands_on_two_lists(listed, cast, sign_in):
    sign_in(cast.sander).post("/archive/destruction/")
    assert DestructionList.objects.count() == 1


def test_a_longer_time_said_meanwhile_holds(listed, cast):
    rule(cast, cast.units.law, 50)
    with pytest.raises(Conflict):
        actions.sign(Actor(cast.clara), listed)
    assert ArchivedPost.objects.get().content


def test_its_pages_still_open_afterwards(listed, post, delivery, cast, sign_in, client):
    actions.sign(Actor(cast.clara), listed)
    steward = sign_in(cast.sander)
    for path in (f"/archive/posts/{post.pk}/", f"/archive/destruction/{listed.pk}/", "/archive/"):
        html = steward.get(path).content.decode()
        assert "estroyed" in html
    assert steward.get(f"/deliveries/{delivery.pk}/").status_code == 200
    assert steward.get(f"/drafts/{delivery.revision.draft_id}/").status_code == 200
    assert client.get(f"/official/{post.key}/").status_code == 404


def test_an_export_says_that_it_was_destroyed_and_still_proves(listed, cast, exported):
    actions.sign(Actor(cast.clara), listed)
    proof = prove(exported())
    assert proof.posts == 2
    assert len(proof.notes) == 1


def test_the_pages_do_the_same(post, cast, sign_in):
    old(post)
    steward, clara = sign_in(cast.sander), sign_in(cast.clara)
    said = {"unit": cast.units.law.pk, "name": "B1", "years": 2}
    assert steward.post("/archive/retention/", said).status_code == 302
    answer = steward.post("/archive/destruction/")
    address = answer.headers["Location"]
    assert "Sign for the destruction" in clara.get("/").content.decode()
    assert steward.post(f"{address}sign/").status_code == 403
    assert clara.post(f"{address}sign/").status_code == 302
    assert ArchivedPost.objects.get().content == ""
    assert steward.post(f"/archive/retention/{Rule.objects.get().pk}/remove/").status_code == 302


def test_a_rule_is_for_a_unit_or_for_an_account(cast, sign_in):
    both = {"unit": cast.units.law.pk, "account": cast.accounts.law.pk, "name": "B1", "years": 2}
    steward = sign_in(cast.sander)
    for said in (both, {"name": "B1", "years": 2}, {**both, "account": "", "years": 0}):
        assert steward.post("/archive/retention/", said).status_code == 422
    assert not Rule.objects.exists()


def test_the_api_does_what_the_pages_do(post, cast, sign_in):
    old(post)
    steward, clara = sign_in(cast.sander), sign_in(cast.clara)
    said = json.dumps({"unit": cast.units.law.pk, "name": "B1", "years": 2})
    assert steward.put("/api/v1/archive/retention", said, "application/json").status_code == 200
    assert steward.get("/api/v1/archive/due").json()["count"] == 1
    made = steward.post("/api/v1/archive/destruction").json()
    assert steward.post(f"/api/v1/archive/destruction/{made['id']}/sign").status_code == 403
    assert clara.post(f"/api/v1/archive/destruction/{made['id']}/sign").json()["signed_by"] == cast.clara.pk
    found = steward.get(f"/api/v1/archive/posts/{post.key}").json()
    assert (found["record"], found["digest"]) == (None, post.digest)
