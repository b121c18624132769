"""Starting the desk: what is missing is made, and everything ends together."""

import os
import signal
import socket
import tomllib
import urllib.request
from pathlib import Path

import pytest

from desk.commands.conftest import children, wait_for


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_open(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/signin/login/", timeout=5) as answer:
            return answer.status
    except OSError:
        return None


def page(url):
    with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  # on this machine
        return answer.read().decode()


def line_with(process, words):
    said = []
    for line in process.stdout:
        said.append(line)
        if words in line:
            return line
    raise AssertionError("".join(said))


def test_it_makes_what_is_missing_serves_and_ends_as_a_whole(nowhere, port):
    with nowhere.started("desk", "run", "--port", str(port)) as desk:
        assert f"http://localhost:{port}" in line_with(desk, "is open")
        assert wait_for(lambda: is_open(port)) == 200
        below = children(desk.pid)
        assert len(below) >= 3
        desk.send_signal(signal.SIGTERM)
        assert desk.wait(40) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in below)
    settings = tomllib.loads((nowhere.path / "pedel.toml").read_text())
    assert len(settings["secret_key"]) >= 64
    assert not settings.get("demo")


def test_it_shows_a_demo_university_and_publishes_to_a_network_on_this_machine(nowhere, port):
    with nowhere.started("desk", "run", "--demo", "--port", str(port)) as desk:
        line_with(desk, "is open")
        beside = line_with(desk, "a network of its own").rpartition(" ")[2].strip()
        assert line_with(desk, "@")
        wait_for(lambda: is_open(port))
        assert wait_for(lambda: "The law library closes at 17:00" in page(f"{beside}/@law"))
        below = children(desk.pid)
        desk.send_signal(signal.SIGINT)
        assert desk.wait(40) == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in below)
    connected = nowhere.sql("SELECT count(*) FROM accounts_channel WHERE state = 'connected'")
    assert connected[0][0] == 3
    assert tomllib.loads((nowhere.path / "pedel.toml").read_text())["demo"] is True
    assert nowhere.sql("SELECT count(*) FROM people_person")[0][0] >= 12
    assert nowhere.pedel("record", "verify").returncode == 0


def test_it_makes_no_demo_of_a_real_desk(home, port):
    done = home.pedel("desk", "run", "--demo", "--port", str(port))
    assert (done.returncode, "is a real one" in done.stderr) == (2, True)
    assert "demo" not in tomllib.loads((home.path / "pedel.toml").read_text())


def test_it_says_that_the_port_is_taken(home):
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = home.pedel("desk", "run", "--port", str(other.getsockname()[1]))
    assert (done.returncode, "--port" in done.stderr) == (2, True)


def test_it_says_which_setting_is_wrong(home, port):
    file = home.path / "pedel.toml"
    file.write_text(file.read_text() + "colour = 3\n")
    done = home.pedel("desk", "run", "--port", str(port))
    assert (done.returncode, "unknown setting 'colour'" in done.stderr) == (2, True)


def test_it_says_that_the_database_cannot_be_reached(home, port):
    done = home.pedel("desk", "run", "--port", str(port), DATABASE_URL="postgres://127.0.0.1:1/desk")
    assert (done.returncode, "database cannot be used" in done.stderr) == (2, True), done.stderr


def test_it_starts_the_worker_again_when_that_dies(home, port):
    def worker(desk):
        found = [
            pid for pid in children(desk.pid) if b"desk\0work" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        return found[0] if found else None

    with home.started("desk", "run", "--port", str(port)) as desk:
        line_with(desk, "is open")
        first = wait_for(lambda: worker(desk))
        os.kill(first, signal.SIGKILL)
        assert wait_for(lambda: (second := worker(desk)) and second != first)
        desk.terminate()
        desk.wait(40)
