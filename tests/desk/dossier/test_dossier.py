"""What a privacy officer, the works council and everybody at the desk can read."""

import json

import pytest
from django.core.management import call_command
from django.utils import translation

from pedel.desk.accounts.models import Channel
from pedel.desk.applications.models import Application
from pedel.desk.dossier import actions, jobs, writing
from pedel.desk.incidents.models import Protected
from pedel.desk.library.models import Asset
from pedel.desk.people.models import ApiToken
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Denied

pytestmark = pytest.mark.django_db


def test_everybody_at_the_desk_may_read_it(client, cast):
    client.force_login(cast.stan)
    answer = client.get("/dossier/")
    assert answer.status_code == 200
    assert "Who is owner, deputy or editor of which account" in answer.content.decode()


@pytest.mark.parametrize("which", ["dossier", "dpia"])
@pytest.mark.parametrize(("language", "word"), [("en", "guidelines"), ("nl", "richtlijnen")])
def test_it_is_written_in_both_languages(cast, which, language, word):
    with translation.override(language):
        assert word in writing.text(which)


def test_the_assessment_has_a_row_for_everything_that_is_kept(cast):
    text = writing.text("dpia")
    assert all(each["what"] in text for each in writing.plain()["kept"])


def test_it_names_the_networks_that_receive_something(cast):
    assert "Nobody yet" in writing.text("dossier")
    Channel.objects.create(account=cast.accounts.law, state="connected")
    assert "Mastodon" in writing.text("dossier")


def test_nothing_secret_stands_in_it(cast, settings):
    assert settings.PEDEL.secret_key not in json.dumps(writing.plain())


def test_a_person_takes_along_what_is_kept_about_them(client, cast):
    client.force_login(cast.emma)
    kinds = {kind["model"]: kind["rows"] for kind in json.loads(client.post("/dossier/me.json").content)}
    assert [row["name"] for row in kinds["people.Person"]] == ["Emma"]
    assert len(kinds["accounts.Membership"]) == cast.emma.memberships.count()
    assert Entry.objects.get(verb="person.data_given").actor == cast.emma.pk


def test_what_opens_something_is_not_given_along(cast):
    ApiToken.objects.create(
        person=cast.emma, name="x", prefix="pedel_x", digest="d" * 64, expires_on="2099-01-01"
    )
    text = actions.give(Actor(cast.emma), cast.emma)
    assert "pedel_x" in text
    assert "d" * 64 not in text
    assert cast.emma.password not in text


def test_what_is_kept_about_somebody_is_given_to_nobody_else(cast):
    for other in (cast.sander, cast.victor):
        with pytest.raises(Denied):
            actions.give(Actor(other), cast.emma)


def test_what_concerns_others_only_is_not_in_it(cast):
    kinds = json.loads(actions.give(Actor(cast.stan), cast.stan))
    assert {kind["model"] for kind in kinds} <= {"people.Person", "record.Entry", "account.EmailAddress"}


def test_a_session_that_is_over_is_forgotten(client, cast):
    from django.contrib.sessions.models import Session

    client.force_login(cast.emma)
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    jobs.forget_sessions()
    assert not Session.objects.exists()


def test_the_models_and_their_tables_agree():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_what_others_write_is_not_given_to_whom_they_name(cast):
    """An application that has not been sent is seen by its writers alone, and names others already."""
    Application.objects.create(applicant=cast.emma, owner=cast.stan, purpose="Not to be told yet")
    kinds = {kind["model"]: kind["rows"] for kind in json.loads(actions.give(Actor(cast.stan), cast.stan))}
    (row,) = kinds["applications.Application"]
    assert row["owner"] == cast.stan.pk
    assert not {"purpose", "applicant", "samples"} & set(row)
    assert "Not to be told yet" in actions.give(Actor(cast.emma), cast.emma)


def test_who_once_helped_somebody_threatened_does_not_get_their_words(cast):
    Protected.objects.create(concerned=cast.emma, opened_by=cast.stan, what="He knows where I live")
    assert "knows where" not in actions.give(Actor(cast.stan), cast.stan)
    assert "knows where" in actions.give(Actor(cast.emma), cast.emma)


def test_that_somebody_is_threatened_is_not_told_by_a_number(client, cast):
    before = writing.plain()["kept"], writing.text("dossier").partition("##")[2]
    Protected.objects.create(concerned=cast.emma, opened_by=cast.emma)
    assert (writing.plain()["kept"], writing.text("dossier").partition("##")[2]) == before
    client.force_login(cast.stan)
    assert client.get("/dossier/").status_code == 200


def test_a_fingerprint_is_given_as_text(cast):
    Asset.objects.create(
        unit=cast.units.law,
        added_by=cast.emma,
        name="a.png",
        sha256="0" * 64,
        bytes=1,
        fingerprint=b"\x01\xff",
    )
    kinds = {kind["model"]: kind["rows"] for kind in json.loads(actions.give(Actor(cast.emma), cast.emma))}
    assert kinds["library.Asset"][0]["fingerprint"] == "01ff"
