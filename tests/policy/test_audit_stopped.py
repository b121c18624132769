"""An audit on several cores, stopped in any way, and resumed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from policy.auditing import BAD, GOOD, PACK, archive, audit, entries, many


def test_it_gives_the_same_on_one_core_and_on_several(tmp_path):
    path = many(tmp_path)
    one, two = audit(path), audit(path, jobs=2)
    assert one.stdout == two.stdout
    assert [entry["id"] for entry in entries(two)] == [f"r{i}" for i in range(3000)]
    assert one.stderr == two.stderr


def started(path, out, stderr=subprocess.PIPE, jobs=2):
    # As from a terminal: whoever started the tests in the background has switched Ctrl-C off for them.
    listens = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{listens}; from pedel.policy.commands.audit import command; command()"
    options = ("--pack", PACK, "-o", str(out), "--jobs", str(jobs), "--speak", "en")
    command = [sys.executable, "-c", code, str(path), *options]
    return subprocess.Popen(command, stderr=stderr, text=True)  # noqa: S603 - our own words


def until_it_writes(process, out):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if out.exists() and out.stat().st_size > 50_000:  # several chunks
            return
        time.sleep(0.002)
    pytest.fail("it wrote too little")


def children(process):
    """The processes that judge rows for it."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [child for child in found if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]


def is_alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_goes_on_where_it_was_stopped(tmp_path, way):
    path, out = many(tmp_path, 10_000), tmp_path / "out.jsonl"
    process = started(path, out)
    until_it_writes(process, out)
    process.send_signal(way)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == (130 if way == signal.SIGINT else -way)
    if way == signal.SIGINT:
        assert out.read_bytes().endswith(b"\n")
        assert "--resume" in said
        assert "Traceback" not in said
    with out.open("ab") as file:
        file.write(b'{"id":"half a li')
    rows = out.read_bytes().count(b"\n")
    assert 0 < rows < 10_000
    resumed = audit(path, "-o", out, "--resume")
    assert f"Going on after {rows:,} rows" in resumed.stderr
    whole = audit(path, "-o", tmp_path / "whole.jsonl")
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert (resumed.exit_code, resumed.stderr.splitlines()[-1]) == (
        whole.exit_code,
        whole.stderr.splitlines()[-1],
    )


def test_no_process_stays_when_it_is_killed(tmp_path):
    out = tmp_path / "out.jsonl"
    process = started(many(tmp_path, 10_000), out)
    until_it_writes(process, out)
    workers = children(process)
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 30
    while any(map(is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert workers
    assert not any(map(is_alive, workers))


def test_resuming_what_is_done_or_not_begun_does_the_rest(tmp_path):
    path, out = archive(tmp_path, {"text": BAD}, b"no"), tmp_path / "out.jsonl"
    first = audit(path, "-o", out, "--resume")
    written = out.read_bytes()
    second = audit(path, "-o", out, "--resume")
    assert (first.exit_code, second.exit_code, out.read_bytes()) == (1, 1, written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('{"id":"other","verdict":"clear","findings":[]}\n', "not about the row"),
        ('{"id":1,"verdict":"clear","findings":[]}\n' * 9, "more lines than the archive has rows"),
        ("hello\n", "line 1 was not written by an audit"),
        (
            '{"id":1,"verdict":"clear","findings":[{"clause":"other"}]}\n',
            "line 1 was not written by an audit",
        ),
    ],
)
def test_it_does_not_go_on_with_the_output_of_something_else(tmp_path, written, message):
    path, out = archive(tmp_path, {"text": GOOD}, {"text": GOOD}), tmp_path / "out.jsonl"
    out.write_text(written)
    result = audit(path, "-o", out, "--resume")
    assert (result.exit_code, out.read_text()) == (2, written)
    assert message in result.stderr


def test_only_lines_in_a_file_can_be_resumed(tmp_path):
    path = archive(tmp_path, {"text": GOOD})
    for options in (
        ["--resume"],
        ["--resume", "--format", "csv", "-o", tmp_path / "a.csv"],
        ["--resume", "--force", "-o", "x"],
    ):
        assert audit(path, *options).exit_code == 2


def test_a_worker_that_is_killed_is_told(tmp_path):
    path, out = many(tmp_path, 10_000), tmp_path / "out.jsonl"
    process = started(path, out)
    until_it_writes(process, out)
    os.kill(int(children(process)[-1]), signal.SIGKILL)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 2
    assert "a process that judged rows was ended" in said
    assert "--resume" in said
    assert out.read_bytes().endswith(b"\n")


def test_an_output_that_takes_no_more_is_told(tmp_path):
    result = audit(archive(tmp_path, {"text": GOOD}), "-o", "/dev/full", "--force")
    assert result.exit_code == 2
    assert "/dev/full: No space left on device" in result.stderr


def test_a_terminal_sees_how_far_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    screen, terminal = os.openpty()
    process = started(many(tmp_path), tmp_path / "out.jsonl", stderr=terminal, jobs=1)
    os.close(terminal)
    shown = b""
    with suppress(OSError):  # the terminal is gone when the process is
        while piece := os.read(screen, 4096):
            shown += piece
    os.close(screen)
    assert process.wait() == 1
    assert "3,000 rows · " in shown.decode()
    assert "100%" in shown.decode()
