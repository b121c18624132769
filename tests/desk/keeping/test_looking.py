"""Looking at profiles on their network: what changed there is noticed, told and explained."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from desk.keeping.pictures import written
from pedel.desk.accounts.models import Channel
from pedel.desk.demo.network.store import written as stamp
from pedel.desk.keeping import actions, jobs
from pedel.desk.keeping.looking import look
from pedel.desk.keeping.models import Change, Sighting
from pedel.desk.keeping.unexplained import digest, unexplained
from pedel.desk.notices.models import Notice
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied


def explain(act, by, account):
    return act(Actor(by), account, seen=digest(unexplained(account)))


def test_a_profile_as_it_was_says_nothing(channel):
    sighting = look(channel)
    assert sighting.shown["name"] == "Rijnmeer Law"
    assert not Change.objects.exists()
    assert not Notice.objects.exists()


def test_a_changed_name_and_bio_are_told_to_the_owner_once(cast, channel, server):
    server.rename(name="Free coins", note="Send us money.")
    look(channel)
    look(channel)
    assert {(each.field, each.was, each.now) for each in Change.objects.all()} == {
        ("name", "Rijnmeer Law", "Free coins"),
        ("bio", "Research & lectures.\nExplained.", "Send us money."),
    }
    assert [notice.person for notice in Notice.objects.filter(kind="keeping.changed")] == [cast.olga]


def test_another_avatar_is_noticed(channel, server):
    look(channel)
    server.picture = written("press")
    look(channel)
    assert Change.objects.get().field == "avatar"


def test_the_same_avatar_written_anew_is_not(channel, server):
    look(channel)
    server.picture = written("law", 120, "JPEG", quality=70)
    look(channel)
    assert not Change.objects.exists()


def test_an_avatar_that_cannot_be_fetched_is_no_change(channel, server):
    look(channel)
    server.picture = b""
    look(channel)
    assert not Change.objects.exists()


def test_what_is_as_it_was_again_explains_itself(channel, server):
    server.rename(name="Free coins")
    look(channel)
    server.rename(name="Rijnmeer Law")
    look(channel)
    assert Change.objects.get().state == "back"


def test_it_was_us_makes_it_what_is_compared_with(cast, channel, server):
    look(channel)
    server.rename(name="Law at Rijnmeer")
    server.picture = written("science")
    look(channel)
    explain(actions.take, cast.olga, channel.account)
    server.picture = written("science", 200, "JPEG", quality=60)
    look(Channel.objects.select_related("account__unit").get(pk=channel.pk))
    assert set(Change.objects.values_list("state", flat=True)) == {"ours"}
    assert Channel.objects.get(pk=channel.pk).baseline["name"] == "Law at Rijnmeer"


def test_it_was_not_us_is_not_asked_again_while_it_stays_so(cast, channel, server):
    server.rename(name="Free coins")
    look(channel)
    explain(actions.disown, cast.olga, channel.account)
    look(channel)
    assert Change.objects.get().state == "not_ours"
    server.rename(name="More free coins")
    look(channel)
    assert unexplained(channel.account).get().now == "More free coins"


def test_the_same_is_noticed_again_when_it_comes_back(cast, channel, server):
    server.rename(name="Free coins")
    look(channel)
    explain(actions.disown, cast.olga, channel.account)
    server.rename(name="Rijnmeer Law")
    look(channel)
    server.rename(name="Free coins")
    look(channel)
    assert unexplained(channel.account).get().now == "Free coins"


def test_nobody_explains_what_they_did_not_see(cast, channel, server):
    server.rename(name="Free coins")
    look(channel)
    seen = digest(unexplained(channel.account))
    server.rename(name="More free coins")
    look(channel)
    with pytest.raises(Conflict, match="something else"):
        actions.take(Actor(cast.olga), channel.account, seen=seen)


@pytest.mark.parametrize("who", ["emma", "anna", "samira", "stan"])
def test_only_who_answers_for_it_explains(cast, channel, server, who):
    server.rename(name="Free coins")
    look(channel)
    with pytest.raises(Denied):
        explain(actions.take, getattr(cast, who), channel.account)


@pytest.mark.parametrize(("kind", "official"), [("law", True), ("science", False)])
def test_the_avatar_is_compared_with_the_official_one(channel, kind, official):
    channel.account.avatar.save("a.png", ContentFile(written(kind, 300)))
    assert look(channel).is_official is official


def test_it_sees_when_the_account_last_posted(channel, server):
    at = timezone.now().replace(microsecond=0) - timedelta(days=40)
    server.add("Open day", stamp(at))
    assert look(channel).newest_at == at


def test_a_network_that_does_not_answer_is_kept_as_trouble_and_the_rest_stays(channel, server):
    look(channel)
    server.network.store.close()
    Channel.objects.filter(pk=channel.pk).update(state="broken")
    sighting = look(channel)
    assert sighting.trouble == "token"
    assert sighting.shown["name"] == "Rijnmeer Law"


def test_a_connection_that_the_network_has_ended_is_marked_broken(channel, server):
    with server.network.open() as store:
        store.database.execute("DELETE FROM tokens")
    look(channel)
    assert Channel.objects.get(pk=channel.pk).state == "broken"


def test_each_account_is_looked_at_once_a_day(channel):
    jobs.look_at_profiles()
    first = Sighting.objects.get().looked_at
    jobs.look_at_profiles()
    assert Sighting.objects.get().looked_at == first
    Sighting.objects.update(looked_at=first - timedelta(hours=25))
    jobs.look_at_profiles()
    assert Sighting.objects.get().looked_at > first
