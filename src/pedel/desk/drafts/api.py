"""Drafts: writing them, what the guidelines say of them, pictures, remarks and revisions."""

from __future__ import annotations

from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import File, Query, Router, Status
from ninja.errors import HttpError
from ninja.files import UploadedFile

from pedel.desk.ids import Id
from pedel.desk.paging import paginate
from pedel.desk.record.acting import by

from . import access, actions, listing, schemas
from .compare import compare
from .models import Comment, Draft, Picture
from .pace import too_fast
from .schemas import Number
from .serving import served
from .side import side

PREFIX = "/drafts"
router = Router(tags=["drafts"])


def _draft(request: HttpRequest, pk: int) -> Draft:
    return access.draft_for(by(request).person, pk)


def _found(pk: int) -> Draft:
    return Draft.objects.prefetch_related("targets").get(pk=pk)


@router.get("", response=list[schemas.DraftOut])
@paginate
def drafts(
    request: HttpRequest,
    q: Query[str] = "",
    state: schemas.State | None = None,
    whose: Literal["", "mine", "accounts"] = "",
    account: Id | None = None,
) -> Any:
    """The drafts you see, the latest change first; the discarded ones only with `state`."""
    wanted = {"q": q.replace("\0", ""), "state": state, "whose": whose, "account": account}
    return listing.drafts(by(request).person, wanted)


@router.post("", response={201: schemas.DraftOut})
def create(request: HttpRequest, given: schemas.DraftIn) -> Any:
    """Begins a draft."""
    accounts = list(access.writable_for(by(request).person).filter(pk__in=given.accounts))
    if len(accounts) != len(set(given.accounts)):
        raise ValidationError({"accounts": _("You do not write for all of these accounts.")})
    writing = schemas.WritingIn(**given.dict(exclude={"accounts"})).writing()
    return Status(201, _found(actions.create(by(request), accounts, writing=writing).pk))


@router.get("/{int:pk}", response=schemas.DraftOut)
def draft(request: HttpRequest, pk: Id) -> Any:
    """One draft."""
    return _draft(request, pk)


@router.put("/{int:pk}", response=schemas.DraftOut)
def save(request: HttpRequest, pk: Id, given: schemas.SaveIn) -> Any:
    """Saves all that is written; what waits for approval, or has it, is being written again."""
    draft = _draft(request, pk)
    if too_fast(by(request).person):
        raise HttpError(429, _("This was saved very often in a short time. It is saved again in a minute."))
    writing = schemas.WritingIn(**given.dict(exclude={"version"})).writing()
    actions.save(by(request), draft, version=given.version, writing=writing)
    return _found(pk)


@router.delete("/{int:pk}", response=schemas.DraftOut)
def discard(request: HttpRequest, pk: Id) -> Any:
    """Puts a draft away; it can still be read."""
    actions.discard(by(request), _draft(request, pk))
    return _found(pk)


@router.post("/{int:pk}/copy", response={201: schemas.DraftOut})
def duplicate(request: HttpRequest, pk: Id) -> Any:
    """Begins a copy."""
    return Status(201, _found(actions.duplicate(by(request), _draft(request, pk)).pk))


@router.get("/{int:pk}/report", response=schemas.ReportOut)
def report(request: HttpRequest, pk: Id) -> Any:
    """What the guidelines and the networks say of a draft as it stands."""
    beside = side(_draft(request, pk))
    return {
        "findings": [_finding(entry) for entry in beside["findings"]],
        "questions": [_question(put) for put in beside["questions"]],
        "open_points": [{name: getattr(p, name) for name in p.__slots__} for p in beside["points"]],
        "counts": [_count(preview) for preview in beside["previews"]],
    }


@router.put("/{int:pk}/reasons/{key}", response=schemas.DraftOut)
def set_aside(request: HttpRequest, pk: Id, key: str, given: schemas.ReasonIn) -> Any:
    """Says why a finding of level "answer" may stand."""
    actions.set_aside(by(request), _draft(request, pk), key=key, reason=given.reason)
    return _found(pk)


@router.delete("/{int:pk}/reasons/{key}", response=schemas.DraftOut)
def reopen(request: HttpRequest, pk: Id, key: str) -> Any:
    """Takes a reason back."""
    actions.reopen(by(request), _draft(request, pk), key=key.replace("\0", ""))
    return _found(pk)


@router.post("/{int:pk}/answers", response=schemas.DraftOut)
def answer(request: HttpRequest, pk: Id, given: schemas.AnswerIn) -> Any:
    """Answers a question."""
    told = {"clause": given.clause, "question": given.question, "word": given.answer, "remark": given.remark}
    actions.answer(by(request), _draft(request, pk), **told)
    return _found(pk)


@router.get("/{int:pk}/facts", response=list[schemas.FactOut])
def facts(request: HttpRequest, pk: Id) -> Any:
    """The facts in a draft that somebody has checked."""
    return _draft(request, pk).facts.all()


@router.post("/{int:pk}/facts", response={201: schemas.FactOut})
def list_fact(request: HttpRequest, pk: Id, given: schemas.FactIn) -> Any:
    """Notes who checked a fact, and against what."""
    return Status(201, actions.list_fact(by(request), _draft(request, pk), **given.dict()))


@router.delete("/{int:pk}/facts/{int:fact}", response=schemas.DraftOut)
def remove_fact(request: HttpRequest, pk: Id, fact: Id) -> Any:
    """Takes a fact from the list."""
    actions.remove_fact(by(request), _draft(request, pk), fact=fact)
    return _found(pk)


@router.get("/{int:pk}/pictures", response=list[schemas.PictureOut])
def pictures(request: HttpRequest, pk: Id) -> Any:
    """The pictures of a draft, in order."""
    return _draft(request, pk).pictures.all()


@router.post("/{int:pk}/pictures", response={201: schemas.PictureOut})
def add_picture(request: HttpRequest, pk: Id, picture: File[UploadedFile]) -> Any:
    """Puts a picture with a draft: PNG, JPEG, WebP or a still GIF, at most 15 MB."""
    return Status(201, actions.add_picture(by(request), _draft(request, pk), upload=picture))


@router.post("/{int:pk}/library", response={201: schemas.PictureOut})
def choose_picture(request: HttpRequest, pk: Id, given: schemas.ChoiceIn) -> Any:
    """Puts a picture of the library with a draft."""
    return Status(201, actions.choose_picture(by(request), _draft(request, pk), **given.dict()))


@router.get("/{int:pk}/pictures/{int:picture}", response={200: None})
def picture(request: HttpRequest, pk: Id, picture: Id) -> FileResponse:
    """The picture itself."""
    row = get_object_or_404(Picture, draft=_draft(request, pk), pk=picture)
    return served(row.file.name)


@router.patch("/{int:pk}/pictures/{int:picture}", response=schemas.PictureOut)
def change_picture(request: HttpRequest, pk: Id, picture: Id, given: schemas.PictureIn) -> Any:
    """Says what a picture shows, or puts it at another place."""
    draft = _draft(request, pk)
    if given.alt is not None:
        actions.describe(by(request), draft, picture=picture, alt=given.alt)
    if given.place is not None:
        actions.move_picture(by(request), draft, picture=picture, place=given.place)
    return get_object_or_404(Picture, draft=draft, pk=picture)


@router.delete("/{int:pk}/pictures/{int:picture}", response=schemas.DraftOut)
def remove_picture(request: HttpRequest, pk: Id, picture: Id) -> Any:
    """Takes a picture away."""
    actions.remove_picture(by(request), _draft(request, pk), picture=picture)
    return _found(pk)


@router.get("/{int:pk}/comments", response=list[schemas.CommentOut])
def comments(request: HttpRequest, pk: Id) -> Any:
    """The remarks on a draft, the oldest first."""
    return _draft(request, pk).comments.prefetch_related("mentions")


@router.post("/{int:pk}/comments", response={201: schemas.CommentOut})
def comment(request: HttpRequest, pk: Id, given: schemas.CommentIn) -> Any:
    """Makes a remark."""
    return Status(201, actions.comment(by(request), _draft(request, pk), **given.dict()))


@router.post("/{int:pk}/comments/{int:comment}/resolve", response=schemas.CommentOut)
def resolve(request: HttpRequest, pk: Id, comment: Id) -> Any:
    """Closes a remark that is dealt with."""
    row = access.comment_for(_draft(request, pk), comment)
    actions.resolve(by(request), row)
    return Comment.objects.get(pk=row.pk)


@router.get("/{int:pk}/revisions", response=list[schemas.RevisionOut])
@paginate
def revisions(request: HttpRequest, pk: Id) -> Any:
    """The revisions of a draft, the last first."""
    return _draft(request, pk).revisions.all()


@router.get("/{int:pk}/revisions/{int:old}/{int:new}", response=list[schemas.ComparedOut])
def differences(request: HttpRequest, pk: Id, old: Number, new: Number) -> Any:
    """Word by word, what two revisions differ in."""
    rows = _draft(request, pk).revisions
    return compare(get_object_or_404(rows, number=old), get_object_or_404(rows, number=new))


def _finding(entry: Any) -> dict[str, Any]:
    names = ("key", "level", "where", "excerpt", "title", "message", "remedy", "suggestion")
    return {
        **{name: getattr(entry.shown, name) for name in names},
        "clause": entry.shown.clause.id,
        "accounts": [account.pk for account in entry.accounts],
        "reason": entry.reason.reason if entry.reason else None,
        "is_open": entry.is_open,
    }


def _question(put: Any) -> dict[str, Any]:
    return {
        "clause": put.clause.id,
        "id": put.id,
        "text": put.text,
        "answer": put.answer.answer if put.answer else None,
        "remark": put.answer.remark if put.answer else "",
        "is_open": put.is_open,
    }


def _count(preview: Any) -> dict[str, Any]:
    count = preview.count
    told = {"used": count.used, "limit": count.limit, "unit": count.unit, "over": count.over}
    return {"account": preview.target.account_id, "network": preview.network.name, **told}
