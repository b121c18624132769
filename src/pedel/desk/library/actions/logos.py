"""Keeping the official marks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from pedel.desk.record.acting import Actor
from pedel.desk.record.action import Done, action
from pedel.desk.record.permission import Conflict

from .. import access, knowledge
from ..models import Logo

FIELDS = ("name", "variant", "min_size", "clear_space", "rules_en", "rules_nl", "starts")
LEAST_SIDE = 64
"""Pixels of the shorter side, so that a mark can be told from others in a picture. Ours."""


@action("logo.kept", may=access.may_keep_logos)
def keep_logo(by: Actor, logo: Logo) -> Done:
    """An official mark was put into the library."""
    _check(logo)
    logo.kept_by = by.person
    logo.save()
    knowledge.changed(knowledge.MARKS)
    return _done(logo)


@action("logo.changed", may=access.may_keep_logos)
def change_logo(by: Actor, logo: Logo, **changes: Any) -> Done:
    """The rules of an official mark were changed."""
    for name in FIELDS:
        if name in changes:
            setattr(logo, name, changes[name])
    _check(logo)
    logo.save(update_fields=FIELDS)
    knowledge.changed(knowledge.MARKS)
    return _done(logo, fields=sorted(changes))


@action("logo.ended", may=access.may_keep_logos)
def end_logo(by: Actor, logo: Logo, *, ends: date | None = None) -> Done:
    """An official mark is not to be used after a day; it is known as an old one from then on."""
    ends = ends or timezone.localdate()
    if ends < logo.starts:
        raise ValidationError({"ends": _("It cannot end before it began.")})
    if not Logo.objects.filter(pk=logo.pk, ends=None).update(ends=ends):
        raise Conflict(_("It has an end already."))
    knowledge.changed(knowledge.MARKS)
    logo.ends = ends
    return _done(logo, ends=ends.isoformat())


def _check(logo: Logo) -> None:
    if not logo.asset.is_picture:
        raise ValidationError({"file": _("A mark is a picture: PNG with a see-through ground is best.")})
    if min(logo.asset.width or 0, logo.asset.height or 0) < LEAST_SIDE:
        raise ValidationError({"file": _("This picture is too small: each side needs 64 pixels or more.")})
    logo.full_clean(exclude=["kept_by"])


def _done(logo: Logo, **facts: Any) -> Done:
    return Done(logo, about=logo, digest=logo.asset.sha256, facts={"name": str(logo), **facts})
