"""From the first sentence to the register: whose turn it is, and what nobody can skip."""

import pytest
from django.core.exceptions import ValidationError

from pedel.desk.accounts.models import Account, Membership
from pedel.desk.applications import access, actions
from pedel.desk.notices.models import Notice
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

from .conftest import again, write

TEXT = "I read it with pleasure."


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def advise(by, application, outcome="positive"):
    actions.advise(Actor(by), application, outcome=outcome, text=TEXT, digest=application.digest)
    return again(application)


def test_it_goes_from_a_thought_to_an_account_in_the_register(cast, sent):
    assert told(cast.clara) == ["applications.sent"]
    assert told(cast.cees) == []
    actions.ask(Actor(cast.clara), sent, text="Who writes in August?")
    write(cast.stan, sent, "people", **{**people(), "absence": "Emma, and Olga in September."})
    actions.answer(Actor(cast.stan), again(sent), text="Emma does.")
    ready = advise(cast.clara, again(sent))
    actions.register(Actor(cast.clara), ready)
    account = Account.objects.get(handle="taxnight@social.example")
    assert (account.state, account.unit, account.application.pk) == ("planned", cast.units.tax, sent.pk)
    parts = Membership.objects.filter(account=account).values_list("person__name", "part")
    assert sorted(parts) == [("Emma", "deputy"), ("Olga", "owner")]
    assert again(sent).state == "registered"
    assert told(cast.stan) == [f"applications.{what}" for what in ("asked", "advised", "registered")]


def people():
    from .conftest import ANSWERS

    return ANSWERS["people"]


def test_everything_is_on_record_without_a_word_of_the_answers(cast, sent):
    entries = Entry.objects.filter(verb__startswith="application.")
    assert {"application.begun", "application.written", "application.sent"} <= set(
        entries.values_list("verb", flat=True)
    )
    assert "Monday" not in str(list(entries.values_list("facts", flat=True)))


def test_it_is_not_sent_while_an_answer_is_missing(cast, written):
    write(cast.stan, written, "care", privacy_notice="")
    with pytest.raises(ValidationError, match="still missing"):
        actions.send(Actor(cast.stan), written)


def test_it_is_not_sent_twice(cast, sent):
    with pytest.raises(Conflict, match="already"):
        actions.send(Actor(cast.stan), sent)


@pytest.mark.parametrize("outcome", ["remarks", "against"])
def test_after_any_advice_the_applicant_may_go_on(cast, sent, outcome):
    advised = advise(cast.clara, sent, outcome)
    with pytest.raises(Denied):
        actions.register(Actor(cast.clara), advised)
    actions.go_on(Actor(cast.stan), advised)
    actions.register(Actor(cast.clara), again(sent))
    assert again(sent).state == "registered"
    assert sent.remarks.get().outcome == outcome


def test_advice_is_about_the_answers_that_were_read(cast, sent):
    with pytest.raises(Conflict, match="changed since"):
        actions.advise(Actor(cast.clara), sent, outcome="positive", text=TEXT, digest="0" * 64)


@pytest.mark.parametrize("who", ["stan", "olga", "anna", "samira"])
def test_advice_is_the_word_of_who_looks_after_the_unit(cast, sent, who):
    with pytest.raises(Denied):
        advise(getattr(cast, who), sent)


@pytest.mark.parametrize("who", ["clara", "cees", "sander"])
def test_contact_person_deputy_and_steward_may_advise(cast, sent, who):
    assert advise(getattr(cast, who), sent).state == "ready"


def test_nobody_advises_on_their_own(cast, written):
    actions.share(Actor(cast.stan), written, person=cast.clara)
    actions.send(Actor(cast.stan), written)
    with pytest.raises(Denied, match="part of this application yourself"):
        advise(cast.clara, again(written))


def test_no_word_is_said_while_a_question_waits(cast, sent):
    actions.ask(Actor(cast.clara), sent, text="Who?")
    with pytest.raises(Denied):
        advise(cast.clara, again(sent))


def test_it_is_written_only_by_its_people_and_only_before_it_is_sent(cast, begun, sent):
    with pytest.raises(Denied):
        write(cast.stan, sent, "existing", why_new="Because.")
    actions.reopen(Actor(cast.stan), sent)
    with pytest.raises(Denied):
        write(cast.clara, again(sent), "existing", why_new="Because.")
    assert write(cast.stan, again(sent), "existing", why_new="Because.").why_new == "Because."


def test_it_is_withdrawn_at_any_time_but_once(cast, sent):
    actions.withdraw(Actor(cast.stan), sent, why="We write for the faculty's account instead.")
    assert again(sent).state == "withdrawn"
    assert told(cast.clara)[-1] == "applications.withdrawn"
    with pytest.raises(Denied, match="ended"):
        actions.withdraw(Actor(cast.stan), again(sent))


def test_a_new_one_begins_from_the_answers_of_an_old_one(cast, sent):
    new = actions.begin(Actor(cast.stan), sent)
    assert (new.state, new.why_new, new.samples) == ("writing", sent.why_new, sent.samples)


def test_nobody_begins_from_somebody_elses_answers(cast, sent):
    with pytest.raises(Denied):
        actions.begin(Actor(cast.clara), sent)


def test_while_it_is_written_only_its_people_see_it(cast, written):
    assert not access.applications_for(cast.clara).exists()
    assert not access.applications_for(cast.olga).exists()
    assert access.applications_for(cast.stan).get() == written


@pytest.mark.parametrize("who", ["stan", "olga", "emma", "clara", "cees", "sander"])
def test_once_sent_it_is_seen_by_whom_it_concerns(cast, sent, who):
    assert access.applications_for(getattr(cast, who)).get() == sent


@pytest.mark.parametrize("who", ["samira", "anna", "sofie", "bram"])
def test_nobody_else_sees_it(cast, sent, who):
    assert not access.applications_for(getattr(cast, who)).exists()


def test_who_shares_it_writes_it(cast, begun):
    actions.share(Actor(cast.stan), begun, person=cast.sofie)
    assert told(cast.sofie) == ["applications.shared"]
    assert write(cast.sofie, begun, "existing", why_new="Ours.").why_new == "Ours."
    actions.unshare(Actor(cast.sofie), begun.writers.get())
    with pytest.raises(Denied):
        write(cast.sofie, again(begun), "existing", why_new="Mine.")


def test_whoever_is_to_keep_it_does_not_register_it(cast, written):
    write(cast.stan, written, "people", **{**people(), "deputy": "clara@example.org"})
    actions.send(Actor(cast.stan), written)
    advise(cast.sander, again(written))
    with pytest.raises(Denied, match="keep it yourself"):
        actions.register(Actor(cast.clara), again(written))
    actions.register(Actor(cast.sander), again(written))
    assert again(written).account.memberships.filter(person=cast.clara, part="deputy").exists()


def test_a_handle_taken_meanwhile_stops_the_registration(cast, ready):
    Account.objects.create(
        unit=cast.units.law, network="mastodon", handle="TaxNight@social.example", name="A",
        account_class="unit",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="in the register already"):
        actions.register(Actor(cast.clara), ready)
    assert again(ready).state == "ready"
