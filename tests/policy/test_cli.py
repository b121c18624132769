"""`pedel check`: what it reads, what it refuses and how, what it shows, and that it keeps nothing."""

import json
import os
from pathlib import Path

import pytest

import pedel
from pedel.policy.commands import _input
from pedel.policy.translation import preferred_language
from policy.running import LINK, SMALL, checked, process, refused, run


@pytest.fixture
def written(tmp_path):
    def write(content, name="draft.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


# -- what it reads


@pytest.mark.parametrize(
    ("text", "account", "code"),
    [("All fine.", "personal", 0), ("doi:10.1/x", "personal", 0), (LINK, "personal", 1), (LINK, "brand", 1)],
)
def test_its_exit_code_is_the_verdict(text, account, code):
    assert checked("--account", account, text=text).exit_code == code


def test_it_reads_a_file(written):
    result = checked(written(LINK))
    assert result.exit_code == 1
    assert "https://bit.ly/abc" in result.stdout


@pytest.mark.parametrize("args", [(), ("-",)])
def test_it_reads_what_is_piped_in(args):
    assert "https://bit.ly/abc" in checked(*args).stdout


def test_it_reads_several_files(written, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # a long path would be wrapped
    one, two = written("All fine.", "one.txt").name, written(LINK, "two.txt").name
    result = checked(one, two)
    assert result.exit_code == 1
    assert result.stdout.index("one.txt") < result.stdout.index("Clear") < result.stdout.index("two.txt")
    reports = json.loads(checked(one, two, "--format", "json").stdout)
    assert [report["verdict"] for report in reports] == ["clear", "look-again"]


def test_it_takes_a_byte_order_mark(written):
    (finding,) = json.loads(checked(written(b"\xef\xbb\xbf" + LINK.encode()), "--format", "json").stdout)[
        "findings"
    ]
    assert LINK[finding["start"] : finding["end"]] == "https://bit.ly/abc"


def test_it_invites_the_one_who_types(monkeypatch):
    monkeypatch.setattr("pedel.policy.commands._input.is_typed", lambda: True)
    result = checked()
    assert "Ctrl-D" in result.stderr
    assert "nothing is stored" in result.stderr
    assert "https://bit.ly/abc" in result.stdout


def test_what_is_typed_in_another_encoding_is_read_all_the_same(monkeypatch):
    monkeypatch.setattr("pedel.policy.commands._input.is_typed", lambda: True)
    assert "https://bit.ly/abc" in checked(text=b"caf\xe9 " + LINK.encode()).stdout


def test_it_judges_the_profile_and_the_pictures():
    given = ("--bio", "https://bit.ly/bio", "--name", "N", "--handle", "@n", "--alt", "https://bit.ly/alt")
    shown = json.loads(checked(*given, "--media-name", "a.jpg", "--format", "json", text="Fine.").stdout)
    assert {finding["where"] for finding in shown["findings"]} == {"bio", "alt.1"}
    assert {entry["what"] for entry in shown["unchecked"]} == {"pictures"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("me.yaml", "name: Jo\nbio: see https://bit.ly/me\n"),
        ("me.json", '{"name": "Jo", "bio": "see https:\\/\\/bit.ly/me", "handle": "\\ud83c\\udf89"}'),
    ],
)
def test_it_reads_a_profile(written, name, content):
    shown = json.loads(checked("--profile", written(content, name), "--format", "json", text="Fine.").stdout)
    assert [finding["where"] for finding in shown["findings"]] == ["bio"]


def test_what_is_given_beside_a_profile_counts(written):
    path = written("bio: see https://bit.ly/me\n", "me.yaml")
    assert checked("--profile", path, "--bio", "Nothing", text="Fine.").exit_code == 0


def test_a_profile_known_to_be_empty_is_known():
    assert "profile" not in checked("--bio", "", "--format", "json", text="Fine.").stdout


def test_pictures_may_come_without_words():
    assert checked("--media-name", "a.jpg", text="").exit_code == 0


def test_packs_add_up(tmp_path):
    run("pack", "new", tmp_path / "other-1")
    shown = json.loads(checked("--pack", tmp_path / "other-1", "--format", "json").stdout)
    assert shown["pack"]["id"] == "small+other-1"
    assert [finding["clause"] for finding in shown["findings"]] == ["links", "links.clear"]


# -- what it shows


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_same_draft_gives_the_same_bytes(form):
    assert checked("--format", form).stdout_bytes == checked("--format", form).stdout_bytes


def test_it_speaks_the_language_of_the_draft_or_another():
    assert "Kijk nog eens" in checked("--lang", "nl").stdout
    assert "Look again" in checked("--lang", "nl", "--speak", "en").stdout
    assert json.loads(checked("--speak", "nl", "--format", "json").stdout)["lang"] == "nl"


def test_of_a_draft_in_neither_language_it_speaks_yours():
    assert "Kijk nog eens" in checked(text="https://bit.ly/abc", language="nl_NL.UTF-8").stdout


@pytest.mark.parametrize(
    ("variables", "lang"),
    [({"LANGUAGE": "nl:en"}, "nl"), ({"LANG": "nl_BE.UTF-8"}, "nl"), ({"LANG": "de_DE"}, "en"), ({}, "en")],
)
def test_it_knows_your_language(monkeypatch, variables, lang):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert preferred_language() == lang


def test_its_json_is_utf_8_whatever_the_terminal_is():
    text = "Café: this is what you have https://bit.ly/é".encode()
    done = process(
        "check",
        "--pack",
        SMALL,
        "--format",
        "json",
        input=text,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert "https://bit.ly/é" in json.loads(done.stdout)["findings"][0]["excerpt"]


def test_it_says_its_version():
    assert run("--version").stdout == f"pedel {pedel.__version__}\n"


# -- what it refuses


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"abc\xff", "byte 3 is 0xff"),
        (b"\xef\xbb\xbfabc\xe9 d", "byte 6 is 0xe9"),
        (b"ab\0c", "byte 2 is NUL"),
        ("abc".encode("utf-16"), "UTF-16"),
        (b"x" * 4_000_001, "larger than 4,000,000 bytes"),
        ("é" * 1_000_001, "1,000,000"),
        (b"", "empty"),
        (b" \n", "empty"),
    ],
    ids=[
        "broken",
        "broken after mark",
        "nul",
        "utf-16",
        "too many bytes",
        "too many characters",
        "empty",
        "blank",
    ],
)
@pytest.mark.parametrize("piped", [True, False])
def test_it_refuses_what_is_no_draft(written, content, words, piped):
    content = content if isinstance(content, bytes) else content.encode()
    result = checked(text=content) if piped else checked(written(content))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("pedel: ")
    assert result.stderr.count("\n") == 1
    assert words in result.stderr


def test_it_refuses_what_is_no_file(tmp_path, written):
    refused(checked(tmp_path), "is a folder")
    refused(checked(tmp_path / "no\x1b[31m.txt"), "there is no file", "␛[31m")
    refused(checked(written("x", "a") / "b"), "pedel: ")


def test_it_refuses_a_file_it_may_not_read(written, monkeypatch):
    def refuse(*_):
        raise PermissionError

    path = written(LINK)
    monkeypatch.setattr(Path, "open", refuse)
    refused(checked(path), "may not be read")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("naam: Jo\n", ["me.yaml:1", "unknown key 'naam'"]),
        ("name: Jo\nbio: [x]\n", ["me.yaml:2", "only text"]),
        ("bio: 1\n", ["me.yaml:1", "'bio' must be text"]),
        ("bio: &a x\nname: *a\n", ["me.yaml:2", "only text"]),
        ("- " * 50_000, ["me.yaml:1"]),
        ("bio: 'x\n", ["me.yaml:", "not YAML"]),
        ("- x\n", ["me.yaml:1"]),
        ('{"bio": 1}', ["bio must be text"]),
        ('{"bio": "x",}', ["me.yaml:1", "not JSON"]),
        ('{"web": "x"}', ["unknown key 'web'"]),
        ("[" * 100_000, ["me.yaml"]),
        ('{"bio":' + "[" * 100_000, ["me.yaml"]),
        (b"bio: \xff", ["byte 5 is 0xff"]),
        ('{"bio": "\\ud800"}', ["--bio", "not UTF-8"]),
    ],
)
def test_it_refuses_a_profile_that_is_none(written, content, words):
    refused(checked("--profile", written(content, "me.yaml"), text="Fine."), "pedel: ", *words)


def test_it_refuses_bytes_that_are_no_text():
    done = process(
        "check", "--pack", SMALL, "--bio", b"\xff".decode("utf-8", "surrogateescape"), input=b"Fine."
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"pedel: --bio is not UTF-8")


@pytest.mark.parametrize(
    "args", [["--account", "mine"], ["--day", "2026-02-30"], ["--format", "pdf"], ["--lang", "de"]]
)
def test_it_refuses_what_an_option_does_not_take(args):
    refused(checked(*args), args[0])


def test_it_refuses_a_pack_that_is_not_there():
    refused(run("check", "--pack", "nowhere", text=LINK), "pedel: nowhere", "there is no such pack")


def test_it_names_the_line_of_a_pack_that_is_wrong(written, tmp_path):
    written("id: x\n", "pack.yaml")
    refused(run("check", "--pack", tmp_path, text=LINK), "pack.yaml:1", "is missing")


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_it_ends_quietly_when_nobody_reads_on(form):
    reader, writer = os.pipe()
    os.close(reader)
    done = process("check", "--pack", SMALL, "--format", form, input=LINK.encode(), stdout=writer)
    os.close(writer)
    assert done.stderr == b""


def test_it_ends_quietly_when_it_is_interrupted(monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(_input, "text_of", interrupt)
    result = checked("draft.txt")
    assert result.exit_code == 130
    assert result.stderr.strip() == ""


# -- what it keeps


WATCH = """
import os, sys
seen = []
OUTSIDE = "socket urllib http ftplib smtplib sqlite3 subprocess syslog tempfile".split()
READING = ["os.listdir", "os.scandir", "os.walk", "os.add_dll_directory"]
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
def watch(event, args):
    if event == "open":
        mode, flags = args[1], args[2]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & WRITES):
            seen.append((event, *args))
    elif event.split(".")[0] in OUTSIDE or (event.startswith("os.") and event not in READING):
        seen.append((event, *args))
sys.addaudithook(watch)
from pedel.cli import main
try:
    main()
except SystemExit as end:
    code = end.code
os.write(2, repr(seen).encode())
sys.exit(code)
"""


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_check_writes_no_file_and_opens_no_connection(written, form):
    path = written(LINK)
    done = process(
        "check", path, "--pack", SMALL, "--profile", written("bio: x", "p.yaml"), "--format", form, code=WATCH
    )
    assert done.stderr == b"[]"
    assert done.returncode == 1
