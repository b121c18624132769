from dataclasses import replace

import pytest

from networks.mastodon.bench import bench_with
from pedel.networks import App, NetworkError, Trouble, connector


@pytest.fixture
def bench():
    with bench_with() as bench:
        yield bench


def test_a_server_that_was_not_set_may_not_be_private(bench):
    stranger = connector("mastodon", App())
    with pytest.raises(NetworkError) as caught:
        stranger.publish(bench.credential, bench.post())
    assert (caught.value.trouble, caught.value.outcome) == (Trouble.UNREACHABLE, "definite")
    assert bench.server.requests == []


def test_it_reads_no_proxy_and_no_password_from_outside(bench, monkeypatch, tmp_path):
    host = bench.server.url.removeprefix("http://").partition(":")[0]
    (tmp_path / ".netrc").write_text(f"machine {host} login somebody password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert bench.send(bench.post()).id
    sent = bench.server.asked(*bench.server.SENDS)[0].headers
    assert sent["authorization"] == f"Bearer {bench.server.token}"


def test_a_token_is_never_taken_for_a_file(bench, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("what nobody should see\n")
    bench.fails(credential=replace(bench.credential, access=str(secret)))
    sent = bench.server.asked(*bench.server.SENDS)[0].headers
    assert sent["authorization"] == f"Bearer {secret}"


def test_it_follows_no_redirect(bench):
    bench.server.fault("302")
    error = bench.fails()
    assert (error.trouble, error.outcome) == (Trouble.NONSENSE, "unknown")
    assert len(bench.server.requests) == 1


@pytest.mark.parametrize("body", [b"{}", b"[]", b'"done"', b'{"id": "1", "scheduled_at": "2030-01-01"}'])
def test_an_answer_that_is_no_status_leaves_it_open(bench, body):
    bench.server.body = body
    bench.server.fault("body")
    error = bench.fails()
    assert (error.trouble, error.is_unknown) == (Trouble.NONSENSE, True)


def test_what_the_library_refuses_never_left(bench):
    error = bench.fails(bench.post(visibility="everybody"))
    assert (error.trouble, error.outcome) == (Trouble.NONSENSE, "definite")
    assert bench.server.requests == []


def test_nobody_answers(bench):
    gone = connector("mastodon", App(url="http://127.0.0.1:9"))
    with pytest.raises(NetworkError) as caught:
        gone.publish(replace(bench.credential, server="http://127.0.0.1:9"), bench.post())
    assert (caught.value.trouble, caught.value.outcome) == (Trouble.UNREACHABLE, "definite")


def test_it_says_who_asks(bench):
    signed = connector("mastodon", App(url=bench.server.url, contact="press@rijnmeer.example"))
    signed.profile(bench.credential)
    assert all("press@rijnmeer.example" in one.headers["user-agent"] for one in bench.server.requests)


def test_a_server_of_another_kind_is_told(bench):
    blog = connector("mastodon", App(url=f"{bench.server.url}/blog"))
    with pytest.raises(NetworkError, match="no server of this kind") as caught:
        blog.begin("https://desk.example/channels/back/", "s", "law@social.example")
    assert caught.value.trouble == Trouble.NONSENSE
    with pytest.raises(NetworkError, match="no server of this kind") as caught:
        blog.publish(replace(bench.credential, server=f"{bench.server.url}/blog"), bench.post())
    assert (caught.value.outcome, caught.value.permanent) == ("definite", True)


def test_an_older_server_does_not_say_its_name(bench):
    routes = bench.server.network.routes
    routes[:] = [row for row in routes if "instance" not in row[1].pattern]
    assert bench.connector.profile(bench.credential).handle == "law@127.0.0.1"
    assert bench.fails(bench.post("a" * 501)).trouble == Trouble.TOO_LONG
