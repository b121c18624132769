import json

import pytest

from desk.drafts.pictures import made
from pedel.desk.drafts import actions
from pedel.desk.drafts.models import Comment, Draft, Picture
from pedel.desk.record.acting import Actor


@pytest.fixture
def call(sign_in):
    def called(person, method, address, body=None):
        client = sign_in(person)
        send = getattr(client, method)
        options = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return send(f"/api/v1/drafts{address}", **options)

    return called


def test_it_begins_saves_and_puts_away(cast, call):
    accounts = [cast.accounts.law.pk, cast.accounts.sky.pk]
    made_draft = call(cast.emma, "post", "", {"accounts": accounts, "text": "Hello"}).json()
    address = f"/{made_draft['id']}"
    body = {
        "version": 1,
        "text": "Good day",
        "variants": {accounts[1]: "Hi"},
        "planned_for": "2030-01-01T09:00:00+01:00",
    }
    saved = call(cast.emma, "put", address, body).json()
    assert (saved["version"], saved["text"], saved["targets"][1]["text"]) == (2, "Good day", "Hi")
    assert call(cast.olga, "put", address, body).status_code == 409
    assert call(cast.emma, "delete", address).json()["state"] == "discarded"


def test_it_lists_what_the_caller_sees(cast, draft, call):
    assert [one["id"] for one in call(cast.anna, "get", "").json()["items"]] == [draft.pk]
    assert call(cast.stan, "get", "").json()["items"] == []
    assert call(cast.stan, "get", f"/{draft.pk}").status_code == 404


@pytest.mark.parametrize("name", ["anna", "clara", "sander"])
def test_it_lets_nobody_write_who_only_reads(cast, draft, call, name):
    person = getattr(cast, name)
    assert call(person, "put", f"/{draft.pk}", {"version": 1, "text": "mine"}).status_code == 403
    assert call(person, "post", "", {"accounts": [cast.accounts.law.pk]}).status_code == 422
    assert Draft.objects.get().version == 1


def test_it_reports_and_takes_answers(cast, draft, call, save):
    save(cast.emma, text="40% of our students work nights.")
    address = f"/{draft.pk}"
    report = call(cast.emma, "get", f"{address}/report").json()
    found = next(one for one in report["findings"] if one["level"] == "answer")
    assert found["is_open"]
    call(cast.emma, "put", f"{address}/reasons/{found['key']}", {"reason": "Our own count"})
    asked = {"clause": "brand.approval", "question": "views", "answer": "no"}
    assert call(cast.emma, "post", f"{address}/answers", asked).status_code == 200
    fact = {"claim": "40%", "source": "our count", "checked_by": "Olga"}
    assert call(cast.emma, "post", f"{address}/facts", fact).status_code == 201
    report = call(cast.emma, "get", f"{address}/report").json()
    assert not [
        p
        for p in report["open_points"]
        if p["clause"] in ("brand.sources", "brand.approval", "brand.accuracy")
    ]
    assert call(cast.emma, "delete", f"{address}/reasons/{found['key']}").status_code == 200


def test_it_takes_pictures(cast, draft, sign_in, call):
    answer = sign_in(cast.emma).post(f"/api/v1/drafts/{draft.pk}/pictures", {"picture": made()})
    assert answer.status_code == 201
    row = Picture.objects.get()
    body = {"alt": "A field", "place": 0}
    assert call(cast.emma, "patch", f"/{draft.pk}/pictures/{row.pk}", body).json()["alt"] == "A field"
    shown = call(cast.anna, "get", f"/{draft.pk}/pictures/{row.pk}")
    assert (shown.getvalue()[1:4], shown["Content-Type"]) == (b"PNG", "image/png")
    assert call(cast.emma, "delete", f"/{draft.pk}/pictures/{row.pk}").status_code == 200


def test_it_takes_remarks(cast, draft, call):
    made_remark = call(cast.anna, "post", f"/{draft.pk}/comments", {"text": "@Emma why?"}).json()
    assert made_remark["mentions"] == [cast.emma.pk]
    address = f"/{draft.pk}/comments/{made_remark['id']}/resolve"
    assert call(cast.clara, "post", address).status_code == 403
    assert call(cast.emma, "post", address).json()["resolved_at"]
    assert Comment.objects.get().resolved_by == cast.emma


def test_it_gives_revisions_and_their_differences(cast, draft, save, call):
    actions.freeze(Actor(cast.emma), draft)
    save(cast.emma, text="The library opens at ten on Monday.")
    actions.freeze(Actor(cast.emma), draft)
    assert [r["number"] for r in call(cast.anna, "get", f"/{draft.pk}/revisions").json()["items"]] == [2, 1]
    compared = call(cast.anna, "get", f"/{draft.pk}/revisions/1/2").json()
    assert [p["text"] for p in compared[0]["pieces"] if p["how"] == "new"] == ["ten"]
