"""Whoever had a hand in a post never approves it: by no way in, in no role."""

import logging
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from desk.approvals.test_deciding import stands
from pedel.desk.accounts.models import Membership
from pedel.desk.approvals import actions
from pedel.desk.approvals.actions.linking import hashed
from pedel.desk.approvals.models import Delegation, ExternalLink, Request, Step
from pedel.desk.drafts.models import Draft
from pedel.desk.people.models import ApiToken, Assignment
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

TOKEN = "pedel_" + "t" * 40


def page(person, request, sign_in):
    sign_in(person).post(f"/approvals/{request.pk}/approve/", {"digest": request.digest})


def bulk_page(person, request, sign_in):
    sign_in(person).post("/approvals/selected/", {"chosen": f"{request.pk}:{request.digest}"})


def api(person, request, sign_in):
    body, kind = {"digest": request.digest}, "application/json"
    sign_in(person).post(f"/api/v1/approvals/{request.pk}/approve", body, content_type=kind)


def bulk_api(person, request, sign_in):
    body = [{"request": request.pk, "digest": request.digest}]
    sign_in(person).post("/api/v1/approvals/selected", body, content_type="application/json")


def token(person, request, sign_in):
    ApiToken.objects.create(
        person=person,
        name="script",
        prefix="pedel_tt",
        digest=hashed(TOKEN),
        scopes=["read", "write", "approve"],
        expires_on=timezone.localdate() + timedelta(days=1),
    )
    body, kind = {"digest": request.digest}, "application/json"
    headers = {"Authorization": f"Bearer {TOKEN}"}
    sign_in(person).post(f"/api/v1/approvals/{request.pk}/approve", body, content_type=kind, headers=headers)


def action(person, request, sign_in):
    with pytest.raises((Denied, Conflict)):
        actions.approve(Actor(person), request, digest=request.digest)


WAYS = [page, bulk_page, api, bulk_api, token, action]


def as_approver(cast, person):
    Assignment.objects.create(person=person, unit=cast.units.law, role="approver", starts="2020-01-01")


def as_deputy(cast, person):
    Assignment.objects.create(
        person=person, unit=cast.units.law, role="approver", is_deputy=True, starts="2020-01-01"
    )


def as_delegate(cast, person):
    today = timezone.localdate()
    Delegation.objects.create(giver=cast.anna, receiver=person, unit=cast.units.law, starts=today, ends=today)


def as_steward(cast, person):
    Assignment.objects.create(person=person, unit=cast.units.root, role="steward", starts="2020-01-01")
    Assignment.objects.create(person=person, unit=cast.units.root, role="approver", starts="2020-01-01")


ROLES = [as_approver, as_deputy, as_delegate, as_steward]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.__name__)
def test_the_author_never_approves(cast, ask, sign_in, way, role):
    role(cast, cast.emma)
    request = ask()
    way(cast.emma, request, sign_in)
    assert stands(request) == ("waiting", "waiting")


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("hand", ["edited", "asked", "edited and was taken off the account"])
def test_who_edited_or_asked_never_approves(cast, draft, ask, sign_in, way, hand):
    as_approver(cast, cast.sofie)
    Membership.objects.create(
        account=cast.accounts.law, person=cast.sofie, part="editor", starts="2020-01-01"
    )
    if hand != "asked":
        draft.editors.add(cast.sofie)
    request = ask(draft, by=cast.sofie if hand == "asked" else cast.emma)
    if "taken off" in hand:
        Membership.objects.filter(person=cast.sofie).delete()
    way(cast.sofie, request, sign_in)
    assert stands(request) == ("waiting", "waiting")


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("who", ["stan", "bram", "clara", "sander", "victor"])
def test_nobody_approves_without_the_role(cast, ask, sign_in, way, who):
    request = ask()
    way(getattr(cast, who), request, sign_in)
    assert stands(request) == ("waiting", "waiting")


@pytest.mark.parametrize("way", WAYS[:-1], ids=lambda way: way.__name__)
def test_the_approver_does_by_every_way(cast, ask, sign_in, way):
    request = ask()
    way(cast.anna, request, sign_in)
    assert stands(request) == ("approved", "approved")


def test_a_token_needs_the_scope(cast, ask, sign_in, client):
    request = ask()
    ApiToken.objects.create(
        person=cast.anna,
        name="reader",
        prefix="pedel_tt",
        digest=hashed(TOKEN),
        scopes=["read", "write"],
        expires_on=timezone.localdate() + timedelta(days=1),
    )
    answer = client.post(
        f"/api/v1/approvals/{request.pk}/approve",
        {"digest": request.digest},
        content_type="application/json",
        headers={"Authorization": f"Bearer {TOKEN}"},
    )
    assert answer.status_code == 403
    assert stands(request)[0] == "waiting"


def test_a_delegation_by_the_author_opens_no_back_door(cast, write, sign_in):
    Membership.objects.create(account=cast.accounts.law, person=cast.anna, part="editor", starts="2020-01-01")
    today = timezone.localdate()
    Delegation.objects.create(
        giver=cast.anna, receiver=cast.stan, unit=cast.units.law, starts=today, ends=today
    )
    request = actions.ask(Actor(cast.anna), write(author=cast.anna))
    with pytest.raises(Denied):
        actions.approve(Actor(cast.stan), request, digest=request.digest)
    with pytest.raises(Denied):
        actions.approve(Actor(cast.anna), request, digest=request.digest)


def test_who_has_left_approves_nothing(cast, ask):
    request = ask()
    cast.anna.leaves_on = timezone.localdate() - timedelta(days=1)
    cast.anna.save()
    with pytest.raises(Denied):
        actions.approve(Actor(cast.anna), request, digest=request.digest)


def test_the_desk_itself_approves_nothing(cast, ask):
    request = ask()
    for actor in (Actor(via="worker", name="worker"), Actor(via="command", name="shell")):
        with pytest.raises(Denied):
            actions.approve(actor, request, digest=request.digest)
    with pytest.raises(Conflict):
        actions.approve(Actor(via="link", name="somebody"), request, digest=request.digest)


def test_nobody_but_the_desk_ends_requests_by_hand(cast, ask):
    request = ask()
    for act in (actions.void, actions.expire, actions.remind, actions.escalate, actions.go_on):
        with pytest.raises(Denied):
            act(Actor(cast.sander), request)


class TestLink:
    """A one-time link, for somebody outside the desk."""

    @pytest.fixture
    def request_(self, cast, ask):
        cast.units.law.is_external_approval_allowed = True
        cast.units.law.save()
        return ask()

    def made(self, person, request, **more):
        wishes = {"name": "Dean", "email": "dean@faculty.example", "digest": request.digest, **more}
        return actions.make_link(Actor(person), request, **wishes)

    def use(self, client, secret, request, **more):
        form = {"word": "approve", "name": "The Dean", "digest": request.digest, **more}
        return client.post(reverse("external-approval", args=[secret]), form)

    def test_it_decides_once_with_a_name(self, cast, client, request_):
        _link, secret = self.made(cast.anna, request_)
        page = client.get(reverse("external-approval", args=[secret]))
        assert "The library of the faculty" in page.content.decode()
        assert self.use(client, secret, request_).status_code == 200
        assert stands(request_) == ("approved", "approved")
        entry = Entry.objects.get(verb="approval.given")
        assert (entry.via, entry.actor, entry.role) == ("link", None, "external")
        assert entry.actor_name == "The Dean (dean@faculty.example)"
        assert self.use(client, secret, request_).status_code == 410

    def test_it_keeps_only_a_digest_of_the_secret(self, cast, request_):
        link, secret = self.made(cast.anna, request_)
        assert link.secret_sha256 == hashed(secret)
        everything = f"{list(ExternalLink.objects.values())}{list(Entry.objects.values())}"
        assert secret not in everything

    def test_it_sets_no_cookie_and_is_never_kept_by_a_cache(self, cast, client, request_):
        _link, secret = self.made(cast.anna, request_)
        answer = client.get(reverse("external-approval", args=[secret]))
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"

    def test_it_needs_the_digest_that_was_shown(self, cast, client, request_):
        _link, secret = self.made(cast.anna, request_)
        assert self.use(client, secret, request_, digest="0" * 64).status_code == 409
        assert stands(request_)[0] == "waiting"

    def test_it_needs_a_name_and_a_reason_for_no(self, cast, client, request_):
        _link, secret = self.made(cast.anna, request_)
        assert self.use(client, secret, request_, name=" ").status_code == 422
        assert self.use(client, secret, request_, word="decline").status_code == 422
        assert self.use(client, secret, request_, word="decline", note="Too early.").status_code == 200
        assert stands(request_) == ("declined", "declined")

    def test_it_leaves_no_secret_in_the_logs(self, cast, client, request_, caplog):
        _link, secret = self.made(cast.anna, request_)
        django = logging.getLogger("django")
        django.addHandler(caplog.handler)
        self.use(client, secret, request_, name="")
        self.use(client, secret, request_, digest="0" * 64)
        client.get(reverse("external-picture", args=[secret, "0" * 64]))
        django.removeHandler(caplog.handler)
        assert "/decide/" in caplog.text
        assert secret not in caplog.text

    def test_it_ends_with_its_time(self, cast, client, request_, time_machine):
        link, secret = self.made(cast.anna, request_)
        time_machine.move_to(link.expires_at)
        assert self.use(client, secret, request_).status_code == 410
        assert stands(request_)[0] == "waiting"

    def test_it_ends_with_an_edit(self, cast, client, request_):
        _link, secret = self.made(cast.anna, request_)
        Draft.objects.filter(pk=request_.revision.draft_id).update(state="writing")
        assert self.use(client, secret, request_).status_code == 409
        assert Request.objects.get().state == "waiting"

    @pytest.mark.parametrize("email", ["emma@example.org", "EMMA+x@Example.org", "olga@example.org"])
    def test_it_goes_to_nobody_who_works_at_the_desk(self, cast, sign_in, request_, email):
        form = {"name": "Somebody", "email": email, "digest": request_.digest}
        answer = sign_in(cast.anna).post(f"/approvals/{request_.pk}/link/", form)
        assert answer.status_code == 422
        assert not ExternalLink.objects.exists()

    @pytest.mark.parametrize("who", ["emma", "stan", "bram", "olga"])
    def test_it_is_made_by_nobody_who_wrote_it_or_has_no_say(self, cast, request_, who):
        with pytest.raises(Denied):
            self.made(getattr(cast, who), request_)

    def test_it_is_made_by_no_author_who_is_steward_too(self, cast, request_):
        as_steward(cast, cast.emma)
        with pytest.raises(Denied):
            self.made(cast.emma, request_)

    def test_it_is_made_only_where_the_unit_allows_it(self, cast, ask):
        with pytest.raises(Denied, match="nobody outside"):
            self.made(cast.anna, ask())

    def test_it_shows_the_address_once(self, cast, sign_in, request_):
        form = {"name": "Dean", "email": "dean@faculty.example", "digest": request_.digest}
        page = sign_in(cast.anna).post(f"/approvals/{request_.pk}/link/", form)
        assert "/decide/" in page.content.decode()
        assert "no-store" in page["Cache-Control"]

    def test_it_no_longer_decides_once_the_step_is_done(self, cast, client, request_):
        _link, secret = self.made(cast.anna, request_)
        actions.approve(Actor(cast.anna), request_, digest=request_.digest)
        assert Step.objects.get().state == "done"
        assert self.use(client, secret, request_, word="decline", note="No.").status_code == 410
        assert stands(request_)[0] == "approved"

    def test_it_does_not_open_with_another_secret(self, client, request_):
        assert client.get(reverse("external-approval", args=["x" * 43])).status_code == 410
