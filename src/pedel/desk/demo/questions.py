"""Whom to ask, what was asked, and guidance that came of it."""

from __future__ import annotations

from typing import Any

from pedel.desk.questions.actions import answering, asking, contacts, guidance
from pedel.desk.questions.models import Absence, Card, Guidance, Question, Wording

from .reading import day, read
from .university import by, unit, who

CARD = ("helps_en", "helps_nl", "languages", "hours")
TEXTS = ("question_en", "answer_en", "question_nl", "answer_nl")


def fill() -> None:
    data = read("questions")
    for row in data["points"]:
        said = {name: row[name] for name in ("email", "phone", "hours") if name in row}
        contacts.reach(by(row["by"]), unit(row["unit"]), **said)
    for row in data["cards"]:
        said = {name: row[name] for name in CARD}
        contacts.describe(by(row["person"]), Card(person=who(row["person"])), **said)
    for row in data["questions"]:
        _question(row)
    for row in data["guidance"]:
        _guidance(row)
    for row in data["absences"]:
        starts, ends = map(day, row["days"])
        absence = Absence(person=who(row["person"]), starts=starts, ends=ends, stand_in=who(row["stand_in"]))
        contacts.leave(by(row["person"]), absence)


def _question(row: dict[str, Any]) -> None:
    fields = {name: row[name] for name in ("text", "language", "about")}
    wish = Question(asked_by=who(row["asked_by"]), unit=unit(row["unit"]), **fields)
    wish.clauses = row.get("clauses", [])
    question = asking.ask(by(row["asked_by"]), wish, draft=row.get("draft", ""))
    if said := row.get("answer"):
        answering.answer(by(said["by"]), question, text=said["text"])
    if row.get("is_closed"):
        asking.close(by(row["asked_by"]), question)


def _guidance(row: dict[str, Any]) -> None:
    said = {name: row.get(name, "").replace("\n", " ").strip() for name in TEXTS}
    wording = Wording(clauses=row["clauses"], look_again_on=day(row["look_again"]), **said)
    proposed = guidance.propose(by(row["by"]), Guidance(unit=unit(row["unit"])), wording=wording)
    if "approved_by" in row:
        guidance.approve(by(row["approved_by"]), proposed)
