"""Applications for accounts over the API."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from pedel.desk.paging import paginate
from pedel.desk.people.models import Person
from pedel.desk.record.acting import by

from . import access, actions
from .forms import Filters
from .models import Application
from .schemas import (
    AdviceIn,
    ApplicationOut,
    DecisionIn,
    ShareIn,
    Step,
    StepIn,
    TextIn,
    WholeOut,
    Wishes,
    whole,
)  # fmt: skip
from .steps import STEPS
from .views.listing import narrowed

PREFIX = "/applications"
router = Router(tags=["applications"])


@router.get("", response=list[ApplicationOut])
@paginate
def applications(request: HttpRequest, wishes: Query[Wishes]) -> Any:
    """The applications that you see, the latest first."""
    return narrowed(Filters(wishes.dict()), access.applications_for(by(request).person))


@router.post("", response={201: WholeOut})
def begin(request: HttpRequest) -> Any:
    """Begins an application; nobody else sees it until it is sent."""
    return Status(201, _whole(request, actions.begin(by(request), None).pk))


@router.get("/{int:pk}", response=WholeOut)
def application(request: HttpRequest, pk: int) -> Any:
    """One application, with everything that its page shows."""
    return _whole(request, pk)


@router.put("/{int:pk}/steps/{step}", response=WholeOut)
def write_step(request: HttpRequest, pk: int, step: Step, wishes: StepIn) -> Any:
    """Fills in fields of a step: "purpose", "existing", "network", "content", "people" or "care".

    What cannot be read is refused; what is left out may be filled in later.
    """
    application = _one(request, pk)
    stored = STEPS[step](application=application)
    if unknown := set(wishes.fields) - set(stored.fields):
        raise ValidationError({min(unknown): _("This step has no such field.")})
    form = STEPS[step](stored.typed() | wishes.fields, application=application)
    form.full_clean()
    if form.errors:
        raise ValidationError(form.errors.as_data())
    actions.write(by(request), application, step=step, wishes=(form.values(), {}))
    return _whole(request, pk)


@router.post("/{int:pk}/share", response=WholeOut)
def share(request: HttpRequest, pk: int, wishes: ShareIn) -> Any:
    """Lets a colleague write along."""
    person = get_object_or_404(Person, email__iexact=wishes.person)
    actions.share(by(request), _one(request, pk), person=person)
    return _whole(request, pk)


@router.post("/{int:pk}/send", response=WholeOut)
def send(request: HttpRequest, pk: int) -> Any:
    """Sends it to whoever has the word on it; 422 while an answer is missing."""
    actions.send(by(request), _one(request, pk))
    return _whole(request, pk)


@router.post("/{int:pk}/ask", response=WholeOut)
def ask(request: HttpRequest, pk: int, wishes: TextIn) -> Any:
    """Asks the applicant something."""
    actions.ask(by(request), _one(request, pk), text=wishes.text)
    return _whole(request, pk)


@router.post("/{int:pk}/answer", response=WholeOut)
def answer(request: HttpRequest, pk: int, wishes: TextIn) -> Any:
    """Answers the question."""
    actions.answer(by(request), _one(request, pk), text=wishes.text)
    return _whole(request, pk)


@router.post("/{int:pk}/advise", response=WholeOut)
def advise(request: HttpRequest, pk: int, wishes: AdviceIn) -> Any:
    """Advises, where the guidelines ask for advice; 409 when the answers have changed."""
    actions.advise(by(request), _one(request, pk), **wishes.dict())
    return _whole(request, pk)


@router.post("/{int:pk}/decide", response=WholeOut, openapi_extra={"x-scope": "approve"})
def decide(request: HttpRequest, pk: int, wishes: DecisionIn) -> Any:
    """Decides, where the guidelines ask for approval; 409 when the answers have changed."""
    actions.decide(by(request), _one(request, pk), **wishes.dict())
    return _whole(request, pk)


@router.post("/{int:pk}/go-on", response=WholeOut)
def go_on(request: HttpRequest, pk: int) -> Any:
    """Goes on after the advice, whatever it was."""
    actions.go_on(by(request), _one(request, pk))
    return _whole(request, pk)


@router.post("/{int:pk}/reopen", response=WholeOut)
def reopen(request: HttpRequest, pk: int) -> Any:
    """Takes it back to rewrite it."""
    actions.reopen(by(request), _one(request, pk))
    return _whole(request, pk)


@router.post("/{int:pk}/withdraw", response=WholeOut)
def withdraw(request: HttpRequest, pk: int, wishes: TextIn) -> Any:
    """Stops it, with a reason or without."""
    actions.withdraw(by(request), _one(request, pk), why=wishes.text)
    return _whole(request, pk)


@router.post("/{int:pk}/register", response=WholeOut, openapi_extra={"x-scope": "page"})
def register(request: HttpRequest, pk: int) -> Any:
    """Puts the account into the register, with its owner and deputy."""
    actions.register(by(request), _one(request, pk))
    return _whole(request, pk)


def _one(request: HttpRequest, pk: int) -> Application:
    return access.application_for(by(request).person, pk)


def _whole(request: HttpRequest, pk: int) -> dict[str, Any]:
    return whole(_one(request, pk), by(request).person)
