from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from pedel.desk.drafts import access, actions, todo
from pedel.desk.drafts.mentions import mentionable, mentioned
from pedel.desk.drafts.models import Comment, Draft, Presence
from pedel.desk.drafts.presence import here
from pedel.desk.drafts.states import State, move
from pedel.desk.notices.models import Notice
from pedel.desk.people.models import Person
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied


@pytest.fixture
def remark(cast, draft):
    def made(person, text, **more):
        return actions.comment(Actor(person), draft, text=text, **more)

    return made


@pytest.mark.parametrize("name", "emma olga anna clara sander".split())
def test_whoever_sees_a_draft_remarks_on_it(cast, draft, remark, name):
    remark(getattr(cast, name), "Is this public already?")
    assert Comment.objects.get().person == getattr(cast, name)


@pytest.mark.parametrize("name", "stan sofie victor".split())
def test_nobody_else_does(cast, draft, remark, name):
    with pytest.raises(Denied):
        remark(getattr(cast, name), "Hello")


def test_a_name_after_an_at_sign_is_told(cast, draft, remark):
    remark(cast.olga, "@Emma, is this public? Ask @anna. And @Stan does not see this.")
    told = {notice.person for notice in Notice.objects.filter(kind="drafts.mentioned")}
    assert told == {cast.emma, cast.anna}
    assert Notice.objects.first().url.endswith(f"#comment-{Comment.objects.get().pk}")


def test_who_wrote_the_draft_is_told_once(cast, draft, remark):
    remark(cast.olga, "A thought.")
    assert [(n.person, n.kind) for n in Notice.objects.all()] == [(cast.emma, "drafts.commented")]


def test_no_notice_and_no_entry_holds_what_was_said(cast, draft, remark):
    remark(cast.olga, "@Emma something confidential", quote="the library")
    said = [str(n.facts) for n in Notice.objects.all()] + [str(e.facts) for e in Entry.objects.all()]
    assert not any("confidential" in line or "library" in line for line in said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Anna de Vries, please", ["Anna de Vries"]),
        ("@Anna, please", []),
        ("@anna jansen!", ["Anna Jansen"]),
        ("mail anna@Bram.example", []),
        ("@Bram and @Bram", ["Bram Bakker"]),
        ("@Bramantino", []),
    ],
)
def test_it_knows_who_is_meant(text, expected):
    people = [Person(pk=i, name=n) for i, n in enumerate(["Anna de Vries", "Anna Jansen", "Bram Bakker"], 1)]
    assert [str(person) for person in mentioned(text, people)] == expected


def test_who_left_is_not_spoken_to(cast, draft):
    Person.objects.filter(pk=cast.anna.pk).update(leaves_on="2020-01-01")
    assert cast.anna not in mentionable(draft)


def test_a_remark_is_closed_once_by_who_made_it_or_writes(cast, draft, remark):
    row = remark(cast.anna, "Is this public?")
    with pytest.raises(Denied):
        actions.resolve(Actor(cast.clara), row)
    actions.resolve(Actor(cast.emma), row)
    with pytest.raises(Conflict):
        actions.resolve(Actor(cast.anna), row)
    assert Comment.objects.get().resolved_by == cast.emma


def test_the_page_shows_remarks_in_the_order_they_came(cast, draft, remark, sign_in):
    remark(cast.olga, "First thought", quote="the library")
    remark(cast.emma, "Second thought")
    page = sign_in(cast.anna).get(f"/drafts/{draft.pk}/").content.decode()
    assert page.index("First thought") < page.index("Second thought")
    assert "the library" in page


def test_a_remark_on_the_page_is_only_text(cast, draft, sign_in):
    told = sign_in(cast.anna).post(f"/drafts/{draft.pk}/comments/", {"text": "<script>x</script>"}).json()
    assert "&lt;script&gt;" in told["comments"]
    assert sign_in(cast.anna).post(f"/drafts/{draft.pk}/comments/", {"text": " "}).status_code == 422


def test_an_unanswered_mention_waits(cast, draft, remark):
    remark(cast.olga, "@Emma is this public?")
    assert [str(one.what) for one in todo.waiting_for(cast.emma)] == ["Olga asks you something about a draft"]
    remark(cast.emma, "Yes.")
    assert todo.waiting_for(cast.emma) == []


def test_a_draft_sent_back_waits_for_its_writers(cast, draft):
    move(draft, State.WRITING, to=State.DECLINED)
    assert [one.icon for one in todo.waiting_for(cast.emma)] == ["arrow-back-up"]
    assert todo.waiting_for(cast.olga) == []


def test_home_says_what_goes_out_today(cast, draft, monkeypatch):
    soon = timezone.now() + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "localtime", lambda *_: soon.astimezone(timezone.get_current_timezone()))
    Draft.objects.update(state=State.APPROVED, planned_for=soon)
    assert [(one.group, one.due) for one in todo.waiting_for(cast.olga)] == [("today", soon)]
    assert todo.waiting_for(cast.stan) == []


def test_it_offers_a_new_draft_to_who_may_write(cast):
    assert [one.key for one in todo.shortcuts(cast.emma)] == ["n"]
    assert todo.shortcuts(cast.stan) == []


def test_it_says_who_else_has_the_draft_open(cast, draft, sign_in):
    assert here(draft, cast.olga) == []
    told = sign_in(cast.emma).post(f"/drafts/{draft.pk}/here/").json()
    assert told["here"] == "Olga has this open too."


def test_it_forgets_who_has_gone_and_records_nobody(cast, draft):
    before = Entry.objects.count()
    here(draft, cast.olga)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=61))
    assert here(draft, cast.emma) == []
    assert [row.person for row in Presence.objects.all()] == [cast.emma]
    assert Entry.objects.count() == before


def test_it_names_several_in_the_readers_language(cast, draft, sign_in):
    for person in (cast.olga, cast.anna, cast.clara):
        here(draft, person)
    with override("en"):
        told = sign_in(cast.emma).post(f"/drafts/{draft.pk}/here/").json()
    assert told["here"] == "Anna, Clara and Olga have this open too."


def test_a_stranger_is_not_noted(cast, draft, sign_in):
    assert sign_in(cast.stan).post(f"/drafts/{draft.pk}/here/").status_code == 404
    assert not Presence.objects.exists()


def test_everybody_who_is_mentionable_sees_the_draft(cast, draft):
    for person in mentionable(draft):
        assert access.drafts_for(person).contains(draft), person
