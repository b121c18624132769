"""What a post becomes on the real server: once, with everything at its place."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from networks.contract import NOW, media, picture, post
from pedel.networks import Card, NetworkError, Trouble
from pedel.networks.bluesky.records import record_key


def test_it_is_one_record_however_often_it_is_sent(bench):
    receipts = [bench.send(bench.post()) for _ in range(3)]
    assert len({one.id for one in receipts}) == 1
    assert len({one.facts["cid"] for one in receipts}) == 1
    assert len(bench.records()) == 1


def test_it_is_one_record_after_a_lost_answer_too(bench):
    bench.server.fault("cut_after")
    bench.fails()
    receipt = bench.send(bench.post())
    assert receipt == bench.connector.find(bench.credential, bench.post())
    assert len(bench.records()) == 1


def test_it_is_one_record_with_the_same_picture_brought_twice(bench):
    given = bench.post(media=(media(),))
    assert bench.send(given) == bench.send(given)
    assert len(bench.records()) == 1


def test_it_is_one_record_when_many_send_it_at_once(bench):
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(bench.send, [bench.post()] * 8))
    assert len({one.id for one in receipts}) == 1
    assert len(bench.records()) == 1


def test_it_never_writes_over_another_post(bench):
    bench.send(bench.post("The first."))
    error = bench.fails(bench.post("The second, at the same place."))
    assert (error.trouble, error.outcome) == (Trouble.DOUBLE, "unknown")
    assert bench.connector.find(bench.credential, bench.post("The second, at the same place.")) is None
    assert bench.texts() == ["The first."]


def test_a_post_has_the_time_that_it_was_given(bench):
    receipt = bench.send(bench.post(created_at=NOW.replace(microsecond=250_000)))
    [record] = bench.records()
    assert record["createdAt"] == NOW.strftime("%Y-%m-%dT%H:%M:%S") + ".250Z"
    assert receipt.at == NOW.replace(microsecond=250_000)
    assert record["langs"] == ["en"]


def test_a_place_is_a_timestamp_that_tells_two_posts_apart():
    one, other = record_key(post(key="0" * 20)), record_key(post(key="f" * 20))
    assert re.fullmatch(r"[234567a-j][2-7a-z]{12}", one)
    assert one < other
    assert other < record_key(post(key="0" * 20, created_at=NOW.replace(microsecond=1000)))


def test_a_place_is_decoded_as_the_specification_says():
    digits = "234567abcdefghijklmnopqrstuvwxyz"
    number = 0
    for digit in record_key(post(key="0" * 20)):
        number = number * 32 + digits.index(digit)
    assert number >> 10 == NOW.timestamp() * 1_000_000


def test_links_and_tags_are_at_their_bytes(bench):
    text = "Één dag 👩🏽‍🔬: https://www.universiteitleiden.nl/nieuws?a=1. #Leiden"
    bench.send(bench.post(text))
    [record] = bench.records()
    shown = {pointed(text, one): one["features"][0] for one in record["facets"]}
    link = shown["https://www.universiteitleiden.nl/nieuws?a=1"]
    assert link["uri"] == "https://www.universiteitleiden.nl/nieuws?a=1"
    assert shown["#Leiden"]["tag"] == "Leiden"


def test_a_mention_leads_to_the_account(bench, pds):
    other = pds.account()
    text = f"Ünser Gast ist @{other.handle}, nicht @nobody-at-all.test"
    bench.send(bench.post(text))
    [facet] = bench.records()[0]["facets"]
    assert pointed(text, facet) == f"@{other.handle}"
    assert facet["features"][0]["did"] == other.did


def test_a_card_shows_the_link(bench):
    card = Card("https://www.universiteitleiden.nl/", "Leiden", "Since 1575", media())
    bench.send(bench.post(card=card))
    shown = bench.records()[0]["embed"]["external"]
    assert (shown["uri"], shown["title"], shown["description"]) == (card.url, "Leiden", "Since 1575")
    assert shown["thumb"]["mimeType"] == "image/png"


def test_a_card_that_is_no_link_is_refused_before_anything_is_out(bench):
    error = bench.fails(bench.post(card=Card("not a link", "Leiden")))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.REFUSED, "definite", True)


def test_a_thread_hangs_together(bench):
    first = bench.send(bench.post("One.", key="1" * 20))
    second = bench.send(bench.post("Two.", key="2" * 20, answers=first.id, root=first.id))
    third = bench.send(bench.post("Three.", key="3" * 20, answers=second.id, root=first.id))
    reply = bench.records()[2]["reply"]
    assert reply["root"] == {"uri": first.id, "cid": first.facts["cid"]}
    assert reply["parent"] == {"uri": second.id, "cid": second.facts["cid"]}
    assert third.url == f"https://bsky.app/profile/{bench.account.did}/post/{third.id.rpartition('/')[2]}"


def test_a_reply_finds_the_root_by_itself(bench, pds):
    other = pds.account()
    begun = {"text": "Who opens at nine?", "createdAt": "2026-11-01T08:00:00Z"}
    root = pds.put(other, "3k2222222222a", begun)
    reference = {"uri": root["uri"], "cid": root["cid"]}
    answer = {**begun, "text": "Yes, who?", "reply": {"root": reference, "parent": reference}}
    parent = pds.put(other, "3k2222222222b", answer)
    bench.send(bench.post("We do.", answers=parent["uri"]))
    reply = bench.records()[0]["reply"]
    assert (reply["root"]["uri"], reply["parent"]["uri"]) == (root["uri"], parent["uri"])


@pytest.mark.parametrize("name", ["https://bsky.app/profile/a.test/post/1", "at://a.test", "12345", ""])
def test_it_says_what_is_no_post(bench, name):
    receipt = replace(bench.send(bench.post()), id=name)
    with pytest.raises(NetworkError) as caught:
        bench.connector.look(bench.credential, receipt)
    assert caught.value.trouble == Trouble.REFUSED


def test_a_reply_to_what_is_gone_does_not_go_out(bench):
    first = bench.send(bench.post("One.", key="1" * 20))
    bench.connector.withdraw(bench.credential, first)
    error = bench.fails(bench.post("Two.", key="2" * 20, answers=first.id, root=first.id))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.GONE, "definite", True)
    assert bench.texts() == []


def test_a_post_for_few_does_not_go_out_to_all(bench):
    error = bench.fails(bench.post(visibility="unlisted"))
    assert (error.trouble, error.permanent) == (Trouble.NOT_HERE, True)
    assert bench.texts() == []


def test_it_counts_bytes_as_the_server_does(bench):
    error = bench.fails(bench.post("\U0001f469\U0001f3fd\u200d\U0001f52c" * 250))
    assert (error.trouble, error.permanent) == (Trouble.TOO_LONG, True)


def pointed(text: str, facet: dict) -> str:
    """The part of a text that a facet is about."""
    index = facet["index"]
    return text.encode()[index["byteStart"] : index["byteEnd"]].decode()


def test_a_picture_stands_with_its_shape(bench):
    bench.send(bench.post(media=(media(), media(picture(300, 600), alt="Upright", width=300, height=600))))
    shown = bench.records()[0]["embed"]["images"]
    assert [one["alt"] for one in shown] == ["A blue field", "Upright"]
    assert shown[1]["aspectRatio"] == {"width": 300, "height": 600}
