"""Whether links lead somewhere."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from desk.publishing.aftermath import frozen, planned, sent
from networks.faulty import Answer, FaultyServer, serving
from pedel.desk.drafts.actions import create
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.notices.models import Notice
from pedel.desk.publishing.linkcheck import answering, gathering
from pedel.desk.publishing.models import Link
from pedel.desk.record.acting import Actor
from pedel.networks import fetching


class Site(FaultyServer):
    SENDS = ("NONE", "")

    def __init__(self):
        super().__init__()
        self.gone = False
        self.route("HEAD", "/here", lambda r: Answer(b"", 410 if self.gone else 200))
        self.route("GET", "/here", lambda r: Answer(b"", 410 if self.gone else 200))
        self.route("HEAD", "/old", lambda r: Answer(b"", 301, {"Location": "/here"}))
        for method in ("HEAD", "GET"):
            self.route(method, "/shy", lambda r: Answer(b"", 403))
            self.route(method, "/ill", lambda r: Answer(b"", 500))


@pytest.fixture
def site(monkeypatch):
    """A website on this machine; the guard lets the desk look at it as if it were public."""
    with serving(Site()) as site:
        plain = fetching.fetch
        monkeypatch.setattr(answering, "fetch", lambda url, **w: plain(url, own=[site.url], **w))
        yield site


@pytest.fixture
def draft(cast, site):
    text = f"Read {site.url}/here and {site.url}/nowhere."
    return create(Actor(cast.emma), [cast.accounts.law], writing=Writing(text, language="en"))


@pytest.mark.parametrize(
    ("path", "answer"),
    [("/here", "good"), ("/nowhere", "gone"), ("/old", "moved"), ("/shy", "refused"), ("/ill", "silent")],
)
@pytest.mark.django_db
def test_it_says_what_a_link_answers(site, path, answer):
    link = answering.look(f"{site.url}{path}")
    assert link.answer == answer
    assert link.moved_to == (f"{site.url}/here" if answer == "moved" else "")


@pytest.mark.django_db
def test_it_says_that_a_private_address_cannot_be_looked_at():
    assert answering.look("http://192.168.1.1/admin").answer == "hidden"


def test_it_looks_at_the_links_of_a_draft_in_the_background(draft, site, cast, sign_in):
    page = sign_in(cast.emma)
    assert "is being looked at" in page.get(f"/drafts/{draft.pk}/links/").content.decode()
    gathering.check_drafts()
    html = page.get(f"/drafts/{draft.pk}/links/").content.decode()
    assert "answers" in html
    assert "is not there (404)" in html
    assert "hx-get" not in html


def test_it_does_not_ask_again_for_some_hours(draft, site):
    gathering.check_drafts()
    asked = len(site.requests)
    gathering.check_drafts()
    assert len(site.requests) == asked
    Link.objects.update(looked_at=timezone.now() - timedelta(hours=7))
    gathering.check_drafts()
    assert len(site.requests) == 2 * asked


def test_it_looks_at_nothing_in_a_demonstration(draft, site, settings, cast, sign_in):
    settings.PEDEL = replace(settings.PEDEL, demo=True)
    gathering.check_drafts()
    gathering.check_posts()
    assert site.requests == []
    html = sign_in(cast.emma).get(f"/drafts/{draft.pk}/links/").content.decode()
    assert "nothing leaves this machine" in html


def test_it_leaves_drafts_alone_that_go_nowhere(draft, site):
    Draft.objects.update(state=Draft.State.DISCARDED)
    gathering.check_drafts()
    assert site.requests == []


def test_it_tells_the_editors_once_that_a_link_of_a_post_is_gone(cast, site):
    revision = frozen(cast.emma, [cast.accounts.law], f"Read {site.url}/here")
    sent(planned(revision, cast.accounts.law))
    gathering.check_posts()
    assert not Notice.objects.filter(kind="publishing.link_gone").exists()
    site.gone = True
    for _ in range(2):
        Link.objects.update(looked_at=timezone.now() - timedelta(days=8))
        gathering.check_posts()
    told = Notice.objects.filter(kind="publishing.link_gone")
    assert sorted(str(notice.person) for notice in told) == ["Emma", "Olga"]


def test_strangers_do_not_see_them(draft, cast, sign_in):
    assert sign_in(cast.stan).get(f"/drafts/{draft.pk}/links/").status_code == 404
