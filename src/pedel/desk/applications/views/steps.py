"""Beginning an application, and its steps: each keeps what was typed, with and without scripts."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from pedel.desk import packs
from pedel.desk.accounts.contacts import contacts_for
from pedel.desk.people.models import Unit
from pedel.desk.record.acting import by
from pedel.desk.record.permission import Conflict, must

from .. import access, actions, answers, carrying, naming, rules, samples, similar
from ..models import Application
from ..states import State
from ..steps import STEPS, ContentForm, StepForm, after, before

ASKED = ("brand.opening.time", "brand.opening.content", "brand.opening.staffing", "brand.opening.advice")
"""What the guidelines say on opening an account, as far as the packs in force have it."""


def new(request: HttpRequest) -> HttpResponse:
    """What to think of before one begins, and the button that begins."""
    if request.method == "POST":
        application = actions.begin(by(request), None)
        return redirect("application-step", pk=application.pk, step=next(iter(STEPS)))
    pack = packs.in_force()
    root = Unit.objects.get_root_nodes().first()
    context = {
        "steps": STEPS.values(),
        "clauses": [pack[name] for name in ASKED if name in pack],
        "is_approval": rules.is_approval(),
        "called": rules.called(),
        "stewards": contacts_for(root) if root else [],
        "unfinished": access.applications_for(request.user).filter(
            applicant=request.user, state=State.WRITING
        )[:3],
    }
    return render(request, "applications/new.html", context)


def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """One step: shows what is there, keeps what is sent, and goes on where all of it can be read."""
    application = _writable(request, pk, step)
    if request.method != "POST":
        return _shown(request, application, _form(application, step, is_strict="missing" in request.GET))
    form, trouble = _kept(request, application, step)
    if trouble:
        return _shown(request, application, form, status=409, trouble=trouble)
    if form.errors or "more" in request.POST:
        application.refresh_from_db()
        return _shown(request, application, form, status=422 if form.errors else 200)
    following = after(step)
    if "stop" in request.POST or not following:
        return redirect("application", pk=pk)
    return redirect("application-step", pk=pk, step=following)


@require_POST
def keep(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Keeps what stands in a step while somebody types, and says so in a line."""
    application = _writable(request, pk, step)
    form, trouble = _kept(request, application, step)
    application.refresh_from_db()
    context = {"seen": form.seen(), "trouble": trouble, "application": application, "form": form}
    if not trouble:
        context["seen"] = STEPS[step](application=application).seen()
    return render(request, "applications/parts/kept.html", context)


@require_POST
def look_at_name(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be said of the name and handle as they are typed; keeps nothing."""
    application = _writable(request, pk, "network")
    typed = {name: request.POST.get(name, "")[:200] for name in ("network", "handle", "name")}
    looks = naming.looks(naming.Proposal(**typed, unit=application.unit))
    return render(request, "applications/parts/looks.html", {"looks": looks})


@require_POST
def look_at_post(request: HttpRequest, pk: int) -> HttpResponse:
    """What the guidelines say of a first post as it is typed; keeps nothing."""
    application = _writable(request, pk, "content")
    text = next((text for name, text in request.POST.items() if name.startswith("sample_")), "")
    advice = samples.looked_at(application, text[:10_000])
    return render(request, "applications/parts/sample.html", {"advice": advice})


def _writable(request: HttpRequest, pk: int, step: str) -> Application:
    application = access.application_for(request.user, pk)
    if step not in STEPS:
        raise Http404
    must(access.may_write(by(request), application))
    return application


def _kept(request: HttpRequest, application: Application, step: str) -> tuple[StepForm, Any]:
    """The form as it was typed, kept; or why it could not be kept."""
    form = STEPS[step](request.POST, application=application)
    form.full_clean()
    wishes = (form.values(), form.unfinished())
    try:
        actions.write(by(request), application, step=step, wishes=wishes, seen=request.POST.get("seen"))
    except Conflict as error:
        application.refresh_from_db()
        return form, error
    return form, None


def _form(application: Application, step: str, *, is_strict: bool) -> StepForm:
    """As it was left; with what is wrong or, if that is asked, missing beside the fields."""
    form = STEPS[step](application=application)
    has_unread = any(name in application.unfinished for name in form.fields)
    if is_strict or has_unread:
        return STEPS[step](form.typed(), application=application, is_strict=is_strict)
    return form


def _shown(
    request: HttpRequest, application: Application, form: StepForm, status: int = 200, trouble: Any = None
) -> HttpResponse:
    stored = STEPS[form.step](application=application)
    context = {
        "application": application,
        "form": form,
        "parts": answers.parts(application),
        "seen": stored.seen(),
        "before": before(form.step),
        "after": after(form.step),
        "trouble": trouble,
        **_beside(request, application, form),
    }
    return render(request, f"applications/steps/{form.step}.html", context, status=status)


def _beside(request: HttpRequest, application: Application, form: StepForm) -> dict[str, Any]:
    """What stands beside a step: similar accounts, the name looked at, posts looked at, the arithmetic."""
    if form.step in ("existing", "network"):
        found = {"similar": similar.similar(application, request.user)}
        typed = {name: getattr(application, name) for name in ("network", "handle", "name")}
        return {**found, "looks": naming.looks(naming.Proposal(**typed, unit=application.unit))}
    if isinstance(form, ContentForm):
        texts = [(form[name], form[name].value() or "") for name in form.samples()]
        return {"samples": [(field, samples.looked_at(application, text)) for field, text in texts]}
    return {"sums": carrying.sums(application)} if form.step == "people" else {}
