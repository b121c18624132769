"""The API does what the pages do, under the same rules."""

from datetime import timedelta

from django.utils import timezone

from desk.approvals.test_deciding import say, stands
from pedel.desk.approvals.models import Delegation, Request
from pedel.desk.drafts.models import Draft

API = "/api/v1/approvals"
JSON = {"content_type": "application/json"}


def rows(answer):
    return [row["id"] for row in answer.json()["items"]]


def test_it_lists_by_box(cast, sign_in, ask):
    request = ask()
    anna, emma = sign_in(cast.anna), sign_in(cast.emma)
    assert rows(anna.get(f"{API}?box=waiting")) == [request.pk]
    assert rows(emma.get(f"{API}?box=waiting")) == []
    assert rows(emma.get(f"{API}?box=asked")) == [request.pk]
    say("approve", cast.anna, request)
    assert rows(anna.get(f"{API}?box=decided")) == [request.pk]
    assert rows(sign_in(cast.stan).get(API)) == []


def test_it_shows_exactly_what_is_asked_for(cast, sign_in, ask):
    request = ask()
    found = sign_in(cast.anna).get(f"{API}/{request.pk}").json()
    assert (found["digest"], found["state"], found["draft"]) == (
        request.digest,
        "waiting",
        request.revision.draft_id,
    )
    assert found["content"]["text"].startswith("The library")
    assert [step["state"] for step in found["steps"]] == ["open"]
    assert sign_in(cast.stan).get(f"{API}/{request.pk}").status_code == 404


def test_it_says_what_a_draft_needs(cast, sign_in, draft):
    found = sign_in(cast.emma).get(f"{API}/need/{draft.pk}").json()
    assert (found["at_once"], found["reasons"][0]["code"]) == (False, "none")
    assert found["route"] == [{"unit": cast.units.law.pk, "rule": "any", "approvers": [cast.anna.pk]}]


def test_it_asks_and_decides(cast, sign_in, draft):
    asked = sign_in(cast.emma).post(API, {"draft": draft.pk, "version": draft.version}, **JSON)
    assert asked.status_code == 201
    address, digest = f"{API}/{asked.json()['id']}", asked.json()["digest"]
    anna = sign_in(cast.anna)
    assert anna.post(f"{address}/ask-back", {"digest": digest, "note": "Why?"}, **JSON).status_code == 200
    assert anna.post(f"{address}/decline", {"digest": digest}, **JSON).status_code == 422
    assert anna.post(f"{address}/approve", {"digest": "0" * 64}, **JSON).status_code == 409
    done = anna.post(f"{address}/approve", {"digest": digest}, **JSON).json()
    assert (done["state"], done["steps"][0]["decisions"][-1]["name"]) == ("approved", "Anna")
    late = sign_in(cast.dirk).post(f"{address}/approve", {"digest": digest}, **JSON)
    assert (late.status_code, "just before you" in late.json()["detail"]) == (409, True)


def test_it_names_what_is_open(cast, sign_in, draft):
    draft.answers.all().delete()
    answer = sign_in(cast.emma).post(API, {"draft": draft.pk}, **JSON)
    assert answer.status_code == 422
    assert not Request.objects.exists()


def test_it_clears_and_takes_back(cast, sign_in, draft, agree):
    emma = sign_in(cast.emma)
    assert emma.post(f"{API}/clear", {"draft": draft.pk}, **JSON).status_code == 403
    agree()
    assert emma.post(f"{API}/clear", {"draft": draft.pk}, **JSON).status_code == 201
    assert Draft.objects.get().state == "cleared"
    assert emma.post(f"{API}/take-back/{draft.pk}", **JSON).status_code == 204
    assert Draft.objects.get().state == "writing"


def test_it_withdraws(cast, sign_in, ask):
    request = ask()
    assert sign_in(cast.anna).post(f"{API}/{request.pk}/withdraw", **JSON).status_code == 403
    assert sign_in(cast.emma).post(f"{API}/{request.pk}/withdraw", **JSON).json()["state"] == "withdrawn"


def test_it_approves_several(cast, sign_in, ask):
    one, other = ask(), ask()
    wish = [{"request": r.pk, "digest": one.digest} for r in (one, other)]
    results = sign_in(cast.anna).post(f"{API}/selected", wish, **JSON).json()
    assert [result["ok"] for result in results] == [True, False]
    assert [stands(one)[0], stands(other)[0]] == ["approved", "waiting"]


def test_it_gives_a_new_time(cast, sign_in, ask, time_machine):
    request = ask(planned_for=timezone.now() + timedelta(hours=1))
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    say("approve", cast.anna, request)
    time = (timezone.now() + timedelta(hours=2)).isoformat()
    answer = sign_in(cast.emma).post(f"{API}/{request.pk}/time", {"time": time}, **JSON)
    assert answer.status_code == 200
    assert answer.json()["new_time"]


def test_it_delegates_never_to_oneself_and_never_beyond_ones_unit(cast, sign_in):
    anna, today = sign_in(cast.anna), timezone.localdate().isoformat()
    days = {"starts": today, "ends": today}

    def give(receiver, unit):
        return anna.post(f"{API}/delegations", {"receiver": receiver.pk, "unit": unit.pk, **days}, **JSON)

    assert give(cast.anna, cast.units.law).status_code == 422
    assert give(cast.stan, cast.units.root).status_code == 403
    assert give(cast.stan, cast.units.science).status_code == 403
    assert give(cast.stan, cast.units.tax).status_code == 201
    pk = Delegation.objects.get().pk
    assert sign_in(cast.bram).post(f"{API}/delegations/{pk}/end", **JSON).status_code == 404
    assert sign_in(cast.stan).post(f"{API}/delegations/{pk}/end", **JSON).status_code == 204
    assert not Delegation.objects.on().exists()


def test_it_keeps_routes_for_who_keeps_the_unit(cast, sign_in):
    address, clara = f"{API}/routes/{cast.units.law.pk}", sign_in(cast.clara)
    steps = [{"unit": cast.units.law.pk, "rule": "all"}, {"unit": cast.units.root.pk, "rule": "any"}]
    assert sign_in(cast.anna).put(address, steps, **JSON).status_code == 403
    assert clara.put(address, steps, **JSON).status_code == 200
    assert clara.get(address).json() == steps
    elsewhere = [{"unit": cast.units.science.pk, "rule": "any"}]
    assert clara.put(address, elsewhere, **JSON).status_code == 422
    assert sign_in(cast.sander).put(address, elsewhere, **JSON).status_code == 200


def test_it_gives_the_address_of_a_link_once(cast, sign_in, ask):
    cast.units.law.is_external_approval_allowed = True
    cast.units.law.save()
    request = ask()
    wish = {"digest": request.digest, "name": "Dean", "email": "dean@faculty.example"}
    answer = sign_in(cast.anna).post(f"{API}/{request.pk}/links", wish, **JSON)
    assert answer.status_code == 201
    assert "/decide/" in answer.json()["url"]
    assert sign_in(cast.emma).post(f"{API}/{request.pk}/links", wish, **JSON).status_code == 403
