"""The steps of a closing, read from the facts each time: what is done shows as done by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pedel.desk.accounts.models import Account, Channel, Membership
from pedel.desk.archive.destruction import Rules
from pedel.desk.archive.models import ArchivedPost
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.states import OVER
from pedel.desk.passwords.models import ChangeDue, Holder
from pedel.desk.publishing.models import Delivery
from pedel.desk.record.models import Entry

from .models import Closing, Remark
from .words import languages

AHEAD = ("queued", "leased", "missed", "failed")
"""Deliveries that are called off when an account closes."""
State = Literal["open", "coming", "done"]
"""Somebody has to do it; closing does it; it is done."""
WHEN: dict[str, Any] = {
    "before": gettext_lazy("Before the last day"),
    "closing": gettext_lazy("What closing does"),
    "after": gettext_lazy("Afterwards"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `form` is what the page offers to do at once: "draft", "export"; `may_say`: by hand too."""

    key: str
    when: str
    what: Any
    state: State
    detail: Any = ""
    url: str = ""
    link: Any = ""
    form: str = ""
    may_say: bool = False
    remark: Remark | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to do something."""
        return self.state == "open"

    @property
    def is_before(self) -> bool:
        """Whether it comes before closing."""
        return self.when == "before"


def steps(closing: Closing) -> list[Step]:
    """All of them, in their order."""
    remarks = {remark.key: remark for remark in closing.remarks.select_related("by")}
    return [_said(step, remarks.get(step.key)) for step in _steps(closing)]


def of(closing: Closing, key: str) -> Step | None:
    """The step of that name."""
    return next((step for step in steps(closing) if step.key == key), None)


def _said(step: Step, remark: Remark | None) -> Step:
    if remark is None or step.state == "done" or not step.may_say:
        return step
    detail = _("%(by)s: %(note)s") % {"by": remark.by, "note": remark.note}
    return replace(step, state="done", detail=detail, remark=remark)


def _steps(closing: Closing) -> Iterator[Step]:
    is_over = closing.state in (Closing.State.CLOSED, Closing.State.REOPENED)
    yield _decided(closing)
    yield from _announcements(closing)
    yield _where_to(closing)
    yield _taken_along(closing)
    yield _drafts(closing)
    yield from _by_closing(closing, is_over=is_over)
    if is_over:
        yield from _afterwards(closing)
    yield _retention(closing)


def _decided(closing: Closing) -> Step:
    who = closing.decided_by
    detail = _("By %(name)s.") % {"name": who} if who else _("The contact person or the steward decides.")
    what = _("Decided that it closes")
    return Step("decided", "before", what, "done" if who else "open", detail)


def _announcements(closing: Closing) -> Iterator[Step]:
    there = {one.language: one.draft for one in closing.announcements.select_related("draft")}
    rows = Delivery.objects.filter(account=closing.account_id, revision__draft__in=list(there.values()))
    out = set(rows.filter(state=Delivery.State.PUBLISHED).values_list("revision__draft", flat=True))
    for code in languages(closing):
        what = {"en": _("Readers told in English"), "nl": _("Readers told in Dutch")}[code]
        draft = there.get(code)
        if draft is None:
            detail = _(
                "The desk can begin a draft, which you make your own; it is checked and approved as always."
            )
            yield Step(f"announced:{code}", "before", what, "open", detail, form="draft", may_say=True)
            continue
        is_out = draft.pk in out
        detail = _("It has gone out.") if is_out else draft.get_state_display().capitalize() + "."
        url, link = reverse("draft", args=[draft.pk]), _("The draft")
        state: State = "done" if is_out else "open"
        yield Step(f"announced:{code}", "before", what, state, detail, url, link, may_say=True)


def _where_to(closing: Closing) -> Step:
    where = closing.goes_on_at
    detail = where or _("Outsiders who check the account are told where you are now. Say it in the plan.")
    what = _("Where readers find us from then on")
    return Step("goes-on", "before", what, "done" if where else "open", detail, may_say=True)


def _taken_along(closing: Closing) -> Step:
    """Exports of the archive of this account since the closing began, as the record has them."""
    posts = ArchivedPost.objects.filter(account=closing.account_id, destroyed_at=None).count()
    done = Entry.objects.filter(verb="archive.exported", at__gte=closing.proposed_at)
    last = done.filter(facts__account=closing.account_id).order_by("-number").first()
    what = _("The archive taken along")
    if not posts:
        return Step("export", "before", what, "done", _("Nothing of it is in the archive."))
    if last is not None:
        said = {"name": last.actor_name, "day": date_format(timezone.localtime(last.at), "j F Y")}
        return Step("export", "before", what, "done", _("Exported by %(name)s on %(day)s.") % said)
    number = ngettext("%d post is in the archive.", "%d posts are in the archive.", posts) % posts
    detail = " ".join((number, _("The steward exports it.")))
    return Step("export", "before", what, "open", detail, form="export", may_say=True)


def _drafts(closing: Closing) -> Step:
    mine = closing.announcements.values("draft")
    rows = Draft.objects.filter(targets__account=closing.account_id).exclude(state__in=OVER)
    number = rows.exclude(pk__in=mine).distinct().count()
    what = _("Drafts in hand")
    if not number:
        return Step("drafts", "before", what, "done", _("There are none."))
    detail = ngettext("%d draft is still for it.", "%d drafts are still for it.", number) % number
    url = f"{reverse('drafts')}?account={closing.account_id}"
    return Step("drafts", "before", what, "open", detail, url, _("Those drafts"), may_say=True)


def _by_closing(closing: Closing, *, is_over: bool) -> Iterator[Step]:
    account, today = closing.account, timezone.localdate()
    left = Delivery.objects.filter(account=account, state__in=AHEAD).count()
    goes_on = Q(ends=None) | Q(ends__gt=today)
    parts = Membership.objects.filter(goes_on, account=account).count()
    others = Holder.objects.in_force().filter(account=account)
    holders = others.exclude(kind=Holder.Kind.PERSON, person=closing.keeper).count()
    wired = Channel.objects.filter(account=account).exclude(state=Channel.State.NOT_CONNECTED).exists()
    url, link = reverse("account", args=[account.pk]), account.name
    for key, what, number, is_done in (
        ("deliveries", _("What is planned is called off"), left, not left),
        ("parts", _("Parts and mandates end"), parts, not parts),
        ("access", _("Access ends"), holders, not holders),
        ("channel", _("The desk's own connection ends"), int(wired), not wired),
        ("public", _("Outsiders are told that it is closed"), 0, account.state == Account.State.CLOSED),
    ):
        state: State = "done" if is_over and is_done else "open" if is_over else "coming"
        detail = ngettext("%d is there now.", "%d are there now.", number) % number if number else ""
        where = (url, link) if state == "open" else ("", "")
        yield Step(key, "closing", what, state, detail, *where)


def _afterwards(closing: Closing) -> Iterator[Step]:
    if closing.handle == Closing.Handle.HANDED_BACK:
        detail = _("On the network itself. From then on others may take it.")
        yield Step("handed-back", "after", _("The handle given back"), "open", detail, may_say=True)
        return
    due = ChangeDue.objects.filter(account=closing.account_id, done_at=None).exists()
    said = {"name": closing.keeper}
    yield Step(
        "password", "after", _("A new password, known to %(name)s alone") % said, "open" if due else "done",
        _("It is said on the account's page, under who has access.") if due else "",
        reverse("account", args=[closing.account_id]), closing.account.name, may_say=due,
    )  # fmt: skip
    detail = _("On the network itself: the profile says that the account is closed, and where you are now.")
    yield Step("profile", "after", _("The profile says so too"), "open", detail, may_say=True)
    yield _kept(closing)


def _kept(closing: Closing) -> Step:
    what = _("The handle kept by %(name)s") % {"name": closing.keeper}
    if closing.kept_until is None:
        return Step("kept", "after", what, "done", _("Until further notice."))
    day = date_format(closing.kept_until, "j F Y")
    if closing.kept_until >= timezone.localdate():
        return Step("kept", "after", what, "done", _("Until %(day)s.") % {"day": day})
    detail = _("Until %(day)s: decide whether you go on keeping it, or give it back.") % {"day": day}
    return Step("kept", "after", what, "open", detail, may_say=True)


def _retention(closing: Closing) -> Step:
    """What stays, and how long; a closing destroys nothing."""
    rule = Rules().of(closing.account)
    if rule is None or rule.years is None:
        stays = _("Posts in the archive are kept; no time is set for them.")
    else:
        stays = ngettext(
            "Posts in the archive are kept for %(years)d year after they went out (%(name)s).",
            "Posts in the archive are kept for %(years)d years after they went out (%(name)s).",
            rule.years,
        ) % {"years": rule.years, "name": rule.name}
    detail = " ".join((stays, _("The entry in the register and the record stay for good.")))
    return Step("retention", "after", _("What stays"), "done", detail)
