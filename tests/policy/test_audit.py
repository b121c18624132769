"""`pedel audit`: rows in, lines out, in the order of the archive."""

import csv
import io
import json

import pytest

from pedel.policy.audit import lines
from policy.auditing import BAD, GOOD, archive, audit, entries


def test_each_draft_has_its_line_in_order(tmp_path):
    result = audit(archive(tmp_path, {"id": "a", "text": GOOD}, {"id": "b", "text": BAD}))
    assert result.exit_code == 1
    found = {"clause": "links.safe", "check": "links", "level": "advice", "category": "insecure"}
    assert entries(result) == [
        {"id": "a", "verdict": "clear", "findings": []},
        {"id": "b", "verdict": "look-again", "findings": [{**found, "where": "text", "start": 4, "end": 22}]},
    ]


def test_an_archive_without_findings_exits_0(tmp_path):
    result = audit(archive(tmp_path, {"text": GOOD}))
    assert (result.exit_code, result.stderr) == (0, "1 draft, 0 with findings\n")


def test_a_row_says_what_it_is_and_the_options_say_it_for_the_others(tmp_path):
    rows = ({"text": BAD}, {"text": BAD, "account": "personal"}, {"text": BAD, "account": "brand"})
    result = audit(archive(tmp_path, *rows), "--account", "brand")
    assert [entry["verdict"] for entry in entries(result)] == ["answer-first", "look-again", "answer-first"]


def test_profile_and_media_are_looked_at_too(tmp_path):
    row = {"text": "", "profile": {"bio": BAD}, "media": [{"name": "a.jpg", "alt": BAD, "kind": "picture"}]}
    [entry] = entries(audit(archive(tmp_path, row)))
    assert [finding["where"] for finding in entry["findings"]] == ["bio", "alt.1"]


def test_a_row_without_id_is_called_by_its_number(tmp_path):
    result = audit(
        archive(tmp_path, {"text": GOOD}, b"", {"text": GOOD, "id": None}, {"text": GOOD, "id": 7})
    )
    assert [entry["id"] for entry in entries(result)] == [1, 3, 7]


BROKEN = {
    b'{"text": ': "not JSON: Expecting value at column 10",
    b"[1]": "not a JSON object",
    b'"text"': "not a JSON object",
    b'{"id": 1}': "text is missing",
    b'{"text": null}': "text is missing",
    b'{"text": 5}': "text must be a string",
    b'{"text": "a", "account": "company"}': "account must be personal or brand",
    b'{"text": "a", "account": ["brand"]}': "account must be personal or brand",
    b'{"text": "a", "lang": 5}': "lang must be a string",
    b'{"text": "a", "profile": "b"}': "profile must be an object",
    b'{"text": "a", "profile": {"bio": 1}}': "profile.bio must be a string",
    b'{"text": "a", "media": {}}': "media must be a list",
    b'{"text": "a", "media": ["b"]}': "media 1: must be an object",
    b'{"text": "a", "media": [{"kind": "gif"}]}': "media 1: kind must be one of picture, video, audio",
    b'{"text": "a", "network": 1}': "network must be a string",
    b'{"text": "a", "id": 1.5}': "id must be a string or a whole number",
    b'{"text": "a", "id": true}': "id must be a string or a whole number",
    b'{"text": "a", "id": "' + b"x" * 501 + b'"}': "id is longer than 500 characters",
    b'{"text": "a", "x": NaN}': "not JSON that can be read",
    b'{"text": ' + b"[" * 100_000 + b"}": "not JSON that can be read",
    b'{"id": ' + b"9" * 5000 + b"}": "not JSON that can be read",
    b'{"text": "\xff"}': "not UTF-8 at byte 11 of the line",
    b"\0\0\0": "holds a NUL character",
    b'{"text": "a\0b"}': "holds a NUL character",
    b'{"text": "a\\u0000b"}': "text holds a NUL character",
    json.dumps(
        {"text": "a" * 1_000_001}
    ).encode(): "text has 1,000,001 characters; at most 1,000,000 are taken",
}


@pytest.mark.parametrize(("line", "reason"), BROKEN.items(), ids=BROKEN.values())
def test_a_broken_row_is_told_by_number_and_the_rest_goes_on(tmp_path, line, reason):
    result = audit(archive(tmp_path, {"id": "a", "text": GOOD}, line, {"id": "c", "text": BAD}))
    before, broken, after = entries(result)
    assert (before["id"], after["id"], broken["row"]) == ("a", "c", 2)
    assert broken["error"].startswith(reason)
    assert result.stderr.startswith(f"Row 2: {reason}")
    assert result.exit_code == 1


def test_a_broken_row_keeps_its_id(tmp_path):
    result = audit(archive(tmp_path, {"id": "b7", "text": 5}, {"text": GOOD}))
    assert entries(result)[0] == {"id": "b7", "row": 1, "error": "text must be a string"}
    assert result.stderr.splitlines()[-1] == "1 draft, 1 row could not be read, 0 with findings"
    assert result.exit_code == 0


def test_a_line_that_is_too_long_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "MAX_LINE", 50)
    result = audit(archive(tmp_path, {"text": "a" * 200}, {"text": GOOD}))
    assert [entry.get("error") for entry in entries(result)] == ["the line is longer than 50 bytes", None]


def test_lone_surrogates_do_not_stop_it(tmp_path):
    result = audit(archive(tmp_path, rb'{"id": "\ud800", "text": "\ud800 http://example.org"}'))
    [entry] = entries(result)
    assert (entry["id"], entry["findings"][0]["start"]) == ("\ud800", 2)


def test_a_check_that_fails_on_one_draft_does_not_stop_the_others(tmp_path, monkeypatch):
    from pedel.policy.audit import judging

    def fails(draft, pack, day):
        if draft.text == "x":
            raise ZeroDivisionError("about the text")
        return whole(draft, pack, day=day)

    whole = judging.check
    monkeypatch.setattr(judging, "check", fails)
    result = audit(archive(tmp_path, {"text": "x"}, {"text": GOOD}))
    assert entries(result)[0] == {"id": 1, "row": 1, "error": "a check failed with ZeroDivisionError"}


@pytest.mark.parametrize(("given", "lang"), [("en-GB", "en"), ("NL_be", "nl"), ("de", "auto"), ("", "auto")])
def test_a_language_is_taken_as_archives_write_it(given, lang):
    from pedel.policy.audit.row import Defaults, read_row

    assert read_row(1, {"text": "a", "lang": given}, Defaults()).draft.lang == lang


# Outputs


def test_csv_has_a_row_for_each_finding_and_each_broken_row(tmp_path):
    rows = ({"id": "a", "text": f"{BAD} and https://bit.ly/x"}, {"id": "b", "text": GOOD}, {"id": "c"})
    result = audit(archive(tmp_path, *rows), "--format", "csv")
    assert list(csv.reader(io.StringIO(result.stdout))) == [
        ["id", "verdict", "clause", "check", "level", "category", "where", "start", "end"],
        ["a", "look-again", "links.safe", "links", "advice", "insecure", "text", "4", "22"],
        ["a", "look-again", "links.safe", "links", "note", "shortener", "text", "27", "43"],
        ["c", "unread", "", "", "", "", "", "", ""],
    ]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_id_becomes_a_formula_in_a_spreadsheet(tmp_path, formula):
    result = audit(archive(tmp_path, {"id": formula, "text": BAD}), "--format", "csv")
    [_, row] = csv.reader(io.StringIO(result.stdout, newline=""))
    assert row[0] == f"'{formula}"


def test_the_output_holds_no_text(tmp_path):
    path = archive(tmp_path, {"id": 1, "text": f"confidential {BAD}", "account": "brand"})
    for form in ("jsonl", "csv"):
        result = audit(path, "--format", form)
        assert "confidential" not in result.output
        assert "example.org" not in result.output


def test_an_output_that_is_there_is_kept(tmp_path):
    path, out = archive(tmp_path, {"text": GOOD}), tmp_path / "out.jsonl"
    out.write_text("kept")
    result = audit(path, "-o", out)
    assert (result.exit_code, out.read_text()) == (2, "kept")
    assert "--resume" in result.stderr
    assert audit(path, "-o", out, "--force").exit_code == 0
    assert out.read_text() == '{"id":1,"verdict":"clear","findings":[]}\n'


def test_the_archive_is_never_written_over(tmp_path):
    path = archive(tmp_path, {"text": GOOD})
    for option in ("--force", "--resume"):
        assert audit(path, "-o", path, option).exit_code == 2
    assert json.loads(path.read_text()) == {"text": GOOD}
