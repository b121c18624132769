"""Units, people, their roles, and what is yours alone, over the API."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, File, ModelSchema, Router, Schema, Status
from ninja.files import UploadedFile

from pedel.desk.paging import paginate
from pedel.desk.record.acting import by
from pedel.desk.record.permission import must

from . import access
from .access import Move
from .actions import people, roles, tokens, units
from .directory import found
from .importing import reading, table
from .models import ApiToken, Assignment, Person, Unit

PREFIX = ""
router = Router(tags=["people"])
SIGNED_IN = {"x-scope": "page"}
"""No token gives rights: this is done signed in."""
DIRECTORY = {"x-scope": "people"}
"""Who works here, and until when: for the program that carries the institution's directory over."""


class UnitOut(ModelSchema):
    """A unit; `path` of a unit above begins with that of one below."""

    class Meta:
        model = Unit
        fields = ("id", "path", "slug", "kind", "name_en", "name_nl", "is_external_approval_allowed")


class UnitIn(Schema):
    """What a unit is called and what it is."""

    name_en: str
    name_nl: str
    slug: str
    kind: str
    is_external_approval_allowed: bool = False


class PersonOut(ModelSchema):
    """A person, as the directory shows them."""

    has_left: bool

    class Meta:
        model = Person
        fields = ("id", "name", "email", "supervisor")

    @staticmethod
    def resolve_has_left(person: Person) -> bool:
        return person.has_left()


class PersonIn(Schema):
    """Who somebody is."""

    name: str
    email: str
    language: str = "en"
    supervisor: int | None = None


class UnitChange(Schema):
    """What changes of a unit."""

    name_en: str | None = None
    name_nl: str | None = None
    slug: str | None = None
    kind: str | None = None
    is_external_approval_allowed: bool | None = None


class PersonChange(Schema):
    """What changes of a person."""

    name: str | None = None
    email: str | None = None
    language: str | None = None
    supervisor: int | None = None


class RoleOut(ModelSchema):
    """A role on a unit, from a day to a day."""

    class Meta:
        model = Assignment
        fields = ("id", "person", "unit", "role", "is_deputy", "starts", "ends", "granted_by_group")


class RoleIn(Schema):
    """A role to give."""

    person: int
    unit: int
    role: str
    is_deputy: bool = False
    starts: date | None = None
    ends: date | None = None


class MeOut(ModelSchema):
    """You, with what only you and those who answer for you see."""

    class Meta:
        model = Person
        fields = ("id", "name", "email", "supervisor", "language", "leaves_on", "may_be_named_since")


class TokenOut(ModelSchema):
    """A token of yours, without the token itself."""

    scopes: list[str]

    class Meta:
        model = ApiToken
        fields = ("id", "name", "prefix", "created_at", "expires_on", "revoked_at", "last_used_on")


class TokenIn(Schema):
    """A token to make; only a signed-in person can, no token."""

    name: str = Field(max_length=100)
    scopes: list[str]
    days: int = 90


class MadeToken(Schema):
    """The token, this once."""

    token: str


class MoveIn(Schema):
    """The unit to place it under."""

    to: int


class Day(Schema):
    """A last day; nothing ends it at once."""

    last_day: date | None = None


class LastDay(Schema):
    """A last day."""

    last_day: date


class Language(Schema):
    """A language of the desk."""

    language: str


class ChangeOut(Schema):
    """What a line of a file would change."""

    line: int
    what: str
    who: str
    detail: str


class ProblemOut(Schema):
    """What must be mended in a line of a file."""

    line: int
    text: str


class PlanOut(Schema):
    """What a file would change; nothing is written."""

    kind: str
    changes: list[ChangeOut]
    problems: list[ProblemOut]
    same: int


@router.get("/units", response=list[UnitOut])
@paginate
def list_units(request: HttpRequest) -> Any:
    """All units, in the order of the tree."""
    return access.units_for(by(request).person)


@router.get("/units/{int:pk}", response=UnitOut)
def get_unit(request: HttpRequest, pk: int) -> Any:
    """One unit."""
    return access.unit_for(by(request).person, pk)


@router.post("/units/{int:pk}/below", response={201: UnitOut}, openapi_extra=SIGNED_IN)
def add_unit(request: HttpRequest, pk: int, wish: UnitIn) -> Any:
    """Adds a unit under this one."""
    parent = access.unit_for(by(request).person, pk)
    return Status(201, units.create(by(request), parent, **wish.dict()))


@router.patch("/units/{int:pk}", response=UnitOut, openapi_extra=SIGNED_IN)
def change_unit(request: HttpRequest, pk: int, wish: UnitChange) -> Any:
    """Renames a unit."""
    return units.change(by(request), access.unit_for(by(request).person, pk), **_given(wish))


@router.post("/units/{int:pk}/move", response=UnitOut, openapi_extra=SIGNED_IN)
def move_unit(request: HttpRequest, pk: int, wish: MoveIn) -> Any:
    """Places a unit under another one."""
    person = by(request).person
    return units.move(by(request), Move(access.unit_for(person, pk), access.unit_for(person, wish.to)))


@router.get("/people", response=list[PersonOut])
@paginate
def list_people(request: HttpRequest, q: str = "", role: str = "", left: bool = False) -> Any:
    """Everybody, or those whose name or address has `q` in it, or who hold `role`."""
    return found(access.people_for(by(request).person), {"q": q, "role": role, "left": left})


@router.get("/people/{int:pk}", response=PersonOut)
def get_person(request: HttpRequest, pk: int) -> Any:
    """One person."""
    return access.person_for(by(request).person, pk)


@router.post("/people", response={201: PersonOut}, openapi_extra=DIRECTORY)
def add_person(request: HttpRequest, wish: PersonIn) -> Any:
    """Adds somebody, without any role."""
    return Status(201, people.add(by(request), None, **_person(request, wish)))


@router.patch("/people/{int:pk}", response=PersonOut, openapi_extra=DIRECTORY)
def change_person(request: HttpRequest, pk: int, wish: PersonChange) -> Any:
    """Changes what the desk says of somebody."""
    somebody = access.person_for(by(request).person, pk)
    return people.change(by(request), somebody, **_person(request, wish))


@router.post("/people/{int:pk}/last-day", response=PersonOut, openapi_extra=DIRECTORY)
def set_last_day(request: HttpRequest, pk: int, wish: LastDay) -> Any:
    """Sets somebody's last day; roles, tokens and sessions end with it."""
    return people.leave(by(request), access.person_for(by(request).person, pk), last_day=wish.last_day)


@router.delete("/people/{int:pk}/last-day", response=PersonOut, openapi_extra=DIRECTORY)
def take_back_last_day(request: HttpRequest, pk: int) -> Any:
    """Takes the last day back."""
    return people.stay(by(request), access.person_for(by(request).person, pk))


@router.get("/roles", response=list[RoleOut])
@paginate
def list_roles(request: HttpRequest, on: date | None = None) -> Any:
    """Who holds which role today, or on another day."""
    return access.assignments_for(by(request).person).on(on)


@router.post("/roles", response={201: RoleOut}, openapi_extra=SIGNED_IN)
def give_role(request: HttpRequest, wish: RoleIn) -> Any:
    """Gives somebody a role on a unit; never yourself, and never by a token."""
    me = by(request).person
    fields = wish.dict(exclude_none=True)
    fields["person"] = access.person_for(me, wish.person)
    fields["unit"] = access.unit_for(me, wish.unit)
    return Status(201, roles.give(by(request), Assignment(**fields)))


@router.post("/roles/{int:pk}/end", response=RoleOut, openapi_extra=SIGNED_IN)
def end_role(request: HttpRequest, pk: int, wish: Day) -> Any:
    """Ends a role, with a last day or at once."""
    assignment = access.assignment_for(by(request).person, pk)
    return roles.end(by(request), assignment, last_day=wish.last_day)


@router.get("/me", response=MeOut)
def get_me(request: HttpRequest) -> Any:
    """You, as the desk knows you."""
    return by(request).person


@router.post("/me/language", response=MeOut)
def choose_language(request: HttpRequest, wish: Language) -> Any:
    """Chooses the language of your pages and mail."""
    return people.speak(by(request), by(request).person, language=wish.language)


@router.get("/me/tokens", response=list[TokenOut])
@paginate
def list_tokens(request: HttpRequest) -> Any:
    """Your own tokens."""
    return ApiToken.objects.filter(person=by(request).person)


@router.post("/me/tokens", response={201: MadeToken}, openapi_extra=SIGNED_IN)
def make_token(request: HttpRequest, wish: TokenIn) -> Any:
    """Makes a token; from a signed-in page only."""
    return Status(201, {"token": tokens.make(by(request), by(request).person, **wish.dict())})


@router.delete("/me/tokens/{int:pk}", response=TokenOut)
def revoke_token(request: HttpRequest, pk: int) -> Any:
    """Revokes a token."""
    return tokens.revoke(by(request), access.token_for(by(request).person, pk))


@router.post("/people/import/check", response=PlanOut)
def check_import(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """Shows what a CSV file of units, people or roles would change; applying it is done on the page."""
    must(access.may_import(by(request), None))
    plan = reading.plan(by(request), file.read(table.LARGEST + 1))
    problems = [{"line": line, "text": text} for line, text in plan.problems]
    return {"kind": plan.kind, "changes": plan.changes, "problems": problems, "same": plan.same}


def _given(wish: Schema) -> dict[str, Any]:
    """What was sent; only a supervisor can be set to nothing."""
    return {
        name: value
        for name, value in wish.dict(exclude_unset=True).items()
        if value is not None or name == "supervisor"
    }


def _person(request: HttpRequest, wish: Schema) -> dict[str, Any]:
    fields = _given(wish)
    if fields.get("supervisor") is not None:
        fields["supervisor"] = access.person_for(by(request).person, fields["supervisor"])
    return fields
