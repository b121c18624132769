"""The demo's network on this machine, as its readers and the desk's connector meet it."""

import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import httpx
import pytest

from networks.contract import media, post
from pedel.desk.demo import network
from pedel.networks import App, Credential, NetworkError, Trouble, connector

LAW = ("law@social.rijnmeer.example", "Rijnmeer Law", "Research & lectures. #law")
SCIENCE = ("science@social.rijnmeer.example", "Rijnmeer Science", "")


@pytest.fixture
def tokens(tmp_path):
    return network.seed(tmp_path, [LAW, SCIENCE])


@contextmanager
def account_at(folder, token):
    """Sends as the account, with the connector, for as long as the block runs."""
    with network.serving(folder) as url:
        made = connector("mastodon", App(url=url))

        def send(given):
            prepared = [made.prepare(Credential(token), one) for one in given.media]
            return made.publish(Credential(token), given, prepared)

        yield url, send


@pytest.fixture
def law(tmp_path, tokens):
    with account_at(tmp_path, tokens[LAW[0]]) as both:
        yield both


def test_it_gives_each_account_a_token_of_its_own_and_keeps_it(tmp_path, tokens):
    assert len(set(tokens.values())) == 2
    assert network.seed(tmp_path, [LAW, SCIENCE]) == tokens


def test_a_post_can_be_looked_at(law):
    url, send = law
    receipt = send(post("May they dig? Read https://www.rijnmeer.example/law #law", language="en"))
    assert receipt.url.startswith(f"{url}/@law/")
    page = httpx.get(receipt.url).text
    assert "May they dig?" in page
    assert 'href="https://www.rijnmeer.example/law"' in page
    assert f'href="{url}/tags/law"' in page
    assert '<div class="words" lang="en">' in page
    assert "A network of this demonstration, on this machine" in page


def test_it_shows_pictures_with_their_descriptions(law):
    url, send = law
    given = media(alt='A field of "flax" & sky')
    send(post(media=(given,)))
    page = httpx.get(f"{url}/@law").text
    src, alt = re.search(r'<img src="(/media/\d+)" alt="([^"]*)"', page).groups()
    assert alt == "A field of &quot;flax&quot; &amp; sky"
    assert httpx.get(url + src).content == given.open().read()


def test_nobody_sees_a_picture_before_its_post(law, tokens):
    url, _send = law
    handle = connector("mastodon", App(url=url)).prepare(Credential(tokens[LAW[0]]), media())
    assert httpx.get(f"{url}/media/{handle}").status_code == 404


def test_it_shows_a_thread_in_its_order_a_warning_folded_and_what_was_changed(law, tokens):
    url, send = law
    first = send(post("First.", warning="A long one", key="1" * 20))
    second = send(post("Second.", key="2" * 20, answers=first.id, root=first.id))
    made = connector("mastodon", App(url=url))
    made.edit(Credential(tokens[LAW[0]]), second, post("Second, mended.", key="2" * 20))
    page = httpx.get(second.url).text
    assert page.index("First.") < page.index("Second, mended.")
    assert "<summary>A long one</summary>" in page
    assert page.count('class="edited"') == 1
    assert f'id="post-{second.id}" aria-current="true"' in page


def test_what_somebody_writes_never_becomes_part_of_the_page(law):
    url, send = law
    send(post('<script>alert(1)</script> https://x.example/"onmouseover="alert(2) #<b>'))
    page = httpx.get(f"{url}/@law").text
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert not re.search(r"<a [^>]*\sonmouseover", page)


@pytest.mark.parametrize("path", ["/", "/@law", "/tags/law", "/avatar/law.svg", "/style.css"])
def test_its_pages_are_there(law, path):
    url, send = law
    send(post("About #law"))
    answer = httpx.get(url + path)
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/@nobody", "/@law/1", "/nothing", "/media/1", "/@law/x"])
def test_what_is_not_there_is_not_there(law, path):
    assert httpx.get(law[0] + path).status_code == 404


def test_a_restart_keeps_everything(tmp_path, tokens):
    with account_at(tmp_path, tokens[LAW[0]]) as (_url, send):
        path = httpx.URL(send(post("Still here.")).url).path
    with network.serving(tmp_path) as url:
        assert "Still here." in httpx.get(url + path).text


def test_nobody_is_answered_once_it_has_ended(tmp_path, tokens):
    with httpx.Client() as kept:
        with network.serving(tmp_path) as url:
            assert kept.get(f"{url}/@law").status_code == 200
        with pytest.raises(httpx.TransportError):
            kept.get(f"{url}/@law")


def test_another_account_cannot_take_it_back(law, tokens):
    url, send = law
    receipt = send(post())
    stranger = Credential(tokens[SCIENCE[0]])
    with pytest.raises(NetworkError) as caught:
        connector("mastodon", App(url=url)).edit(stranger, receipt, post("Not mine."))
    assert caught.value.trouble == Trouble.GONE


def test_it_answers_only_to_this_machines_own_names(law):
    assert httpx.get(law[0], headers={"Host": "evil.example"}).status_code == 400


NONSENSE = [b"", b"{", b'"text"', b'{"status": 1, "media_ids": 3}', b"\xff\xfe", b'{"status": "\\ud800"}']


@pytest.mark.parametrize("body", NONSENSE)
def test_nonsense_is_refused_and_the_next_one_served(law, tokens, body):
    url, send = law
    headers = {"Authorization": f"Bearer {tokens[LAW[0]]}", "Content-Type": "application/json"}
    assert httpx.post(f"{url}/api/v1/statuses", content=body, headers=headers).status_code in (400, 422)
    assert send(post()).id


def test_it_runs_as_a_process_and_ends_when_told(tmp_path, tokens):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["-m", "pedel.desk.demo.network", "--folder", str(tmp_path), "--port", str(port)]
    process = subprocess.Popen([sys.executable, *words], stderr=subprocess.PIPE, text=True)  # noqa: S603
    try:
        assert "Rijnmeer Law" in _page(f"http://127.0.0.1:{port}/@law")
    finally:
        process.terminate()
        assert (process.communicate(timeout=10)[1], process.returncode) == ("", 0)


def _page(url):
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            return httpx.get(url).text
        except httpx.ConnectError:
            time.sleep(0.05)
    raise AssertionError("it does not answer")
