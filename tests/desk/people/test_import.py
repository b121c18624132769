"""Units, people and roles from a file: shown first, then done as a whole or not at all."""

import base64
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pedel.desk.people.actions import importing
from pedel.desk.people.importing import reading, table
from pedel.desk.people.models import Assignment, Person, Unit
from pedel.desk.record.acting import Actor
from pedel.desk.record.models import Entry
from pedel.desk.record.permission import Conflict

UNITS = """slug,parent,kind,name_en,name_nl
physics,science,institute,Institute of Physics,Instituut Natuurkunde
optics,physics,programme,Optics,Optica
law,root,faculty,Faculty of Law,Rechten
"""
PEOPLE = """email,name,language,supervisor,last_day
noor@example.org,Noor,nl,piet@example.org,
piet@example.org,Piet,nl,,2030-08-31
stan@example.org,Stan,en,victor@example.org,
"""
ROLES = """email,unit,role,deputy,starts,ends
stan@example.org,tax,approver,yes,2030-01-01,2030-12-31
clara@example.org,law,contact,no,2020-01-01,2029-12-31
anna@example.org,law,approver,no,2020-01-01,
"""


def plan(cast, text):
    return reading.plan(Actor(cast.sander), text.encode())


def apply(cast, text):
    return importing.apply(Actor(cast.sander), text.encode(), shown=plan(cast, text).digest())


def told(cast, text):
    return [(problem.line, problem.text) for problem in plan(cast, text).problems]


def test_it_shows_exactly_what_would_change(cast):
    shown = plan(cast, UNITS)
    assert [(c.line, c.what, c.who) for c in shown.changes] == [
        (2, "new", "Institute of Physics"),
        (3, "new", "Optics"),
        (4, "changed", "law"),
    ]
    assert shown.changes[2].detail == "Faculteit der Rechten → Rechten"
    assert Unit.objects.count() == 4
    assert not Entry.objects.exists()


def test_it_makes_units_below_units_of_the_same_file(cast):
    apply(cast, UNITS)
    optics, physics = Unit.objects.get(slug="optics"), Unit.objects.get(slug="physics")
    assert optics.is_within(physics.path)
    assert Unit.objects.get(slug="law").name_nl == "Rechten"


def test_it_makes_people_whose_supervisor_comes_later_in_the_file(cast):
    apply(cast, PEOPLE)
    noor = Person.objects.get(email="noor@example.org")
    assert (noor.name, noor.supervisor.name) == ("Noor", "Piet")
    assert str(noor.supervisor.leaves_on) == "2030-08-31"
    assert Person.objects.get(pk=cast.stan.pk).supervisor == cast.victor


def test_it_gives_and_ends_roles(cast):
    shown = plan(cast, ROLES)
    assert ([c.what for c in shown.changes], shown.same) == (["new", "ended"], 1)
    apply(cast, ROLES)
    assert str(Assignment.objects.get(person=cast.clara).ends) == "2029-12-31"
    assert Assignment.objects.get(person=cast.stan).is_deputy


def test_it_is_one_entry_of_the_record(cast):
    apply(cast, ROLES)
    entry = Entry.objects.get()
    assert entry.verb == "people.imported"
    assert [change["what"] for change in entry.facts["changes"]] == ["new", "ended"]
    assert "@" not in str(entry.facts)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("slug,parent,kind,name_en,colour\n", 1, "Unknown column “colour”. Known: slug"),
        ("slug,parent,name_en\n", 1, "The column “kind” is missing"),
        ("slug,parent,kind,name_en\nnew,nowhere,faculty,New\n", 2, "no unit “nowhere” yet"),
        ("slug,parent,kind,name_en\nnew,root,kingdom,New\n", 2, "“kingdom” is not known here. Known: univ"),
        ("slug,parent,kind,name_en\nnew,root,faculty\n", 2, "in this line: 3. Columns in the first line: 4"),
        ("slug,parent,kind,name_en\na b,root,faculty,New\n", 2, "slug"),
        ("slug,parent,kind,name_en\ntax,science,institute,Tax\n", 2, "elsewhere in the tree"),
        ('slug,parent,kind,name_en\n"a,root,faculty,New\n', 2, "quotation mark"),
        ("email,name\nnobody,No Body\n", 2, "e"),
        ("email,name,supervisor\na@example.org,A,b@example.org\n", 2, "no person “b@example.org”"),
        ("email,name,last_day\na@example.org,A,31-08-2030\n", 2, "Write it as 2026-09-01"),
        ("email,name\na@example.org,A\nA@example.org,B\n", 3, "line 2 already"),
        ("email,unit,role\nx@example.org,law,approver\n", 2, "Import the people first"),
        ("email,unit,role\nstan@example.org,law,king\n", 2, "contact, approver, steward"),
        ("email,unit,role,starts\nclara@example.org,law,contact,2026-01-01\n", 2, "already hold"),
        ("email,unit,role,starts,ends\nclara@example.org,law,contact,2020-01-01,2010-01-01\n", 2, "before"),
    ],
)
def test_it_says_which_line_needs_mending_and_how(cast, text, line, says):
    problems = told(cast, text)
    assert [where for where, _ in problems] == [line]
    assert says in problems[0][1]


def test_it_does_nothing_at_all_when_one_line_needs_mending(cast):
    text = UNITS + "bad,nowhere,faculty,Bad,Slecht\n"
    with pytest.raises(Exception, match="nowhere"):
        apply(cast, text)
    assert Unit.objects.count() == 4


def test_it_names_the_line_that_is_not_utf_8(cast):
    text = "email,name\na@example.org,A\nb@example.org,Zo\xeb\n".encode("latin-1")
    problems = reading.plan(Actor(cast.sander), text).problems
    assert (problems[0].line, "CSV UTF-8" in problems[0].text) == (3, True)


def test_it_reads_no_more_than_a_megabyte(cast):
    assert "1 MB" in told(cast, "email,name\n" + "x" * table.LARGEST)[0][1]
    assert "1000" in told(cast, "email,name\n" + "a@example.org,A\n" * 1001)[0][1]


def test_it_applies_only_what_was_shown(cast):
    shown = plan(cast, UNITS).digest()
    Unit.objects.filter(slug="law").update(name_nl="Intussen anders")
    with pytest.raises(Conflict, match="has changed since"):
        importing.apply(Actor(cast.sander), UNITS.encode(), shown=shown)


def test_it_leaves_alone_what_the_file_has_no_column_for(cast):
    assert plan(cast, "email,name\nemma@example.org,Emma\n").same == 1


def test_it_reads_what_a_dutch_spreadsheet_writes(cast):
    text = "\ufeff" + UNITS.replace(",", ";").replace("\n", "\r\n")
    assert len(plan(cast, text).changes) == 3


def test_it_walks_from_the_file_to_the_change_on_the_page(cast, sign_in):
    browser = sign_in(cast.sander)
    page = browser.post("/people/import/", {"file": SimpleUploadedFile("units.csv", UNITS.encode())})
    text = page.content.decode()
    assert "This would change 3 things" in text
    fields = {name: re.search(rf'name="{name}" value="([^"]*)"', text)[1] for name in ("data", "shown")}
    assert base64.b64decode(fields["data"]) == UNITS.encode()
    page = browser.post("/people/import/", fields, follow=True)
    assert "3 changes were made" in page.content.decode()
    assert Unit.objects.filter(slug="optics").exists()


def test_it_shows_on_the_page_what_to_mend(cast, sign_in):
    file = SimpleUploadedFile("units.csv", b"slug,kind,name_en,colour\n")
    page = sign_in(cast.sander).post("/people/import/", {"file": file})
    assert "needs mending" in page.content.decode()
    assert "Unknown column “colour”" in page.content.decode()


@pytest.mark.parametrize("who", ["clara", "anna", "stan"])
def test_it_is_for_the_steward(cast, sign_in, who):
    browser = sign_in(getattr(cast, who))
    for page in ("/people/import/", "/people/export/people.csv", "/people/groups/"):
        assert browser.get(page).status_code == 403


@pytest.mark.parametrize("kind", ["units", "people", "roles"])
def test_it_exports_what_imports_to_no_change(cast, sign_in, kind):
    answer = sign_in(cast.sander).get(f"/people/export/{kind}.csv")
    back = reading.plan(Actor(cast.sander), answer.content)
    assert (back.kind, back.problems, back.changes) == (kind, [], [])
    assert back.same > 0


cell = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30).map(str.strip)


@given(st.lists(st.tuples(cell, cell, cell, cell, cell), min_size=1, max_size=8))
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_it_reads_back_whatever_it_writes(rows):
    rows = [row for row in rows if any(row)]
    back, problems = table.read(table.write("units", rows).encode())
    assert problems == []
    assert [tuple(row.values()) for _line, row in back.rows] == rows


@pytest.mark.parametrize("cell", ["=1+1", "+31 71", "-x", "@name", "'=x", "'t Hart", "''+"])
def test_it_hands_a_spreadsheet_no_formula(cell):
    written = table.write("people", [("a@example.org", cell, "", "", "")])
    assert not re.search(r"(?m)(?:^|,)\"?[=+\-@]", written)
    assert table.read(written.encode())[0].rows[0][1]["name"] == cell
