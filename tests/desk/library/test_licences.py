from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from desk.library.drawing import photo, upload
from pedel.desk.braking import stops
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.content import read
from pedel.desk.drafts.writing import Writing
from pedel.desk.library import actions, jobs, todo
from pedel.desk.library.licences import ASKS, licences
from pedel.desk.library.models import Asset
from pedel.desk.notices.models import Notice
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied


def day(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def license(cast, asset):
    def licensed(ends=None, licence="bought", **more):
        fresh = Asset.objects.get(pk=asset.pk)
        return actions.license(Actor(cast.emma), fresh, licence=licence, ends=ends, **more)

    return licensed


@pytest.fixture
def draft(cast, asset):
    made = drafts.create(
        Actor(cast.emma), [cast.accounts.law], writing=Writing("Open on Monday.", language="en")
    )
    drafts.choose_picture(Actor(cast.emma), made, asset=asset.pk)
    return made


@pytest.fixture
def stopped(cast, draft):
    revision = drafts.freeze(Actor(cast.emma), draft)
    return lambda: [stop.code for stop in stops(read(revision), cast.accounts.law)]


def test_each_licence_of_the_list_says_what_it_asks_in_two_languages():
    for one in licences().values():
        assert one.en
        assert one.nl
        assert set(one.asks) <= set(ASKS)
        assert one.id.startswith("CC") == bool(one.url)


def test_a_licence_is_noted_with_its_proof_and_credit(license, sign_in, cast, asset):
    row = license(day(90), credit="Photo: A. de Vries", proof=upload(b"Dear Emma, you may.", "mail.eml"))
    assert (row.licence, row.credit, row.ends) == ("bought", "Photo: A. de Vries", day(90))
    answer = sign_in(cast.emma).get(f"/library/{asset.pk}/proof/")
    assert (answer.getvalue(), answer["Content-Type"]) == (b"Dear Emma, you may.", "message/rfc822")
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"licence": "mine"}, "list"),
        ({"proof": upload(b"x", "a.exe")}, "PDF"),
        ({"proof": upload(b"", "a.pdf")}, "15 MB"),
    ],
)
def test_it_says_what_cannot_be_noted(license, wish, why):
    with pytest.raises(ValidationError, match=why):
        license(**wish)


def test_only_the_units_people_say_how_it_may_be_used(asset, cast):
    with pytest.raises(Denied, match="Faculty of Law"):
        actions.license(Actor(cast.sofie), asset, licence="own")


def test_two_people_do_not_write_over_each_other(asset, cast):
    mine, theirs = Asset.objects.get(), Asset.objects.get()
    actions.describe(Actor(cast.emma), mine, maker="Fleur")
    with pytest.raises(Conflict):
        actions.describe(Actor(cast.olga), theirs, maker="Floor")


def test_a_picture_goes_out_on_the_last_day_of_its_licence_and_not_after(license, stopped):
    assert stopped() == []
    license(day(0))
    assert stopped() == []
    license(day(-1))
    assert stopped() == ["licence"]
    license(day(30))
    assert stopped() == []


def test_a_picture_that_came_with_the_draft_stops_too(cast, stopped):
    draft = drafts.create(Actor(cast.emma), [cast.accounts.law], writing=Writing("Open."))
    row = drafts.add_picture(Actor(cast.emma), draft, upload=upload(photo(9), "nine.jpg"))
    revision = drafts.freeze(Actor(cast.emma), draft)
    actions.license(Actor(cast.emma), row.asset, licence="bought", ends=day(-1))
    assert [stop.code for stop in stops(read(revision), cast.accounts.law)] == ["licence"]


def test_what_another_unit_noted_of_the_same_file_does_not_stop_ours(cast, put):
    theirs = put(photo(9), person=cast.sofie, unit=cast.units.science, is_shared=False)
    actions.license(Actor(cast.sofie), theirs, licence="bought", ends=day(-1))
    draft = drafts.create(Actor(cast.emma), [cast.accounts.law], writing=Writing("Open."))
    drafts.add_picture(Actor(cast.emma), draft, upload=upload(photo(9), "nine.jpg"))
    revision = drafts.freeze(Actor(cast.emma), draft)
    assert list(stops(read(revision), cast.accounts.law)) == []


def test_no_pictures_ask_nothing_of_the_database(cast, django_assert_num_queries):
    from pedel.desk.library.brakes import ended

    with django_assert_num_queries(0):
        assert list(ended({"pictures": []}, cast.accounts.law)) == []


def told():
    return sorted(Notice.objects.filter(kind__startswith="library.").values_list("person__name", "kind"))


def test_it_is_told_thirty_and_seven_days_ahead_and_when_it_has_ended_once_each(license, draft):
    license(day(31))
    jobs.tell_of_licences()
    assert told() == []
    for ends, kind in (
        (30, "library.licence_ends"),
        (7, "library.licence_ends"),
        (-1, "library.licence_ended"),
    ):
        Asset.objects.update(ends=day(ends))
        jobs.tell_of_licences()
        jobs.tell_of_licences()
        assert told() == [("Emma", kind), ("Olga", kind)]
        Notice.objects.all().delete()


def test_a_new_end_is_told_anew(license):
    license(day(5))
    jobs.tell_of_licences()
    license(day(6))
    jobs.tell_of_licences()
    assert len(told()) == 2


def test_home_says_what_ends_and_what_says_too_little(license, draft, cast):
    license(day(20))
    wanted = [str(each.what) for each in todo.waiting_for(cast.emma)]
    assert wanted == ["The licence of “atrium.jpg” ends", "“atrium.jpg” is in use and says too little"]
    assert todo.waiting_for(cast.olga) == []
    assert [shortcut.url for shortcut in todo.shortcuts(cast.emma)] == ["/library/add/"]
    assert todo.shortcuts(cast.stan) == []
