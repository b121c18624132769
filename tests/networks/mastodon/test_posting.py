from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from networks.contract import media, picture, post
from networks.mastodon.bench import bench_with
from pedel.networks import Media, NetworkError, Trouble
from pedel.networks.mastodon import uploading

FILM = b"\0\0\0\x18ftypmp42" + b"\0" * 64


@pytest.fixture
def bench():
    with bench_with() as bench:
        yield bench


@pytest.fixture
def patient(monkeypatch):
    monkeypatch.setattr(uploading, "PAUSE", 0.01)
    monkeypatch.setattr(uploading, "LONGEST", 0.2)


def film(**fields) -> Media:
    return media(FILM, name="film.mp4", media_type="video/mp4", **fields)


def rows(bench, table="statuses"):
    with bench.server.network.open() as store:
        return store.all(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608


def test_it_sends_everything_that_belongs_to_a_post(bench):
    bench.send(post(warning="An exam question", visibility="unlisted", language="nl"))
    (row,) = rows(bench)
    assert (row["spoiler_text"], row["visibility"], row["language"]) == ("An exam question", "unlisted", "nl")
    assert row["idempotency_key"] == post().key


def test_it_sends_four_pictures_in_their_order(bench):
    alts = ["one", "two", "three", "four"]
    receipt = bench.send(post(media=tuple(media(alt=alt) for alt in alts)))
    assert bench.connector.look(bench.credential, receipt).alts == tuple(alts)


def test_it_sends_a_file_as_it_is(bench):
    content = picture(kind="JPEG")
    bench.send(post(media=(media(content, media_type="image/jpeg"),)))
    assert rows(bench, "media")[0]["content"] == content


def test_a_fifth_picture_is_refused(bench):
    error = bench.fails(post(media=tuple(media() for _ in range(5))))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", True)


def test_what_is_no_picture_is_refused(bench):
    error = bench.fails(post(media=(media(b"MZ this is a program"),)))
    assert (error.trouble, error.permanent) == (Trouble.MEDIA, True)


def test_it_waits_for_a_film(patient):
    with bench_with(film_looks=3) as bench:
        bench.send(post(media=(film(),)))
        assert len(bench.server.asked("GET", r"/api/v1/media/\d+")) == 3


def test_it_comes_back_later_for_a_film_that_takes_long(patient):
    with bench_with(film_looks=10_000) as bench:
        error = bench.fails(post(media=(film(),)))
        assert (error.trouble, error.outcome, error.permanent) == (Trouble.MEDIA, "definite", False)
        assert bench.server.asked(*bench.server.SENDS) == []


def test_a_film_that_is_not_ready_is_not_the_end(bench):
    bench.server.network.film_looks = 5
    uploaded = httpx.post(
        f"{bench.server.url}/api/v2/media",
        headers={"Authorization": f"Bearer {bench.server.token}"},
        files={"file": ("film.mp4", FILM, "video/mp4")},
    )
    assert uploaded.status_code == 202
    with pytest.raises(NetworkError) as caught:
        bench.connector.publish(bench.credential, post(), [uploaded.json()["id"]])
    assert (caught.value.trouble, caught.value.permanent) == (Trouble.MEDIA, False)


def test_a_picture_is_prepared_once_and_used_again(bench):
    handle = bench.connector.prepare(bench.credential, media())
    bench.server.fault("503")
    with pytest.raises(NetworkError):
        bench.connector.publish(bench.credential, post(media=(media(),)), [handle])
    receipt = bench.connector.publish(bench.credential, post(media=(media(),)), [handle])
    assert bench.connector.look(bench.credential, receipt).alts == ("A blue field",)


def test_files_that_an_earlier_try_has_taken_lead_to_its_post():
    with bench_with(heeds_keys=False) as bench:
        given = post(media=(media(),))
        handle = bench.connector.prepare(bench.credential, media())
        first = bench.connector.publish(bench.credential, given, [handle])
        assert bench.connector.publish(bench.credential, given, [handle]).id == first.id
        assert len(bench.texts()) == 1


def test_it_finds_what_went_out_where_keys_are_not_heeded():
    with bench_with(heeds_keys=False) as bench:
        bench.server.fault("cut_after")
        assert bench.fails().is_unknown
        assert bench.connector.find(bench.credential, bench.post()).id == str(rows(bench)[0]["id"])


def test_it_finds_it_when_the_second_answer_is_an_error(bench):
    first = bench.send(bench.post())
    bench.server.fault("500_again")
    assert bench.fails().is_unknown
    assert bench.connector.find(bench.credential, bench.post()).id == first.id


@pytest.mark.parametrize(
    "other",
    [{"warning": "Careful"}, {"text": "The library opens at nine"}, {"media": (media(),)}, {"answers": "1"}],
)
def test_it_does_not_take_another_post_for_this_one(bench, other):
    bench.send(post())
    assert bench.connector.find(bench.credential, post(**other)) is None


def test_it_finds_a_post_behind_many_others(bench):
    first = bench.send(post())
    for number in range(45):
        bench.server.add(f"Post {number}", datetime.now(UTC).isoformat())
    assert bench.connector.find(bench.credential, post()).id == first.id


@pytest.mark.parametrize(
    "text", ["  with space around it \n", "@anouk@elsewhere.example reads\n\n\nthis #law"]
)
def test_it_finds_a_text_that_the_server_shows_differently(bench, text):
    receipt = bench.send(post(text))
    assert bench.connector.find(bench.credential, post(text)).id == receipt.id


def test_it_finds_by_what_readers_see_where_there_is_no_source(bench):
    text = "Read https://www.rijnmeer.example/law/" + "long/" * 20 + " & tell <us>.\n\nBye #law"
    receipt = bench.send(post(text))
    bench.server.route = None
    bench.server.network.routes = [
        row for row in bench.server.network.routes if "source" not in row[1].pattern
    ]
    assert bench.connector.find(bench.credential, post(text)).id == receipt.id
    assert bench.connector.look(bench.credential, receipt).text == text


def test_a_change_keeps_the_pictures_and_tells_when(bench):
    given = post(media=(media(), media(alt="A green field")))
    receipt = bench.send(given)
    better = replace(given, text="At ten.", media=(media(alt="A blue field of flax"), given.media[1]))
    bench.connector.edit(bench.credential, receipt, better)
    seen = bench.connector.look(bench.credential, receipt)
    assert (seen.text, seen.alts) == ("At ten.", ("A blue field of flax", "A green field"))
    assert datetime.now(UTC) - seen.edited_at < timedelta(minutes=1)


def test_an_answer_to_a_post_that_is_gone_says_so(bench):
    error = bench.fails(post(answers="12345"))
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.GONE, "definite", True)


def test_it_tells_that_a_text_is_too_long_in_any_language(bench):
    bench.server.fault("422_dutch")
    assert bench.fails(post("a" * 501)).trouble == Trouble.TOO_LONG


def test_a_longer_limit_of_the_server_counts(bench, monkeypatch):
    monkeypatch.setattr("pedel.desk.demo.network.entities.MOST_CHARACTERS", 5000)
    monkeypatch.setattr("pedel.desk.demo.network.statuses.MOST_CHARACTERS", 5000)
    bench.send(post("a" * 3000))
    bench.server.fault("422_dutch")
    assert bench.fails(post("a" * 3001)).trouble == Trouble.REFUSED


def test_the_count_is_the_one_of_the_server(bench):
    link = "https://www.rijnmeer.example/" + "a" * 300
    assert bench.send(post("a" * 476 + " " + link)).id
    assert bench.fails(post("a" * 477 + " " + link, key="f" * 20)).trouble == Trouble.TOO_LONG


def test_it_comes_again_when_the_server_says(bench):
    bench.server.reset = (datetime.now(UTC) + timedelta(seconds=90)).isoformat()
    bench.server.fault("429_reset")
    error = bench.fails()
    assert (error.trouble, error.permanent) == (Trouble.RATE, False)
    assert 85 < error.retry_after <= 90


def test_an_account_that_is_locked_is_told(bench):
    bench.server.disable()
    error = bench.fails()
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.ACCOUNT, "definite", True)


@pytest.mark.parametrize(
    ("scopes", "given"),
    [("read:accounts", {}), ("read:accounts write:statuses", {"media": (media(),)})],
)
def test_it_tells_what_was_not_allowed(bench, scopes, given):
    narrow = replace(bench.credential, access=bench.server.give_token(scopes))
    error = bench.fails(post(**given), narrow)
    assert (error.trouble, error.outcome, error.permanent) == (Trouble.SCOPE, "definite", True)
