import pytest
from django.core.exceptions import ValidationError

from pedel.desk.drafts import access, actions
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import SETTLED, State, move
from pedel.desk.drafts.writing import Writing
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


def test_it_begins_a_draft_for_accounts_of_one_unit(cast, draft):
    assert draft.unit == cast.units.law
    assert {target.account for target in draft.targets.all()} == {cast.accounts.law, cast.accounts.sky}
    assert list(draft.editors.all()) == [cast.emma]


def test_it_takes_no_accounts_of_two_units(cast):
    cast.accounts.science.memberships.create(person=cast.emma, part="editor", starts="2020-01-01")
    with pytest.raises(ValidationError, match="one unit"):
        actions.create(Actor(cast.emma), [cast.accounts.law, cast.accounts.science])


@pytest.mark.parametrize("name", "victor sander clara anna sofie stan".split())
def test_it_lets_nobody_write_who_does_not_keep_the_accounts(cast, draft, name):
    person = getattr(cast, name)
    with pytest.raises(Denied, match="keeps every account"):
        actions.create(Actor(person), [cast.accounts.law])
    with pytest.raises(Denied):
        actions.save(Actor(person), draft, version=1, writing=Writing(text="mine"))


def test_it_lets_nobody_write_who_keeps_only_one_of_the_accounts(cast, draft):
    cast.accounts.law.memberships.create(person=cast.stan, part="editor", starts="2020-01-01")
    with pytest.raises(Denied):
        actions.save(Actor(cast.stan), draft, version=1, writing=Writing(text="mine"))


def test_it_lets_nobody_write_after_their_last_day(cast, draft):
    cast.emma.leaves_on = "2020-01-01"
    cast.emma.save()
    cast.emma.refresh_from_db()
    with pytest.raises(Denied):
        actions.save(Actor(cast.emma), draft, version=1, writing=Writing(text="mine"))
    assert not access.drafts_for(cast.emma).exists()


@pytest.mark.parametrize("name", "emma olga clara cees anna dirk sander".split())
def test_it_shows_a_draft_to_those_it_concerns(cast, draft, name):
    assert access.drafts_for(getattr(cast, name)).contains(draft)
    assert access.may_read(Actor(getattr(cast, name)), draft)


@pytest.mark.parametrize("name", "sofie samira bram stan victor".split())
def test_it_shows_a_draft_to_nobody_else(cast, draft, name):
    assert not access.drafts_for(getattr(cast, name)).exists()
    assert not access.may_read(Actor(getattr(cast, name)), draft)


def test_it_counts_versions_and_makes_who_saves_an_editor(cast, draft, save):
    save(cast.olga, text="The library opens at ten.")
    draft.refresh_from_db()
    assert (draft.version, draft.text, draft.changed_by) == (2, "The library opens at ten.", cast.olga)
    assert set(draft.editors.all()) == {cast.emma, cast.olga}


def test_it_does_not_overwrite_what_somebody_else_saved(cast, draft, save):
    save(cast.olga, text="Olga's words")
    with pytest.raises(Conflict, match="Olga changed this draft"):
        save(cast.emma, version=1, text="Emma's words")
    assert Draft.objects.get().text == "Olga's words"


@pytest.mark.parametrize("state", [*SETTLED, State.DECLINED])
def test_it_takes_an_edited_draft_back_to_being_written(cast, draft, save, state):
    move(draft, State.WRITING, to=state)
    assert save(cast.emma, text="One letter more").state == State.WRITING
    assert Entry.objects.first().facts["was"] == state


def test_it_saves_nothing_in_a_discarded_draft(cast, draft, save):
    actions.discard(Actor(cast.emma), draft)
    with pytest.raises(Conflict, match="discarded"):
        save(cast.emma, text="too late")


def test_it_moves_a_draft_only_from_the_state_that_was_meant(draft):
    with pytest.raises(Conflict):
        move(draft, State.WAITING, to=State.APPROVED)
    assert Draft.objects.get().state == State.WRITING


def test_it_keeps_an_account_its_own_wording(cast, draft, save):
    save(cast.emma, variants={cast.accounts.sky.pk: "Shorter."})
    assert [target.wording for target in Draft.objects.get().targets.order_by("pk")] == [
        "The library opens at nine on Monday.",
        "Shorter.",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", "a\0b"),
        ("text", "half \ud83d"),
        ("text", "x" * 50_001),
        ("kind", "gossip"),
        ("language", "fr"),
        ("topics", ("x",) * 1 + ("y" * 61,)),
        ("variants", {0: "for nobody"}),
    ],
)
def test_it_says_which_part_cannot_be_kept(cast, draft, save, name, value):
    with pytest.raises(ValidationError) as error:
        save(cast.emma, **{name: value})
    assert list(error.value.message_dict) == [name]


def test_the_record_holds_no_word_of_a_draft(cast, draft, save):
    save(cast.emma, text="a very particular sentence")
    assert not any("particular" in str(entry.facts) for entry in Entry.objects.all())


def test_a_copy_stays_the_words_of_those_who_wrote_them(cast, draft):
    copy = actions.duplicate(Actor(cast.olga), draft)
    assert (copy.text, copy.author, copy.version) == (draft.text, cast.olga, 1)
    assert set(copy.editors.all()) == {cast.emma, cast.olga}
