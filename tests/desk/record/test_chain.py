"""An export says of every entry that it is what was written, or names the first that is not."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pedel.desk.record.chain import FIRST, digest, line, storable, verify

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
NUMBERS = st.integers() | st.sampled_from([2**63, -(2**64), 10**999, 1 - 10**1000])
FACTS = st.dictionaries(
    TEXT | st.sampled_from(["hash", "previous", ',"hash":"']),
    st.recursive(
        st.none() | st.booleans() | NUMBERS | TEXT,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
        max_leaves=4,
    ),
    max_size=3,
)
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def chained(*facts):
    lines, previous = [], FIRST
    for number, each in enumerate(facts, 1):
        entry = {
            "number": number,
            "at": "2026-11-22T09:00:00.000001Z",
            "verb": "draft.submitted",
            "actor": 7,
            "actor_name": "Emma Vïsser",
            "role": "editor",
            "via": "page",
            "about": "draft:12",
            "account": None,
            "unit": 3,
            "digest": "",
            "edition": "leiden-2012",
            "facts": each,
        }
        hashed = digest(previous, entry)
        lines.append(line({**entry, "previous": previous, "hash": hashed}))
        previous = hashed
    return lines


LINES = chained({"changed": ["bio"]}, {"to": "é", "hash": "no"}, {}, {"n": 3})
EXPORT = b"".join(LINES)


@UNHURRIED
@given(st.lists(FACTS, max_size=3))
def test_it_verifies_whatever_can_be_stored(facts):
    for each in facts:
        storable(each)
    assert verify(chained(*facts)).entries == len(facts)
    assert verify(chained(*facts)).broken is None


@UNHURRIED
@given(st.integers(0, len(EXPORT) - 1), st.integers(1, 255))
def test_it_sees_any_one_byte_that_changed(position, by):
    changed = bytearray(EXPORT)
    changed[position] ^= by
    assert verify(bytes(changed).splitlines(keepends=True)).broken


@UNHURRIED
@given(st.integers(0, len(EXPORT)), st.integers(0, 255))
def test_it_sees_a_byte_put_in(position, byte):
    assert verify((EXPORT[:position] + bytes([byte]) + EXPORT[position:]).splitlines(keepends=True)).broken


@UNHURRIED
@given(st.integers(0, len(EXPORT) - 1))
def test_it_sees_a_byte_taken_out(position):
    assert verify((EXPORT[:position] + EXPORT[position + 1 :]).splitlines(keepends=True)).broken


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_it_names_the_first_entry_that_is_missing(gone):
    broken = verify(LINES[:gone] + LINES[gone + 1 :]).broken
    assert (broken.line, "missing" in broken.why) == (gone + 1, True)


def test_it_sees_entries_that_changed_places():
    assert verify([LINES[0], LINES[2], LINES[1], LINES[3]]).broken.line == 2


def test_it_sees_an_entry_put_in():
    assert verify([*LINES[:2], LINES[1], *LINES[2:]]).broken.line == 3


def test_it_sees_a_cut_off_end_only_with_the_hash_that_was_kept():
    kept = json.loads(LINES[-1])["hash"]
    assert verify(LINES[:3]).broken is None
    assert "end is missing" in verify(LINES[:3], kept).broken.why
    assert verify(LINES, kept).broken is None


def test_it_finds_an_older_hash_in_a_record_that_grew():
    assert verify(LINES, json.loads(LINES[1])["hash"]).broken is None


def test_it_sees_a_record_written_anew():
    kept = json.loads(LINES[-1])["hash"]
    assert verify(chained({"changed": ["name"]}, {}, {}, {}), kept).broken


@pytest.mark.parametrize(
    "text", [b"", b"\n", b"[]\n", b"\xff\n", b'{"number": 1}\n', b"[" * 100_000 + b"\n", LINES[0][:-1]]
)
def test_it_says_what_is_no_entry(text):
    assert "not an entry" in verify([text]).broken.why


def test_it_sees_the_same_content_written_otherwise():
    entry = json.loads(LINES[0])
    assert "canonical" in verify([json.dumps(entry).encode() + b"\n"]).broken.why
    assert "fields" in verify([json.dumps({**entry, "more": 1}).encode() + b"\n"]).broken.why


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"share": 0.5}, "facts.share is a float"),
        ({"n": float("nan")}, "facts.n is a float"),
        ({1: "x"}, "facts has the key 1"),
        ({"a": ["\ud800"]}, r"facts.a\[0\] holds"),
        ({"a\0": 1}, "a key of facts holds"),
        ({"a": {"b": object()}}, "facts.a.b is a object"),
        ({"n": 10**1000}, "more than 1000 digits"),
        ({"a": "x" * 200_000}, "small ones"),
    ],
)
def test_it_refuses_what_a_database_may_give_back_otherwise(facts, where):
    with pytest.raises(ValueError, match=where):
        storable(facts)


def test_it_refuses_facts_that_nest_without_end():
    facts = {}
    facts["again"] = facts
    with pytest.raises(ValueError, match="deeper"):
        storable(facts)
