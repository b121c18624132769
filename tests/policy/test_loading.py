"""The loader refuses what would not work or not be right, and says where and what to do."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pedel.policy import PackError, load_pack
from pedel.policy.pack import Opening

TINY = Path(__file__).parent / "packs" / "tiny"
LINES = (TINY / "safety.yaml").read_text("utf-8").splitlines()


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


def changed(folder: Path, old: str, new: str, name: str = "safety.yaml") -> Path:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return folder


def error_of(folder: Path) -> PackError | None:
    try:
        load_pack(folder)
    except PackError as error:
        return error
    return None


def line_of(part: str) -> int:
    return next(number for number, line in enumerate(LINES, 1) if part in line)


def test_it_loads_a_pack_from_a_folder():
    pack = load_pack(TINY)
    assert [clause.id for clause in pack] == ["links.work", "freedom"]
    assert pack["links.work"].kind == "content.require"
    assert pack["links.work"].facts == {"interval_days": None}
    assert pack.shields == {"links.work": ("freedom",)}


def test_an_unknown_pack_is_answered_with_those_there_are():
    with pytest.raises(PackError, match="there is no such pack"):
        load_pack("nowhere-1999")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "check: links\n        categories: [malformed",
            "check: lniks\n        categories: [malformed",
            "unknown check 'lniks'",
        ),
        ("[malformed, insecure]", "[malformed, insecur]", "unknown categories 'insecur'"),
        ("kind: content.require", "kind: content.demand", "unknown kind 'content.demand'"),
        ("modality: must\n", "modality: shall\n", "unknown modality 'shall'"),
        ("binds: [staff, brand]", "binds: [stuff]", "unknown binds 'stuff'"),
        ("{trusted: [example.net]}", "{trusty: [example.net]}", "unknown parameter 'trusty'"),
        ("{trusted: [example.net]}", "{trusted: example.net}", "wrong type"),
        ("{trusted: [example.net]}", "{password: hunter2}", "would hold a password"),
        ("facts: {interval_days: null}", "facts: {wachtwoord: geheim}", "would hold a password"),
        ("{en: Links that work, nl: Links die werken}", "{en: Links that work}", "title has no text in 'nl'"),
        ("{en: Links that work, nl:", "{en: Links that work, fr:", "unknown language 'fr'"),
        ('    message: {en: "You give', '    massage: {en: "You give', "'message' is missing"),
        ("{excerpt}", "{exerpt}", "nothing fills {exerpt}"),
        ("personal: [advise, offer]", "personal: [advise, block]", "effect 'block' on a personal account"),
        ("personal: [advise, offer]", "personal: [advise, record]", "effect 'record' on a personal account"),
        ("level: {personal: advice, brand: answer}", "level: {personal: advice}", "no level for brand"),
        (
            "level: {personal: advice, brand: answer}",
            "level: {personal: loud, brand: answer}",
            "unknown personal 'loud'",
        ),
        ("related: [freedom]", "related: [fredom]", "names 'fredom'"),
        ("id: freedom", "id: links.work", "stands twice"),
        (
            "    binds: [academic-staff]",
            "    colour: red\n    binds: [academic-staff]",
            "unknown key 'colour'",
        ),
        (
            "    note: {en: Ours., nl: Van ons.}",
            "    note: {en: Ours., nl: Van ons.}\n    kind: duty",
            "stands here twice",
        ),
        ("section: Be safe", "section: [Be safe", "not YAML"),
        ("http://example.org/a", "https://example.org/a", "has no finding of its clause"),
        ('"See https://example.org/a."', '"See http://example.org/a."', "has a finding of its clause"),
        ("sentences: [2]", "sentences: [2, 3]", "each sentence needs its own sha256"),
    ],
)
def test_it_refuses_and_says_what_is_wrong(folder, old, new, problem):
    with pytest.raises(PackError, match=problem.replace("{", r"\{").replace("}", r"\}")) as caught:
        load_pack(changed(folder, old, new))
    assert caught.value.file.endswith(".yaml")
    assert caught.value.fix


@pytest.mark.parametrize("kind", ["consequence", "inform", "right"])
def test_what_is_there_to_be_read_carries_no_check(folder, kind):
    with pytest.raises(PackError, match="carries a check"):
        load_pack(changed(folder, "kind: content.require", f"kind: {kind}"))


def test_parameters_are_said_once_for_the_whole_pack(folder):
    changed(folder, "card: [links.work]", "params: {links: {trusted: [example.net]}}", "pack.yaml")
    pack = load_pack(changed(folder, "        params: {trusted: [example.net]}\n", ""))
    assert [use.params.trusted for use in pack["links.work"].checks] == [("example.net",)] * 2


def test_parameters_of_one_use_come_before_those_of_the_pack(folder):
    pack = load_pack(changed(folder, "card: [links.work]", "params: {links: {trusted: [a.nl]}}", "pack.yaml"))
    assert [use.params.trusted for use in pack["links.work"].checks] == [("example.net",)] * 2


def test_parameters_of_a_check_that_no_clause_uses_are_refused(folder):
    with pytest.raises(PackError, match="unknown key 'lniks'"):
        load_pack(changed(folder, "card: [links.work]", "params: {lniks: {}}", "pack.yaml"))


def test_a_pack_says_how_accounts_are_opened(folder):
    changed(folder, "card: [links.work]", "opening: {decision: approval, by: steward}", "pack.yaml")
    assert load_pack(folder).opening == Opening("approval", "steward")
    assert (load_pack(TINY) + load_pack(folder)).opening == Opening("approval", "steward")


def test_what_a_pack_leaves_out_of_opening_is_advice_of_the_contact_person(folder):
    changed(folder, "card: [links.work]", "opening: {}", "pack.yaml")
    assert load_pack(folder).opening == Opening("advice", "contact")
    assert load_pack(TINY).opening is None


@pytest.mark.parametrize(
    ("opening", "problem"),
    [
        ("{decision: permission}", "unknown decision 'permission'"),
        ("{by: dean}", "unknown by 'dean'"),
        ("{who: contact}", "unknown key 'who'"),
        ("advice", "'opening' must be a mapping"),
    ],
)
def test_it_refuses_what_nobody_can_open_accounts_by(folder, opening, problem):
    with pytest.raises(PackError, match=problem) as caught:
        load_pack(changed(folder, "card: [links.work]", f"opening: {opening}", "pack.yaml"))
    assert (Path(caught.value.file).name, caught.value.line) == ("pack.yaml", 7)


def test_it_names_the_line(folder):
    with pytest.raises(PackError) as caught:
        load_pack(changed(folder, "[malformed, insecure]", "[nonsense]"))
    assert caught.value.line == line_of("[malformed, insecure]")


def test_a_missing_file_is_named(folder):
    (folder / "safety.yaml").unlink()
    with pytest.raises(PackError, match=r"pack\.yaml:6: there is no file 'safety\.yaml'"):
        load_pack(folder)


def test_a_file_that_is_no_text_is_refused(folder):
    (folder / "safety.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PackError, match="not UTF-8"):
        load_pack(folder)


@pytest.mark.parametrize("hostile", ["- " * 50_000, "[" * 100_000, "a: &a [*a]"])
def test_hostile_nesting_is_refused(folder, hostile):
    (folder / "safety.yaml").write_text(hostile, "utf-8")
    with pytest.raises(PackError, match=r"nested too deep|not YAML|a mapping"):
        load_pack(folder)


@pytest.mark.parametrize("number", range(len(LINES)))
@pytest.mark.parametrize("harm", ["", "  nonsense: [", "- 7", "\t", "    x: {en: 1}"])
def test_an_error_on_any_line_is_said_clearly(folder, number, harm):
    lines = list(LINES)
    lines[number] = harm
    (folder / "safety.yaml").write_text("\n".join(lines), "utf-8")
    error = error_of(folder)
    assert error is None or (1 <= error.line <= len(LINES) + 1 and error.problem and error.fix)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.binary(max_size=80), st.integers(0, 1500))
def test_bytes_thrown_into_a_pack_give_a_pack_or_a_pack_error(folder, junk, at):
    whole = (TINY / "safety.yaml").read_bytes()
    (folder / "safety.yaml").write_bytes(whole[:at] + junk + whole[at:])
    error = error_of(folder)
    assert error is None or error.problem
