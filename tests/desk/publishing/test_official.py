"""The open channel: official posts on pages and in feeds, for everybody."""

import io
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from desk.publishing.aftermath import frozen, planned, sent
from pedel.desk.drafts.actions import add_picture, create, describe, freeze
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.publishing import actions
from pedel.desk.publishing.models import Delivery, Withdrawal
from pedel.desk.record.acting import Actor

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def anybody():
    return Client()


@pytest.fixture
def post(cast):
    return sent(planned(frozen(cast.emma, [cast.accounts.law]), cast.accounts.law))


@pytest.fixture
def pictured(cast):
    """A post with a picture that somebody has described."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (30, 90, 160)).save(out, "PNG")
    by = Actor(cast.emma)
    draft = create(by, [cast.accounts.law], writing=Writing("The blue door", language="en"))
    picture = add_picture(by, draft, upload=SimpleUploadedFile("door.png", out.getvalue(), "image/png"))
    describe(by, draft, picture=picture.pk, alt="A blue door")
    revision = freeze(by, Draft.objects.get(pk=draft.pk))
    return sent(planned(revision, cast.accounts.law))


def test_everybody_reads_what_was_published(post, anybody):
    html = anybody.get("/official/").content.decode()
    assert "The library opens at nine" in html
    assert f'href="{post.url}"' in html
    assert anybody.cookies.output() == ""


@pytest.mark.parametrize("state", ["queued", "leased", "sending", "failed", "unknown", "missed", "cancelled"])
def test_nobody_reads_what_has_not_gone_out(post, anybody, state):
    Delivery.objects.update(state=state)
    assert "library" not in anybody.get("/official/").content.decode()
    assert "library" not in anybody.get("/official/feed.atom").content.decode()
    for path in ("", ".json"):
        address = f"/official/{post.key}{path or '/'}"
        assert anybody.get(address).status_code == 404


def test_a_withdrawn_post_is_gone_and_says_so(post, anybody, cast):
    Delivery.objects.update(state="withdrawn")
    Withdrawal.objects.create(delivery=post, why="Private reason", asked_by=cast.emma, done_at=timezone.now())
    page = anybody.get(f"/official/{post.key}/")
    assert page.status_code == 410
    html = page.content.decode()
    assert "This post was withdrawn" in html
    assert "library" not in html
    assert "Private reason" not in html
    assert anybody.get(f"/official/{post.key}.json").status_code == 410


def test_what_is_to_be_taken_back_is_not_shown_here_any_more(post, anybody, cast):
    """Whatever the network says: this page is our own."""
    Withdrawal.objects.create(delivery=post, why="Wrong hour", asked_by=cast.emma)
    assert "library" not in anybody.get("/official/").content.decode()
    assert anybody.get(f"/official/{post.key}/").status_code == 410


def test_it_answers_programs_by_either_key(post, anybody):
    for key in (post.key, post.parts.get().key):
        found = anybody.get(f"/official/{key}.json").json()
        assert set(found) == {"text", "alts", "edited_at", "url"}
        assert found["text"].startswith("The library")
        assert found["url"].endswith(f"/official/{post.key}/")


def test_a_picture_is_reachable_with_its_words_while_its_post_stands(pictured, anybody):
    html = anybody.get(f"/official/{pictured.key}/").content.decode()
    assert 'alt="A blue door"' in html
    address = html.split('<img src="')[1].split('"')[0]
    served = anybody.get(address)
    assert served.headers["Content-Type"] == "image/png"
    assert b"".join(served.streaming_content).startswith(b"\x89PNG")
    assert anybody.get(f"/official/{pictured.key}.json").json()["alts"] == ["A blue door"]
    assert anybody.get(address[:-3] + "xxx").status_code == 404
    assert anybody.get(address.replace("/0/", "/1/")).status_code == 404
    Delivery.objects.update(state="withdrawn")
    assert anybody.get(address).status_code == 404


def test_it_shows_the_same_words_on_two_accounts_once(cast, anybody):
    revision = frozen(cast.emma, [cast.accounts.law, cast.accounts.sky])
    for account in (cast.accounts.law, cast.accounts.sky):
        sent(planned(revision, account))
    html = anybody.get("/official/").content.decode()
    assert html.count("The library opens at nine") == 1
    assert "On Mastodon" in html
    assert "On Bluesky" in html


def test_it_is_narrowed_to_an_account_or_a_unit(post, cast, anybody):
    for query, is_there in (
        (f"account={cast.accounts.law.pk}", True),
        (f"account={cast.accounts.science.pk}", False),
        ("unit=law", True),
        ("unit=root", True),
        ("unit=science", False),
    ):
        assert ("library" in anybody.get(f"/official/?{query}").content.decode()) is is_there
    for query in ("account=x", "account=99999999999999999999", "unit=none", "account=-1"):
        assert anybody.get(f"/official/?{query}").status_code == 404


def test_a_correction_and_its_first_post_lead_to_each_other(post, cast, anybody):
    correction = actions.correct(Actor(cast.emma), post)
    revision = freeze(Actor(cast.emma), correction.draft)
    right = sent(planned(revision, cast.accounts.law))
    assert f"/official/{right.key}/" in anybody.get(f"/official/{post.key}/").content.decode()
    assert f"/official/{post.key}/" in anybody.get(f"/official/{right.key}/").content.decode()


def feed(anybody, path="/official/feed.atom"):
    answer = anybody.get(path)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # noqa: S314  # our own


@pytest.mark.parametrize(
    "path", ["/official/feed.atom", "/official/units/law/feed.atom", "/official/accounts/{}/feed.atom"]
)
def test_the_feed_has_what_rfc_4287_asks_for(pictured, cast, anybody, path):
    root = feed(anybody, path.format(cast.accounts.law.pk))
    for parent in (root, root.find(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
            assert parent.findtext(f"{ATOM}{name}").strip()
        assert datetime.fromisoformat(parent.findtext(f"{ATOM}updated")).tzinfo
        assert parent.findtext(f"{ATOM}id").startswith("http")
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} >= {"self", "alternate"}
    entry = root.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Example Law"
    assert {link.get("rel") for link in entry.findall(f"{ATOM}link")} == {"alternate", "via"}
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert 'alt="A blue door"' in content.text


def test_an_empty_feed_is_a_feed(cast, anybody):
    root = feed(anybody)
    assert root.findtext(f"{ATOM}updated")
    assert root.findall(f"{ATOM}entry") == []


def test_the_feed_holds_no_character_that_xml_cannot(cast, anybody):
    text = "Bell \x07 and <b>bold</b> & more"
    sent(planned(frozen(cast.emma, [cast.accounts.law], text), cast.accounts.law))
    content = feed(anybody).findtext(f"{ATOM}entry/{ATOM}content")
    assert "<b>" not in content
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in content


def test_the_feed_comes_in_pages(cast, anybody):
    for number in range(22):
        sent(planned(frozen(cast.emma, [cast.accounts.law], f"Post {number}"), cast.accounts.law))
    first = feed(anybody)
    following = next(one.get("href") for one in first.findall(f"{ATOM}link") if one.get("rel") == "next")
    second = feed(anybody, following.partition("8000")[2])
    ids = [entry.findtext(f"{ATOM}id") for page in (first, second) for entry in page.findall(f"{ATOM}entry")]
    assert len(set(ids)) == 22


@pytest.mark.parametrize("path", ["/official/", "/official/feed.atom", "/official/{}/", "/official/{}.json"])
def test_it_is_sent_again_only_when_it_has_changed(post, cast, anybody, path):
    path = path.format(post.key)
    first = anybody.get(path)
    same = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
    assert anybody.get(path, **same).status_code == 304
    since = {"HTTP_IF_MODIFIED_SINCE": first.headers["Last-Modified"]}
    assert anybody.get(path, **since).status_code == 304
    Delivery.objects.update(state="withdrawn")
    assert anybody.get(path, **same).status_code != 304


def test_a_feed_reader_that_knows_only_times_learns_of_a_withdrawal(post, cast, anybody):
    since = {"HTTP_IF_MODIFIED_SINCE": anybody.get("/official/feed.atom").headers["Last-Modified"]}
    later = timezone.now() + timedelta(seconds=5)
    Withdrawal.objects.create(delivery=post, why="Wrong hour", asked_by=cast.emma, asked_at=later)
    assert anybody.get("/official/feed.atom", **since).status_code == 200


def test_the_pages_speak_the_language_of_the_reader(post, anybody):
    assert "Officiële berichten" in anybody.get("/official/", HTTP_ACCEPT_LANGUAGE="nl").content.decode()
