"""The pages of approval: lists, one request, what a draft needs, delegations, routes."""

import pytest
from django.utils import timezone

from desk.approvals.ready import answered
from desk.approvals.test_asking import told
from desk.approvals.test_deciding import edit, say, stands
from pedel.desk.approvals.models import Delegation, Look, Request, RouteStep
from pedel.desk.drafts.models import Draft
from pedel.desk.record.models import Entry


def post(client, request, what, **form):
    return client.post(f"/approvals/{request.pk}/{what}/", {"digest": request.digest, **form})


def words(page):
    return " ".join(page.content.decode().split())


def test_it_teaches_where_nothing_waits(cast, sign_in):
    assert "Nothing waits for your approval" in words(sign_in(cast.anna).get("/approvals/"))


def test_it_lists_what_waits_for_the_approver(cast, sign_in, ask):
    ask()
    assert "The library of the faculty" in words(sign_in(cast.anna).get("/approvals/"))
    assert "The library of the faculty" not in words(sign_in(cast.bram).get("/approvals/"))
    assert "The library of the faculty" not in words(sign_in(cast.emma).get("/approvals/"))


@pytest.mark.parametrize(("box", "who"), [("asked", "emma"), ("decided", "anna")])
def test_it_lists_what_i_asked_and_decided(cast, sign_in, ask, box, who):
    say("approve", cast.anna, ask())
    assert "The library of the faculty" in words(sign_in(getattr(cast, who)).get(f"/approvals/?box={box}"))


def test_it_shows_the_post_the_account_and_the_buttons(cast, sign_in, ask):
    page = words(sign_in(cast.anna).get(f"/approvals/{ask().pk}/"))
    for part in ("Example Law", "@examplelaw@social.example", "The library", ">Approve<", "no mandate"):
        assert part in page.replace("</svg>Approve", ">Approve")


def test_it_shows_no_buttons_to_who_asked(cast, sign_in, ask):
    page = words(sign_in(cast.emma).get(f"/approvals/{ask().pk}/"))
    assert "Take it back" in page
    assert 'name="decide"' not in page


def test_it_hides_a_request_from_strangers(cast, sign_in, ask):
    request = ask()
    assert sign_in(cast.stan).get(f"/approvals/{request.pk}/").status_code == 404
    assert post(sign_in(cast.stan), request, "approve").status_code == 404


def test_it_approves_on_the_page(cast, sign_in, ask):
    request = ask()
    page = sign_in(cast.anna).post(
        f"/approvals/{request.pk}/approve/", {"digest": request.digest}, follow=True
    )
    assert "You approved it." in words(page)
    assert stands(request)[0] == "approved"


def test_it_keeps_what_was_typed_when_a_reason_is_missing(cast, sign_in, ask):
    page = post(sign_in(cast.anna), ask(), "decline", note="")
    assert page.status_code == 422
    assert "Say why not" in words(page)


def test_it_shows_who_was_first(cast, sign_in, ask):
    request = ask()
    say("approve", cast.anna, request)
    page = post(sign_in(cast.dirk), request, "approve")
    assert page.status_code == 409
    assert "Anna decided just before you" in words(page)


def test_it_says_that_it_was_edited(cast, sign_in, ask):
    request = ask()
    edit(cast.emma, request.revision.draft)
    page = post(sign_in(cast.anna), request, "approve")
    assert (page.status_code, "edited since; look again" in words(page)) == (409, True)


def test_it_withdraws_on_the_page(cast, sign_in, ask):
    request = ask()
    post(sign_in(cast.emma), request, "withdraw")
    assert stands(request) == ("withdrawn", "writing")
    assert told("withdrawn") == {"Anna"}


def test_it_shows_what_changed_since_i_looked(cast, sign_in, ask):
    first, client = ask(), sign_in(cast.anna)
    assert client.post(f"/approvals/{first.pk}/seen/").status_code == 204
    assert Look.objects.get().person == cast.anna
    edit(cast.emma, first.revision.draft, "The library of the faculty opens at ten on Monday.")
    first.revision.draft.answers.all().delete()
    second = ask(answered(first.revision.draft, cast.emma))
    page = words(client.get(f"/approvals/{second.pk}/"))
    assert "<del>nine</del>" in page
    assert "<ins>ten</ins>" in page
    assert "Changed since you last looked" not in words(sign_in(cast.dirk).get(f"/approvals/{second.pk}/"))


def test_it_approves_what_is_ticked(cast, sign_in, ask):
    one, other = ask(), ask()
    edit(cast.emma, other.revision.draft)
    chosen = [f"{r.pk}:{r.digest}" for r in (one, other)] + ["nonsense", "7:"]
    page = sign_in(cast.anna).post("/approvals/selected/", {"chosen": chosen}, follow=True)
    assert "One post is approved." in words(page) or "1 post is approved." in words(page)
    assert "edited since" in words(page)
    assert [stands(one)[0], stands(other)[0]] == ["approved", "void"]


class TestNeed:
    def test_it_names_the_approver(self, cast, sign_in, draft):
        page = words(sign_in(cast.emma).get(f"/drafts/{draft.pk}/need/"))
        assert "Ask approval of Anna (Faculty of Law)" in page
        assert "No mandate yet" in page

    def test_it_offers_to_clear_within_the_mandate(self, cast, sign_in, draft, agree):
        agree()
        page = words(sign_in(cast.emma).get(f"/drafts/{draft.pk}/need/"))
        assert "You may publish this at once" in page
        assert "Clear it: goes out within your mandate" in page

    def test_it_names_what_is_open_and_offers_no_button(self, cast, sign_in, draft):
        draft.answers.all().delete()
        page = words(sign_in(cast.emma).get(f"/drafts/{draft.pk}/need/"))
        assert "things are open" in page
        assert "Ask approval of" not in page

    def test_it_asks_and_clears(self, cast, sign_in, write, agree):
        agree()
        client, one, other = sign_in(cast.emma), write(), write()
        client.post(f"/drafts/{one.pk}/ask/", {"version": one.version})
        client.post(f"/drafts/{other.pk}/clear/", {"version": other.version})
        assert Draft.objects.get(pk=one.pk).state == "waiting"
        assert Draft.objects.get(pk=other.pk).state == "cleared"
        for draft, sentence in ((one, "Waits for approval"), (other, "Cleared")):
            assert sentence in words(client.get(f"/drafts/{draft.pk}/need/"))

    def test_it_says_what_is_open_when_asked_all_the_same(self, cast, sign_in, draft):
        draft.answers.all().delete()
        sign_in(cast.emma).post(f"/drafts/{draft.pk}/ask/")
        assert not Request.objects.exists()

    def test_it_hides_drafts_of_others(self, cast, sign_in, draft):
        assert sign_in(cast.stan).get(f"/drafts/{draft.pk}/need/").status_code == 404


def test_it_delegates_and_ends_on_the_page(cast, sign_in):
    client, today = sign_in(cast.anna), timezone.localdate()
    form = {"receiver": cast.stan.pk, "unit": cast.units.law.pk, "starts": today, "ends": today}
    page = client.post("/approvals/delegations/", form, follow=True)
    assert "Stan decides for Anna" in words(page)
    client.post(f"/approvals/delegations/{Delegation.objects.get().pk}/end/")
    assert not Delegation.objects.on().exists()


def test_it_keeps_a_wrong_delegation_on_the_page(cast, sign_in):
    form = {"receiver": cast.stan.pk, "unit": cast.units.law.pk, "starts": "2026-02-02", "ends": "2026-02-01"}
    page = sign_in(cast.anna).post("/approvals/delegations/", form)
    assert page.status_code == 422
    assert not Delegation.objects.exists()


def test_it_lets_nobody_else_delegate(cast, sign_in):
    today = timezone.localdate()
    form = {"receiver": cast.olga.pk, "unit": cast.units.law.pk, "starts": today, "ends": today}
    for person in (cast.stan, cast.dirk, cast.bram, cast.sander):
        sign_in(person).post("/approvals/delegations/", form)
    assert not Delegation.objects.exists()


def test_it_keeps_a_route_for_the_contact_person(cast, sign_in):
    form = {
        "form-TOTAL_FORMS": 2,
        "form-INITIAL_FORMS": 0,
        "form-0-approvers_of": cast.units.law.pk,
        "form-0-rule": "all",
        "form-1-approvers_of": cast.units.root.pk,
        "form-1-rule": "any",
    }
    address = f"/units/{cast.units.law.pk}/route/"
    assert sign_in(cast.anna).post(address, form).status_code == 403
    page = sign_in(cast.clara).post(address, form, follow=True)
    assert "This unit has its own route" in words(page)
    assert list(RouteStep.objects.values_list("approvers_of__slug", "rule")) == [
        ("law", "all"),
        ("root", "any"),
    ]


@pytest.mark.parametrize(
    ("act", "state", "sentence", "verb"),
    [
        (None, "waiting", "waiting", "approval.asked"),
        ("approve", "approved", "approved", "approval.given"),
        ("decline", "declined", "not approved", "approval.declined"),
        ("edit", "void", "void: edited since", "draft.saved"),
    ],
)
def test_page_api_and_record_say_the_same(cast, sign_in, ask, act, state, sentence, verb):
    request, client = ask(), sign_in(cast.anna)
    if act == "edit":
        edit(cast.emma, request.revision.draft)
    elif act:
        say(act, cast.anna, request, note="Because.")
    assert f"standing-{state}" in words(client.get(f"/approvals/{request.pk}/"))
    assert sentence in words(client.get(f"/approvals/{request.pk}/"))
    assert client.get(f"/api/v1/approvals/{request.pk}").json()["state"] == state
    assert Entry.objects.filter(about=f"draft:{request.revision.draft_id}").first().verb == verb
