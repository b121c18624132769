"""What an archive may be: JSON lines, CSV and Parquet, zipped and damaged, read in constant memory."""

import csv
import gzip
import io
import json
import os
import tracemalloc
from datetime import date

import pyarrow as pa
import pyarrow.parquet
import pytest

from pedel.policy.audit import run
from pedel.policy.audit.reading import Archive
from pedel.policy.audit.row import Defaults, read_row
from pedel.policy.draft import Profile
from policy.auditing import BAD, GOOD, audit, entries


def test_it_reads_gzipped_lines_with_a_byte_order_mark(tmp_path):
    path = tmp_path / "archive.jsonl.gz"
    path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + json.dumps({"text": BAD}).encode()))
    assert len(entries(audit(path))[0]["findings"]) == 1


@pytest.mark.parametrize("delimiter", ",;\t")
def test_it_reads_csv_as_spreadsheets_save_it(tmp_path, delimiter):
    path = tmp_path / "archive.csv"
    cells = (
        ("id", "Account", "text", "bio", "note"),
        ("a", "", "One\nTwo http://example.org", BAD, "x"),
        ("b", "brand", "", "", "y"),
    )
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(cells)
    first, second = entries(audit(path))
    assert [(f["where"], f["start"]) for f in first["findings"]] == [("text", 8), ("bio", 4)]
    assert second == {"id": "b", "verdict": "clear", "findings": []}


def test_a_broken_record_of_csv_is_told_by_number(tmp_path):
    path = tmp_path / "archive.csv"
    path.write_bytes(b'id,text\na,b,c\nd,"e"f\ng,\xff\nh\ni,j\n\nk,' + BAD.encode() + b'\nl,"m')
    result = audit(path)
    assert [(entry["id"], entry.get("error", "")[:9]) for entry in entries(result)] == [
        (1, "3 cells u"),
        (2, "not CSV: "),
        (3, "not UTF-8"),
        ("h", "text is m"),
        ("i", ""),
        ("k", ""),
        (7, "not CSV: "),
    ]


def test_media_in_a_cell_is_json(tmp_path):
    path = tmp_path / "archive.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("text", "media"), ("", json.dumps([{"alt": BAD}])), ("", "a.jpg")])
    first, second = entries(audit(path))
    assert first["findings"][0]["where"] == "alt.1"
    assert second["error"] == "media must be a list in JSON"


@pytest.mark.parametrize("suffix", [".parquet", ".parquet.gz"])
def test_it_reads_parquet(tmp_path, suffix):
    columns = {
        "id": [1, 2, 3],
        "text": [GOOD, None, BAD],
        "account": ["brand", "brand", "brand"],
        "bio": [None, None, BAD],
        "media": [[], [], [{"name": "a.jpg", "alt": None}]],
        "other": [0, 0, 0],
    }
    table = pa.table(columns)
    buffer = io.BytesIO()
    pa.parquet.write_table(table, buffer, row_group_size=2)
    path = tmp_path / f"archive{suffix}"
    path.write_bytes(gzip.compress(buffer.getvalue()) if suffix.endswith("gz") else buffer.getvalue())
    first, second, third = entries(audit(path))
    assert (first["verdict"], second["error"]) == ("clear", "text is missing")
    assert [finding["where"] for finding in third["findings"]] == ["text", "bio"]


def test_parquet_that_is_not_utf_8_is_told_by_row(tmp_path):
    path = tmp_path / "archive.parquet"
    broken = pa.Array.from_buffers(pa.string(), 3, pa.array([b"a", b"\xff", b"b"]).buffers())
    pa.parquet.write_table(pa.table({"text": broken}), path)
    assert [entry.get("error") for entry in entries(audit(path))] == [None, "not UTF-8", None]


@pytest.mark.parametrize("kind", [pa.timestamp("ns"), pa.timestamp("us", "Europe/Amsterdam"), pa.date32()])
def test_parquet_may_date_its_rows_as_it_likes(tmp_path, kind):
    path = tmp_path / "archive.parquet"
    days = pa.array([date(2026, 3, 31), None], pa.date32()).cast(kind)
    pa.parquet.write_table(pa.table({"text": ["a", "b"], "date": days}), path)
    with Archive(path) as opened:
        assert [read_row(number, raw, Defaults()).month for number, raw in opened.rows()] == ["2026-03", ""]


def test_a_profile_that_is_empty_is_known_and_one_that_is_null_is_not(tmp_path):
    path = tmp_path / "archive.parquet"
    pa.parquet.write_table(pa.table({"text": ["a", "b"], "bio": ["", None]}), path)
    with Archive(path) as opened:
        drafts = [read_row(number, raw, Defaults()).draft for number, raw in opened.rows()]
    assert [draft.profile for draft in drafts] == [Profile(), None]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "name a file that ends in .jsonl, .csv, .parquet"),
        ("a.csv", b"id,tekst\n1,a\n", "no column 'text'; the columns are: id, tekst"),
        ("a.csv", b"", "no column 'text'; the columns are: none"),
        ("a.parquet", b"no", "no Parquet file"),
        ("a.jsonl", "{}".encode("utf-16"), "UTF-16: save it as UTF-8"),
        ("a.jsonl.gz", b"no", "cannot be read to its end"),
        ("a.jsonl", b"no\nno\n", "no row could be read"),
    ],
)
def test_an_archive_that_cannot_be_read_says_why(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    result = audit(path, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_archive_that_is_not_there_says_so(tmp_path):
    result = audit(tmp_path / "a.jsonl", "-o", tmp_path / "out.jsonl")
    assert (result.exit_code, "No such file" in result.stderr) == (2, True)
    assert not (tmp_path / "out.jsonl").exists()


def test_an_archive_that_breaks_off_is_judged_as_far_as_it_goes(tmp_path):
    whole = gzip.compress(
        b"".join(json.dumps({"id": i, "text": os.urandom(40).hex()}).encode() + b"\n" for i in range(3000))
    )
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    result = audit(path)
    assert result.exit_code == 2
    assert "cannot be read to its end" in result.stderr
    assert 1000 < len(entries(result)) < 2000


def test_chunks_are_bounded_in_rows_and_in_bytes():
    small = [(number, b"x") for number in range(600)]
    assert [len(chunk) for chunk in run.chunks(small)] == [256, 256, 88]
    large = [(number, b"x" * 400_000) for number in range(7)]
    assert [len(chunk) for chunk in run.chunks(large)] == [3, 3, 1]


def test_a_bomb_is_read_in_constant_memory(tmp_path):
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'{"text": "')
        for _ in range(120):
            file.write(b"0" * (1 << 20))
        file.write(b'"}\n{"text": "after"}\n')
    tracemalloc.start()
    with Archive(path) as bomb:
        rows = list(bomb.rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [number for number, _ in rows] == [1, 2]
    assert peak < 60 << 20
