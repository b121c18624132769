"""A step's turn: it opens, and those who decide on it are told."""

from __future__ import annotations

from django.utils import timezone

from ..access import benches_of
from ..models import Request, Step
from .telling import tell_of


def opened(request: Request) -> Step | None:
    """Opens the next step and tells its approvers; None when no step is left."""
    step = request.steps.filter(state=Step.State.AHEAD).select_related("unit").order_by("order").first()
    if step is None:
        return None
    Step.objects.filter(pk=step.pk).update(state=Step.State.OPEN, opened_at=timezone.now())
    Request.objects.filter(pk=request.pk).update(reminded_at=None, escalated_at=None)
    bench = benches_of(request, [step])[step.pk]
    if bench is not None:
        tell_of(request, "asked", bench.asked_first(), who=str(request.asked_by))
    return step
