"""The library opens no connection, writes no file and keeps no draft."""

import ast
import gc
import subprocess
import sys
from pathlib import Path

import pedel.policy
from pedel.policy import Draft, check, load_pack

SOURCE = Path(pedel.policy.__file__).parent

PROBE = """
import sys
seen = []
def watch(event, args):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system")):
        seen.append(event)
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        seen.append(f"open {args[0]} {args[1]}")
    if event in ("os.mkdir", "os.rename", "os.remove", "sqlite3.connect"):
        seen.append(event)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
from pedel.policy import Draft, Media, Profile, check, load_pack
pack = load_pack("leiden-2012")
text = (
    "My student Sanne de Vries (s1234567, BSN 111222333) has a depression! Call 06-12345678. "
    "Het wachtwoord is Welkom123$. IK BEN WOEDEND!!! See http://example.org and https://doi.org/10.1000/x. "
    "Half of all students work nights. Die Vorlesung findet am Donnerstag im Hörsaal statt."
)
for account in ("personal", "brand"):
    draft = Draft(text, account=account, profile=Profile(bio="x"), media=(Media(alt="y", name="z.jpg"),))
    report = check(draft, pack)
    print(report.verdict, report.lang, report.unchecked, len(report.findings))
assert not seen, seen
"""


def test_a_check_opens_no_connection_and_writes_no_file():
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("stop") == 2


def kept():
    caches = [thing for thing in gc.get_objects() if type(thing).__name__ == "_lru_cache_wrapper"]
    ours = [cache for cache in caches if str(getattr(cache, "__module__", "")).startswith("pedel.policy")]
    return {f"{cache.__module__}.{cache.__qualname__}": cache.cache_info().currsize for cache in ours}


def test_no_cache_keeps_anything_of_a_draft():
    pack = load_pack("leiden-2012")
    text = (
        "My student {0} failed! #dayof{0}science #{0} Mail {0}@example.org. {0} IS ON FIRE AND SO ARE {0} WE."
    )
    check(Draft(text.format("sanne")), pack)
    before = kept()
    check(Draft(text.format("wilhelmina")), pack)
    assert before
    assert kept() == before


def test_no_module_logs_or_prints_a_draft():
    for path in SOURCE.rglob("*.py"):
        names = {
            node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)
        }
        assert "print" not in names, path
        assert "logging" not in path.read_text("utf-8"), path
