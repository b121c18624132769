import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.drafts import actions
from pedel.desk.drafts.content import canonical, digest, read
from pedel.desk.drafts.models import Picture
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict, Denied

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
CONTENTS = st.fixed_dictionaries(
    {"salt": TEXTS, "text": TEXTS, "accounts": st.lists(TEXTS), "planned_for": st.none() | TEXTS}
)


def test_it_freezes_exactly_what_stands_there(cast, draft, save):
    save(cast.olga, text="Come on Monday: https://example.org/a.", variants={cast.accounts.sky.pk: "Short."})
    revision = actions.freeze(Actor(cast.emma), draft)
    content = read(revision)
    assert [(a["account"], a["text"], a["links"]) for a in content["accounts"]] == [
        (cast.accounts.law.pk, "Come on Monday: https://example.org/a.", ["https://example.org/a"]),
        (cast.accounts.sky.pk, "Short.", []),
    ]
    assert revision.digest == digest(revision.content)
    assert revision.editors == sorted([cast.emma.pk, cast.olga.pk])


def test_it_numbers_revisions_and_salts_each(cast, draft):
    first, second = (actions.freeze(Actor(cast.emma), draft) for _ in range(2))
    assert (first.number, second.number) == (1, 2)
    assert first.digest != second.digest


def test_it_writes_the_digest_into_the_record(cast, draft):
    revision = actions.freeze(Actor(cast.emma), draft)
    entry = Entry.objects.first()
    assert (entry.verb, entry.digest, entry.about) == (
        "revision.frozen",
        revision.digest,
        f"draft:{draft.pk}",
    )


def test_it_freezes_the_pictures_with_their_descriptions(cast, draft):
    Picture.objects.create(
        draft=draft, name="a.png", sha256="0" * 64, width=1, height=1, alt="A door", file="a"
    )
    picture = read(actions.freeze(Actor(cast.emma), draft))["pictures"][0]
    assert (picture["sha256"], picture["alt"], picture["file"]) == ("0" * 64, "A door", "a")


def test_it_keeps_what_was_found_masked_and_in_both_languages(cast, draft, save):
    save(cast.emma, text="Het BSN van mijn student is 111222333. 40% of students agree.")
    kept = actions.freeze(Actor(cast.emma), draft).findings
    assert "111222333" not in json.dumps(kept)
    stop = next(entry for entry in kept if entry.get("level") == "stop")
    assert stop["title"]["en"]
    assert stop["title"]["nl"]
    assert {entry["is"] for entry in kept} == {"finding", "question"}


def test_nobody_freezes_who_may_not_write(cast, draft):
    with pytest.raises(Denied):
        actions.freeze(Actor(cast.anna), draft)


def test_it_does_not_freeze_what_was_discarded(cast, draft):
    actions.discard(Actor(cast.emma), draft)
    with pytest.raises(Conflict):
        actions.freeze(Actor(cast.emma), draft)


@given(CONTENTS)
def test_the_same_content_has_the_same_digest_in_any_order(content):
    turned = dict(reversed(content.items()))
    assert digest(canonical(content)) == digest(canonical(turned))
    assert json.loads(canonical(content)) == content


@given(CONTENTS, CONTENTS)
def test_other_content_has_another_digest(one, other):
    assert (digest(canonical(one)) == digest(canonical(other))) == (one == other)


@given(TEXTS.filter(bool), st.data())
def test_one_changed_character_changes_the_digest(text, data):
    place = data.draw(st.integers(0, len(text) - 1))
    changed = text[:place] + ("b" if text[place] == "a" else "a") + text[place + 1 :]
    assert digest(canonical({"text": text})) != digest(canonical({"text": changed}))
