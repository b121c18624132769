"""What was said is kept by itself, and does not change."""

import json
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from desk.publishing.aftermath import frozen, planned, sent
from pedel.desk.approvals.models import Request
from pedel.desk.archive import jobs, keeping
from pedel.desk.archive.models import ArchivedPost
from pedel.desk.publishing.models import Delivery, Part, Withdrawal
from pedel.desk.record.chain import canonical
from pedel.desk.record.models import Entry


def test_it_keeps_a_post_once_with_its_digest_in_the_chain(delivery):
    jobs.keep()
    jobs.keep()
    post = ArchivedPost.objects.get()
    entry = Entry.objects.get(verb="post.archived")
    assert (entry.digest, entry.facts["key"]) == (post.digest, delivery.key)
    assert keeping.digest(post.content) == post.digest
    assert canonical(json.loads(post.content)) == post.content


def test_it_says_what_was_said_by_whom_and_under_which_edition(post, delivery):
    record = json.loads(post.content)
    assert record["posts"][0]["text"] == "The blue door is open"
    assert record["posts"][0]["remote_id"] == delivery.remote_id
    assert record["media"][0]["alt"] == "A blue door"
    assert (record["cleared_by"], record["approvals"]) == ("Emma", [])
    assert record["revision"]["edition"] == "leiden-2012+accessible-posts"
    assert record["account"]["handle"] == "examplelaw@social.example"


def test_it_names_who_approved_it_and_for_which_unit(cast):
    delivery = sent(planned(frozen(cast.emma, [cast.accounts.law]), cast.accounts.law))
    request = Request.objects.create(
        revision=delivery.revision, digest=delivery.digest, asked_by=cast.emma, state="approved",
        expires_at=timezone.now() + timedelta(days=9),
    )  # fmt: skip
    step = request.steps.create(order=1, unit=cast.units.law, state="done")
    step.decisions.create(person=cast.anna, word="approve", digest=delivery.digest)
    jobs.keep()
    record = json.loads(ArchivedPost.objects.get().content)
    assert [(yes["name"], yes["role"], yes["unit"]) for yes in record["approvals"]] == [
        ("Anna", "approver", "Faculty of Law")
    ]
    assert record["cleared_by"] == ""


def test_it_outlives_the_draft_and_its_files(post, delivery):
    before = post.content
    default_storage.delete(json.loads(delivery.revision.content)["pictures"][0]["file"])
    Part.objects.all().delete()
    Delivery.objects.all().delete()
    delivery.revision.draft.delete()
    post.refresh_from_db()
    assert (post.content, post.delivery) == (before, None)
    assert default_storage.exists(post.files.get().file)


def test_it_leaves_out_a_file_that_is_not_what_was_approved(delivery):
    picture = json.loads(delivery.revision.content)["pictures"][0]
    name, sha256 = picture["file"], picture["sha256"]
    default_storage.delete(f"archive/{sha256[:2]}/{sha256}.png")
    with default_storage.open(name, "wb") as file:
        file.write(b"something else")
    jobs.keep()
    assert ArchivedPost.objects.get().files.count() == 0


def test_it_keeps_what_became_of_it(post, delivery, cast):
    now = timezone.now()
    Part.objects.update(shown="The red door is open")
    Delivery.objects.update(seen="changed", seen_at=now)
    jobs.keep_sequels()
    Delivery.objects.update(state="withdrawn")
    Withdrawal.objects.create(delivery=delivery, why="Wrong door", asked_by=cast.emma, done_at=now)
    jobs.keep_sequels()
    jobs.keep_sequels()
    kept = [json.loads(sequel.content) for sequel in post.sequels.order_by("pk")]
    assert [one["what"] for one in kept] == ["changed", "withdrawn"]
    assert kept[0]["shown"] == ["The red door is open"]
    assert (kept[1]["why"], kept[1]["by"]) == ("Wrong door", "Emma")
    assert Entry.objects.filter(verb="post.sequel_archived").count() == 2


def test_it_keeps_nothing_that_has_not_gone_out(cast):
    planned(frozen(cast.emma, [cast.accounts.law]), cast.accounts.law)
    jobs.keep()
    assert not ArchivedPost.objects.exists()


def test_it_puts_no_words_of_a_post_into_the_record(post):
    assert "door" not in repr(list(Entry.objects.values_list("facts", flat=True)))


def test_the_record_leads_to_it(post, steward):
    html = steward.get("/record/?verb=post.archived").content.decode()
    assert f'href="/archive/posts/{post.pk}/"' in html
    assert steward.get(f"/archive/posts/{post.pk}/").status_code == 200
