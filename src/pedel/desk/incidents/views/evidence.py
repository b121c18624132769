"""Evidence: handing in, looking at, taking along."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pedel.desk.record.acting import by
from pedel.desk.ui.forms import attempt

from .. import access, actions
from ..forms import EvidenceForm, NothingForm
from ..models import Incident
from ..reporting import zipped
from .incident import shown


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Hands in a file."""
    found = access.incident_for(request.user, pk)
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        said = dict(form.cleaned_data)
        upload = said.pop("file")
        if attempt(form, lambda: actions.add_evidence(by(request), found, upload=upload, **said)):
            messages.success(request, _("It is kept, exactly as it was handed in."))
            return redirect(f"/incidents/{pk}/#kept")
    return shown(request, found, 422, evidence_form=form)


@require_POST
def nothing(request: HttpRequest, pk: int) -> HttpResponse:
    """Says why nothing can be kept."""
    found = access.incident_for(request.user, pk)
    form = NothingForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.no_evidence(by(request), found, **form.cleaned_data)
    ):
        return redirect(f"/incidents/{pk}/#kept")
    return shown(request, found, 422, nothing_form=form)


@require_safe
@never_cache
def picture(request: HttpRequest, pk: int, proof: int) -> HttpResponse:
    """A picture of the evidence, to look at; other files leave only in an export."""
    row = access.evidence_for(access.incident_for(request.user, pk), proof)
    if not row.is_picture:
        raise Http404
    return served(row)


def served(row: object) -> HttpResponse:
    """The bytes of a picture that was decoded when it was handed in."""
    try:
        with row.file.open() as file:
            return HttpResponse(file.read(), content_type=row.media_type)
    except FileNotFoundError as error:
        raise Http404 from error


@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """All evidence with the report, in a zip; the list of who had it in hands says so."""
    found = access.incident_for(request.user, pk)
    return exported(found, actions.export(by(request), found))


def exported(incident: Incident, digest: str) -> StreamingHttpResponse:
    """The zip of an export that has been written down."""
    response = StreamingHttpResponse(zipped(incident, digest), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="incident-{incident.pk}.zip"'
    return response
