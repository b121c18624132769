"""The commands beside `check`: explain, pack, schema, demo."""

import json

import pytest
from jsonschema import Draft202012Validator

from pedel.policy import check, load_pack
from pedel.policy.commands.demo import examples
from pedel.policy.render.html import to_html
from pedel.policy.render.json import SCHEMA_FILE, to_json
from policy.running import LINK, SMALL, refused, run


def test_its_schema_can_be_printed():
    Draft202012Validator.check_schema(json.loads(run("schema").stdout))


# -- explain, pack


def test_it_explains_a_clause():
    made = run("explain", "links.clear", "--pack", SMALL).stdout
    for words in (
        "A link shows where it leads.",
        "all staff",
        "should be done",
        "a shortened link",
        "Posting, sentence 1",
    ):
        assert words in made
    made = run("explain", "links.clear", "--pack", SMALL, "--lang", "nl").stdout
    assert "alle medewerkers" in made
    assert "https://bit.ly/abc" in made


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("links.cleer", "links.clear"),
        ("Freedom", "freedom"),
        ("clear", "links.clear"),
        ("zzz", "pedel pack show"),
    ],
)
def test_it_suggests_a_clause_that_is_near(name, words):
    refused(run("explain", name, "--pack", SMALL), "has no clause", words)


@pytest.mark.parametrize("form", ["text", "json"])
def test_it_shows_a_pack(form):
    made = run("pack", "show", SMALL, "--format", form).stdout
    for clause in load_pack(SMALL):
        assert clause.id in made
        assert clause.title.en in made
    assert form == "text" or len(json.loads(made)["clauses"]) == 5


@pytest.mark.parametrize("form", ["text", "json"])
def test_it_lists_the_packs(form):
    assert "leiden-2012" in run("pack", "list", "--format", form).stdout


def test_a_new_pack_loads_behaves_and_verifies(tmp_path):
    folder = tmp_path / "my-pack-1"
    assert run("pack", "new", folder).exit_code == 0
    assert {clause.id for clause in load_pack(folder)} == {"links", "views", "stays"}
    assert run("pack", "check", folder).exit_code == 0
    assert run("pack", "verify", folder, "--source", folder / "guidelines.txt").exit_code == 0


def test_a_new_pack_overwrites_nothing(tmp_path):
    folder = tmp_path / "there"
    folder.mkdir()
    refused(run("pack", "new", folder), "is there already")
    assert list(folder.iterdir()) == []
    refused(run("pack", "new", tmp_path / "My pack"), "Use small letters")


def test_checking_a_pack_prints_every_error(tmp_path):
    folder = tmp_path / "p"
    run("pack", "new", folder)
    path = folder / "posting.yaml"
    path.write_text(path.read_text("utf-8").replace("https://bit.ly/3xample", "https://x.example"), "utf-8")
    result = run("pack", "check", folder)
    assert result.exit_code == 1
    assert result.stdout.count("posting.yaml:") == 2
    path.write_text("x: [", "utf-8")
    assert run("pack", "check", folder).exit_code == 1


def test_verifying_names_what_to_review(tmp_path):
    folder = tmp_path / "p"
    run("pack", "new", folder)
    source = folder / "guidelines.txt"
    source.write_text(source.read_text("utf-8").replace("many years", "long") + "\nOne more.\n", "utf-8")
    result = run("pack", "verify", folder, "--source", source)
    assert result.exit_code == 1
    for words in ("stays  Posting, sentence 4", "“Posts can be found for long.”", "“One more.”", "sha256 "):
        assert words in result.stdout


# -- demo


def test_its_examples_are_drafts_in_both_languages_for_both_accounts():
    drafts = [example.draft for example in examples()]
    assert 6 <= len(drafts) <= 8
    assert {draft.lang for draft in drafts} == {"en", "nl"}
    assert {draft.account for draft in drafts} == {"personal", "brand"}


def test_the_demo_checks_them_and_invites():
    result = run("demo")
    assert result.exit_code == 0
    assert "Answer first" in result.stdout
    assert "pedel check draft.txt" in result.stdout


@pytest.mark.parametrize(
    ("text", "answered"), [(LINK, True), ("", False)], ids=["something is typed", "nothing is typed"]
)
def test_the_demo_checks_what_is_typed(monkeypatch, text, answered):
    monkeypatch.setattr("pedel.policy.commands._input.is_typed", lambda: True)
    monkeypatch.setattr("pedel.policy.commands.demo.is_typed", lambda: True)
    result = run("demo", "--pack", SMALL, text=text)
    assert result.exit_code == 0
    assert ("bit.ly/abc" in result.stdout) == answered


def test_every_example_of_the_demo_can_be_checked():
    pack = load_pack(SMALL)
    assert all(check(example.draft, pack).pack is pack for example in examples())


VERDICTS = {
    "Criticism of the board": "clear",
    "A number that identifies a person": "stop",
    "An own opinion, without a disclaimer": "look-again",
    "Official account: the same, with its source": "clear",
    "About hatred": "clear",
}


@pytest.mark.parametrize(("about", "verdict"), VERDICTS.items())
def test_the_demo_shows_what_it_says(about, verdict):
    (draft,) = [example.draft for example in examples() if example.about["en"] == about]
    shown = check(draft, load_pack("leiden-2012"))
    assert shown.verdict == verdict
    assert "111222333" not in to_json(shown) + to_html(shown)
    Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8"))).validate(json.loads(to_json(shown)))
