"""The checklist is read from the facts: what is done shows as done, what comes late shows too."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from pedel.desk.accounts.actions import join
from pedel.desk.accounts.models import Membership
from pedel.desk.approvals.models import Delegation
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.writing import Writing
from pedel.desk.leaving import actions
from pedel.desk.leaving.items import of
from pedel.desk.leaving.models import Word
from pedel.desk.mandates.models import Mandate
from pedel.desk.passwords.models import Holder
from pedel.desk.people.models import Assignment, Person
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.acting import Actor
from pedel.desk.record.permission import Conflict, Denied

pytestmark = pytest.mark.django_db


def named(cast, account, person, part, starts):
    join(Actor(cast.clara), account, person=person, part=part, days=(starts, None))


def draft_of(cast, person=None, text="Open on Monday."):
    return drafts.create(
        Actor(person or cast.emma), [cast.accounts.law], writing=Writing(text, language="en")
    )


def test_it_asks_for_a_new_owner_until_there_is_one(cast, leave, states):
    departure = leave(cast.olga)
    assert states(departure)[f"owner:{cast.accounts.law.pk}"] == "open"
    named(cast, cast.accounts.law, cast.stan, "owner", departure.last_day + timedelta(days=1))
    assert states(departure)[f"owner:{cast.accounts.law.pk}"] == "done"
    assert states(departure)[f"owner:{cast.accounts.sky.pk}"] == "open"


def test_it_asks_again_when_who_follows_leaves_too(cast, leave, states):
    departure = leave(cast.olga)
    named(cast, cast.accounts.law, cast.stan, "owner", departure.last_day + timedelta(days=1))
    leave(cast.stan, 10)
    assert states(departure)[f"owner:{cast.accounts.law.pk}"] == "open"


def test_it_asks_for_somebody_who_writes_only_where_nobody_else_does(cast, leave, states):
    assert f"editor:{cast.accounts.law.pk}" not in states(leave(cast.emma))
    Membership.objects.filter(person=cast.olga, account=cast.accounts.law).delete()
    assert states(leave(cast.emma))[f"editor:{cast.accounts.law.pk}"] == "open"


def test_it_shows_a_part_that_came_after_the_checklist_began(cast, leave, states):
    departure = leave(cast.emma)
    Membership.objects.create(
        account=cast.accounts.science, person=cast.emma, part="deputy", starts="2020-01-01"
    )
    assert states(departure)[f"deputy:{cast.accounts.science.pk}"] == "open"


def test_it_asks_for_each_role_on_a_unit(cast, leave, states):
    departure = leave(cast.anna)
    law = cast.units.law
    assert states(departure)[f"approver:{law.pk}"] == "open"
    Assignment.objects.create(person=cast.stan, unit=law, role="approver", starts="2020-01-01")
    assert states(departure)[f"approver:{law.pk}"] == "done"


def test_it_says_who_answers_until_somebody_follows(cast, leave):
    departure = leave(cast.clara)
    item = of(departure, f"contact:{cast.units.law.pk}")
    assert "Cees" in item.detail
    assert item.turn == (cast.sander,)


def test_it_asks_to_give_drafts_into_other_hands(cast, leave, states):
    draft = draft_of(cast)
    departure = leave(cast.emma)
    assert states(departure)[f"draft:{draft.pk}"] == "open"
    actions.hand_over(Actor(cast.victor), draft, to=cast.olga)
    assert f"draft:{draft.pk}" not in states(departure)


def test_who_takes_a_draft_over_and_who_wrote_it_cannot_approve_it(cast, leave):
    draft = draft_of(cast)
    leave(cast.emma)
    actions.hand_over(Actor(cast.clara), draft, to=cast.olga)
    assert set(draft.editors.all()) == {cast.emma, cast.olga}


def test_a_draft_goes_only_to_who_works_on_its_accounts_and_by_who_may(cast, leave):
    draft = draft_of(cast)
    leave(cast.emma)
    with pytest.raises(Denied):
        actions.hand_over(Actor(cast.samira), draft, to=cast.olga)
    with pytest.raises(Exception, match="every account"):
        actions.hand_over(Actor(cast.clara), draft, to=cast.stan)


def test_it_asks_to_look_at_what_is_planned_beyond_the_last_day(cast, leave, states):
    revision = drafts.freeze(Actor(cast.emma), draft_of(cast))
    rows = {"revision": revision, "account": cast.accounts.law, "digest": revision.digest}
    due = timezone.now() + timedelta(days=40)
    delivery = Delivery.objects.create(**rows, key="1" * 20, due_at=due, next_try_at=due)
    departure = leave(cast.emma)
    key = f"delivery:{delivery.pk}"
    assert states(departure)[key] == "open"
    actions.say(Actor(cast.victor), departure, key=key, note="I looked: it may go out.")
    assert states(departure)[key] == "done"
    Delivery.objects.filter(pk=delivery.pk).update(due_at=timezone.now() + timedelta(days=1))
    assert key not in states(departure)


def test_it_asks_for_mandates_to_be_agreed_anew_when_the_supervisor_leaves(cast, leave, states):
    terms = {"account": cast.accounts.law, "person": cast.emma, "kinds": ["news"], "state": "agreed"}
    old = Mandate.objects.create(
        supervisor=cast.victor, proposed_by=cast.emma, agreed_at=timezone.now(), **terms
    )
    departure = leave(cast.victor)
    found = states(departure)
    assert found[f"mandate:{old.pk}"] == found[f"member:{cast.emma.pk}"] == "open"
    Person.objects.filter(pk=cast.emma.pk).update(supervisor=cast.olga)
    Mandate.objects.create(
        supervisor=cast.olga, proposed_by=cast.emma, agreed_at=timezone.now(), replaces=old, **terms
    )
    found = states(departure)
    assert found[f"mandate:{old.pk}"] == "done"
    assert f"member:{cast.emma.pk}" not in found


def test_it_lists_what_they_can_open_and_what_they_keep(cast, leave, states):
    phone = Holder.objects.create(
        account=cast.accounts.law, kind="device", name="Phone", person=cast.emma, starts="2020-01-01"
    )
    own = Holder.objects.create(
        account=cast.accounts.law, kind="person", person=cast.emma, starts="2020-01-01"
    )
    found = states(leave(cast.emma))
    assert found[f"holder:{phone.pk}"] == "open"
    assert found[f"holder:{own.pk}"] == "coming"
    assert found[f"password:{cast.accounts.law.pk}"] == "coming"


def test_it_shows_what_ends_by_itself(cast, leave, states, later):
    Delegation.objects.create(
        giver=cast.anna,
        receiver=cast.bram,
        unit=cast.units.law,
        ends=timezone.localdate() + timedelta(days=90),
    )
    departure = leave(cast.anna, 5)
    found = states(departure)
    assert found["roles"] == found["delegations"] == found["signing-in"] == "coming"
    with later(6):
        assert states(departure)["signing-in"] == "done"


def test_it_takes_a_word_only_where_the_desk_cannot_see_for_itself(cast, leave):
    departure = leave(cast.olga)
    with pytest.raises(Conflict):
        actions.say(Actor(cast.clara), departure, key=f"owner:{cast.accounts.law.pk}", note="Done.")


def test_a_word_has_a_name_and_can_be_taken_back(cast, leave, states):
    departure = leave(cast.anna)
    key = f"approver:{cast.units.law.pk}"
    actions.say(Actor(cast.sander), departure, key=key, note="The dean decides from now on.")
    assert "Sander: The dean" in of(departure, key).detail
    actions.take_word_back(Actor(cast.clara), departure, key=key)
    assert states(departure)[key] == "open"


def test_nobody_vouches_for_their_own_departure(cast, leave):
    departure = leave(cast.clara)
    with pytest.raises(Denied):
        actions.say(Actor(cast.clara), departure, key="duty", note="I know.")


def test_an_empty_word_is_not_taken(cast, leave):
    departure = leave(cast.anna)
    with pytest.raises(Exception, match="few words"):
        actions.say(Actor(cast.sander), departure, key=f"approver:{cast.units.law.pk}", note="  ")


def test_a_word_that_looks_like_a_password_is_not_kept(cast, leave):
    departure = leave(cast.anna)
    with pytest.raises(ValidationError):
        actions.say(
            Actor(cast.sander), departure, key=f"approver:{cast.units.law.pk}", note="now it is Zomer2024!"
        )
    assert not Word.objects.exists()
