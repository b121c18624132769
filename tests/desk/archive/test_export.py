"""Taking posts along, and proving that nothing in them was changed."""

import hashlib
import json
import subprocess
import sys
import zipfile

import pytest

from pedel.desk.archive.proof import NotProvenError, listed, prove
from pedel.desk.record.models import Entry


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def verify(path):
    script = f"""
import sys
sys.modules["django"] = None
sys.argv = ["pedel", "record", "verify", {str(path)!r}]
from pedel.cli import main
main()
"""
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603


def test_it_holds_posts_pictures_a_page_and_the_proof(exported, post):
    files = members(exported())
    assert {"posts.json", "index.html", "record.jsonl", "manifest.json"} < set(files)
    assert f"media/{post.files.get().sha256}.png" in files
    posts = json.loads(files["posts.json"])["posts"]
    assert {one["record"]["posts"][0]["text"] for one in posts} == {"The blue door is open", "Stars"}


def test_its_page_needs_nothing_from_elsewhere(exported):
    html = members(exported())["index.html"].decode()
    assert "The blue door is open" in html
    assert 'alt="A blue door"' in html
    for outside in ("<script", "<link", 'src="http', "/static/"):
        assert outside not in html


def test_its_page_speaks_the_language_of_who_took_it_along(exported, steward):
    steward.cookies["pedel-language"] = "nl"
    assert '<html lang="nl">' in members(exported())["index.html"].decode()


def test_it_is_verified_without_the_desk(exported):
    done = verify(exported())
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 posts" in done.stdout


def test_it_is_narrowed_to_an_account(exported, cast):
    path = exported(account=cast.accounts.science.pk)
    assert prove(path).posts == 1
    assert b"door" not in b"".join(members(path).values())


@pytest.mark.parametrize("name", ["posts.json", "index.html", "record.jsonl", "manifest.json", "media/"])
def test_one_changed_byte_names_the_file(exported, name):
    path = exported()
    files = members(path)
    chosen = next(one for one in files if one.startswith(name))
    middle = len(files[chosen]) // 2
    changed = bytearray(files[chosen])
    changed[middle] ^= 1
    rewritten(path, {**files, chosen: bytes(changed)})
    done = verify(path)
    assert done.returncode == 1
    assert f"broken. {chosen}" in done.stdout


def test_every_byte_of_what_is_kept_counts(exported):
    """Wherever a byte of the zip's content changes, it is noticed."""
    path = exported()
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        ends = [
            info.header_offset + 30 + len(info.filename) + info.compress_size for info in archive.infolist()
        ]
    for at in (end - 20 for end in ends):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with pytest.raises(NotProvenError):
            prove(path)


@pytest.mark.parametrize("name", ["posts.json", "record.jsonl", "manifest.json"])
def test_a_missing_file_is_named(exported, name):
    path = exported()
    files = members(path)
    del files[name]
    with pytest.raises(NotProvenError, match=name.partition(".")[0]):
        prove(rewritten(path, files))


def test_a_file_that_was_put_in_is_named(exported):
    path = exported()
    with pytest.raises(NotProvenError, match=r"evil\.txt"):
        prove(rewritten(path, {**members(path), "evil.txt": b"x"}))


def sealed(path, files):
    """As somebody would forge it: with a manifest that fits."""
    said = {
        name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
        if name != "manifest.json"
    }
    return rewritten(path, {**files, "manifest.json": listed(said)})


def test_a_forged_text_does_not_have_its_digest_in_the_chain(exported):
    path = exported()
    files = members(path)
    files["posts.json"] = files["posts.json"].replace(b"blue door", b"pink door")
    with pytest.raises(NotProvenError, match=r"posts\.json: the record of"):
        prove(sealed(path, files))


def test_a_post_that_was_left_out_is_noticed(exported):
    path = exported()
    files = members(path)
    posts = json.loads(files["posts.json"])
    posts["posts"] = posts["posts"][:1]
    files["posts.json"] = json.dumps(posts).encode()
    with pytest.raises(NotProvenError, match="left out"):
        prove(sealed(path, files))


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_export_is_told_so(tmp_path, content):
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    done = verify(path)
    assert done.returncode == 1
    assert "broken" in done.stdout
    assert "Traceback" not in done.stderr


def test_an_export_is_on_record(exported, post):
    exported()
    entry = Entry.objects.get(verb="archive.exported")
    assert (entry.actor_name, entry.facts["posts"]) == ("Sander", 2)


@pytest.mark.parametrize("who", ["emma", "anna", "clara", "stan"])
def test_only_the_steward_takes_it_along(post, cast, sign_in, who):
    browser = sign_in(getattr(cast, who))
    assert browser.get("/archive/").status_code == 403
    assert browser.post("/archive/export/").status_code in (302, 403)
    assert browser.post("/api/v1/archive/export", "{}", "application/json").status_code in (403, 409)


def test_a_long_export_is_sent_while_it_is_made(post, steward):
    answer = steward.post("/archive/export/")
    assert answer.streaming
    assert len(list(answer.streaming_content)) > 4


def test_it_is_held_against_a_hash_that_was_kept_elsewhere(exported):
    path = exported()
    head = Entry.objects.get(verb="archive.exported").hash
    for kept, code in ((head, 0), ("0" * 64, 1)):
        command = [sys.executable, "-m", "pedel", "record", "verify", str(path), "--head", kept]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
        assert done.returncode == code, done.stdout
