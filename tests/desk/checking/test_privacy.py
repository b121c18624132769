"""The private check stores, logs and counts nothing: looked for where something could be left behind."""

import http.client
import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.cache.backends import locmem

from pedel.desk.checking import api, views
from pedel.desk.checking.privacy import NothingOfTheCheck, is_private

CANARY = "kanarievogel7391"
TEXT = f"I, {CANARY}, think Leiden University is wrong. Password: {CANARY}!x"
PLAIN = "application/x-www-form-urlencoded"
FORM = urlencode({"text": TEXT, "account": "personal", "lang": "auto", "bio": CANARY, "pictures": "1"})
WAYS = [
    ("/check/", FORM, PLAIN),
    ("/check/live/", FORM, PLAIN),
    ("/api/v1/check", json.dumps({"text": TEXT, "profile": {"bio": CANARY}}), "application/json"),
]
BAD = [
    ("/check/", urlencode({"text": CANARY * 2000}), PLAIN),
    ("/check/", CANARY, "multipart/form-data; boundary=x"),
    ("/api/v1/check", f'{{"text": "{CANARY}', "application/json"),
    ("/api/v1/check", json.dumps({"text": 1, CANARY: CANARY}), "application/json"),
    ("/check/elsewhere/", FORM, PLAIN),
]


@pytest.fixture
def home(settings):
    """The files that are in the desk's home before."""
    root = Path(os.environ["PEDEL_HOME"])
    return lambda: {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("path", "body", "kind"), [*WAYS, *BAD])
def test_it_leaves_nothing_behind(client, caplog, home, path, body, kind):
    """Without the fixture `db` any query at all would fail here."""
    caplog.set_level(logging.DEBUG)
    before = home()
    answer = client.post(path, body, content_type=kind)
    assert CANARY not in caplog.text
    assert home() == before
    assert not answer.cookies
    assert not client.cookies
    assert CANARY not in repr(locmem._caches)


@pytest.mark.parametrize(("path", "body", "kind"), WAYS)
def test_it_does_not_look_who_is_signed_in(cast, sign_in, path, body, kind, django_assert_num_queries):
    client = sign_in(cast.emma)
    with django_assert_num_queries(0):
        assert client.post(path, body, content_type=kind).status_code == 200


@pytest.mark.parametrize(("path", "body", "kind"), WAYS)
def test_a_crash_tells_where_and_never_what(client, caplog, capfd, monkeypatch, path, body, kind):
    def crash(draft, *_, **_known):
        raise RuntimeError(draft.text)

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(views, "report_on", crash)
    monkeypatch.setattr(api, "check", crash)
    answer = client.post(path, body, content_type=kind)
    assert answer.status_code == 500
    assert CANARY not in answer.content.decode() + caplog.text + "".join(capfd.readouterr())
    assert "RuntimeError at " in caplog.text


@pytest.mark.parametrize("path", ["/check", "/check/", "/check/live/", "/api/v1/check", "/api/v1/check/"])
def test_it_knows_its_own_paths(path):
    assert is_private(path)
    assert not is_private(f"/x{path}")
    line = logging.makeLogRecord({"msg": f'"POST {path} HTTP/1.1" 200'})
    assert not NothingOfTheCheck().filter(line)


@pytest.mark.parametrize("path", ["/checkout/", "/accounts/", "/guidelines/check/", "/api/v1/checks"])
def test_it_lets_other_paths_be_logged(path):
    assert not is_private(path)
    assert NothingOfTheCheck().filter(logging.makeLogRecord({"msg": f'"GET {path} HTTP/1.1" 200'}))


def free_port():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return place.getsockname()[1]


@pytest.fixture
def served(tmp_path):
    """A really running desk with its access log on: its port, home and all that it said."""
    port = free_port()
    environment = os.environ | {
        "PEDEL_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "pedel.desk.settings",
        "PEDEL_HOSTS": "127.0.0.1",
        "TMPDIR": str(tmp_path),
    }
    said = tmp_path / "said.txt"
    collect = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, env=environment, check=True, timeout=120)  # noqa: S603
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    with said.open("wb") as out:
        server = subprocess.Popen(  # noqa: S603
            [*command, "--access-log", "--log-level", "debug", "pedel.desk.wsgi:application"],
            env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            wait_for(port)
            yield port, tmp_path, said
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def wait_for(port):
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the desk did not start")


def post(port, path, body, kind):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as desk:
        desk.request("POST", path, body, {"Content-Type": kind})
        return desk.getresponse().status


def test_a_running_desk_writes_nothing_of_it_anywhere(served):
    port, home, said = served
    assert [post(port, path, body, kind) for path, body, kind in WAYS] == [200, 200, 200]
    for path, body, kind in BAD:
        assert post(port, path, body, kind) in (404, 415, 422, 400)
    assert post(port, "/verify-the-access-log/", "", PLAIN) >= 400
    for _ in range(50):
        if "/verify-the-access-log/" in said.read_text():
            break
        time.sleep(0.1)
    log = said.read_text()
    assert "/verify-the-access-log/" in log
    assert not re.search(r"[\s\"]/(api/v1/)?check[/\s\"]", log)
    for path in home.rglob("*"):
        assert not path.is_file() or CANARY.encode() not in path.read_bytes(), path


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [("/emergency/aB3-x/", False), ("/decide/aB3-x/", False), ("/accounts/3/emergency/5/", True)],
)
def test_the_servers_own_log_holds_no_address_that_opens_something(path, is_kept):
    line = logging.makeLogRecord({"msg": f'"GET {path} HTTP/1.1" 200'})
    assert NothingOfTheCheck().filter(line) is is_kept
