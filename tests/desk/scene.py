"""The cast with one of everything in hand: what addresses of pages and API need to lead somewhere."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from desk.library.drawing import photo, upload
from pedel.desk.accounts.models import Hold
from pedel.desk.api.rest import api
from pedel.desk.applications.models import Application, Writer
from pedel.desk.approvals.models import Delegation, ExternalLink, Request, Step
from pedel.desk.archive.models import ArchivedPost, DestructionList, Rule
from pedel.desk.closing.models import Closing
from pedel.desk.drafts import actions as drafts
from pedel.desk.drafts.models import Comment, Fact, Picture
from pedel.desk.drafts.writing import Writing
from pedel.desk.guidelines.models import Document
from pedel.desk.incidents.models import EmergencyLink, Evidence, Incident, Protected
from pedel.desk.leaving.models import Departure
from pedel.desk.library import actions as library
from pedel.desk.library.incoming import Incoming
from pedel.desk.library.models import Logo
from pedel.desk.mandates.models import Mandate
from pedel.desk.notices.models import Letter, Notice
from pedel.desk.passwords.models import Holder
from pedel.desk.people.models import ApiToken, Assignment, GroupMapping, Person, Role
from pedel.desk.publishing.models import Delivery, Slot
from pedel.desk.questions.models import Absence, Guidance, Question, Wording
from pedel.desk.record.acting import Actor

SECRET = "a-secret-that-only-the-link-holds"
TOKEN = "pedel_read-only-token-of-the-steward"
SHA = "0" * 64
API = "/api/v1"


def set_up(cast) -> dict[str, object]:
    """Makes one of everything; gives what stands for each `{…}` after the longest address that fits."""
    type(cast.units.law).objects.filter(pk=cast.units.law.pk).update(is_external_approval_allowed=True)
    tomorrow, emma = timezone.now() + timedelta(days=1), cast.emma
    draft = drafts.create(
        Actor(cast.emma), [cast.accounts.law], writing=Writing("Open on Monday.", language="en")
    )
    asked = drafts.create(
        Actor(cast.emma), [cast.accounts.law], writing=Writing("Open on Friday.", language="en")
    )
    revision = drafts.freeze(Actor(cast.emma), asked)
    type(asked).objects.filter(pk=asked.pk).update(state="waiting")
    request = Request.objects.create(
        revision=revision, digest=revision.digest, asked_by=cast.emma, expires_at=tomorrow
    )
    step = Step.objects.create(
        request=request, order=1, unit=cast.units.law, state="open", opened_at=timezone.now()
    )
    ExternalLink.objects.create(
        step=step, digest=request.digest, name="Dean", email="dean@elsewhere.example", made_by=cast.anna,
        secret_sha256=hashlib.sha256(SECRET.encode()).hexdigest(), expires_at=tomorrow,
    )  # fmt: skip
    steward = ApiToken.objects.create(
        person=cast.sander, name="export", prefix="pedel_read", scopes=["read"], expires_on=tomorrow.date(),
        digest=hashlib.sha256(TOKEN.encode()).hexdigest(),
    )  # fmt: skip
    mandate = Mandate.objects.create(
        account=cast.accounts.law,
        person=cast.emma,
        supervisor=cast.victor,
        proposed_by=cast.emma,
        kinds=["news"],
    )
    notice = Notice.objects.create(
        person=cast.emma, kind="accounts.joined", facts={"account": "", "part": "", "by": ""}
    )
    letter = Letter.objects.create(
        to="emma@example.org", person=cast.emma, subject="s", text="t", state="failed", message_id="<1@x>"
    )
    group = GroupMapping.objects.create(
        group="g", unit=cast.units.law, role=Role.CONTACT, made_by=cast.sander
    )
    document = Document.objects.create(pack="leiden-2012", title="d", text="t", sha256=SHA)
    delegation = Delegation.objects.create(
        giver=cast.anna, receiver=cast.bram, unit=cast.units.law, ends=tomorrow.date() + timedelta(days=9)
    )
    hold = Hold.objects.create(
        scope="account", account=cast.accounts.law, reason="We look into it.", placed_by=cast.clara
    )
    slot = Slot.objects.create(account=cast.accounts.law, weekday=1, time="09:00")
    delivery = Delivery.objects.create(
        revision=revision, account=cast.accounts.law, digest=revision.digest, key="0" * 20, state="published",
        due_at=timezone.now(), next_try_at=timezone.now(), ended_at=timezone.now(),
    )  # fmt: skip
    delivery.parts.create(number=1, key="1" * 20, text="Open on Friday.", remote_id="1")
    asset, _ = library.add(Actor(emma), cast.units.law, Incoming.of(upload(photo())))
    logo = Logo.objects.create(name="Seal", asset=asset, kept_by=cast.sander)
    application = Application.objects.create(
        applicant=emma,
        unit=cast.units.law,
        name="Law at Night",
        state="sent",
        sent_at=timezone.now(),
        digest=SHA,
    )
    writer = Writer.objects.create(application=application, person=cast.olga, added_by=emma)
    keeping = Rule.objects.create(unit=cast.units.law, name="B1", years=5, set_by=cast.sander)
    kept = ArchivedPost.objects.create(
        key=delivery.key,
        delivery=delivery,
        account=cast.accounts.law,
        digest=SHA,
        published_at=timezone.now(),
    )
    departure = Departure.objects.create(person=cast.emma, last_day="2099-01-01")
    closing = Closing.objects.create(
        account=cast.accounts.law, reason="r", last_day="2099-01-01", proposed_by=cast.olga, keeper=cast.olga
    )
    destruction = DestructionList.objects.create(keys=[delivery.key], digest=SHA, proposed_by=cast.sander)
    question = Question.objects.create(
        asked_by=cast.stan, unit=cast.units.law, text="May I?", language="en", due_at=tomorrow
    )
    guidance = Guidance.objects.create(unit=cast.units.law, state="published", published_at=timezone.now())
    told = {"question_en": "May I?", "answer_en": "Yes.", "clauses": ["disclaimer"], "written_by": cast.clara}
    told["look_again_on"] = tomorrow.date()
    seen = {"state": "approved", "decided_by": cast.samira, "decided_at": timezone.now()}
    guidance.current = Wording.objects.create(guidance=guidance, number=1, **seen, **told)
    guidance.save()
    proposed = Guidance.objects.create(unit=cast.units.law)
    wording = Wording.objects.create(guidance=proposed, number=1, **told)
    absence = Absence.objects.create(person=cast.clara, starts="2099-01-01")
    holder = Holder.objects.create(account=cast.accounts.law, kind="device", name="The desk's phone")
    owner = cast.accounts.law.memberships.get(part="owner")
    incident = Incident.objects.create(
        kind="leak",
        account=cast.accounts.law,
        unit=cast.units.law,
        opened_by=cast.olga,
        opened_by_name="Olga",
    )
    incident.steps.create(code="say-it", order=1)
    proof = Evidence.objects.create(
        incident=incident, file="none.png", name="none.png", media_type="image/png", size=1, sha256=SHA,
        shows="?", added_by=cast.olga,
    )  # fmt: skip
    emergency = EmergencyLink.objects.create(
        membership=owner, made_by=cast.olga, secret_sha256=hashlib.sha256(SECRET.encode()).hexdigest()
    )
    protected = Protected.objects.create(concerned=cast.stan, opened_by=cast.stan)
    return {
        "": {
            "task": "say-it", "proof": proof.pk, "answering": owner.pk,
            "code": "nl", "which": "dossier", "clause_id": "disclaimer", "secret": SECRET, "sha256": SHA,
            "kind": "people",
            "name": "none.png", "membership": cast.accounts.law.memberships.get(part="editor").pk,
            "comment": Comment.objects.create(draft=draft, person=cast.olga, text="?").pk,
            "fact": Fact.objects.create(draft=draft, claim="c", source="s", checked_by="c", added_by=emma).pk,
            "picture": Picture.objects.create(
                draft=draft, file="none.png", name="none", sha256=SHA, width=1, height=1
            ).pk,
            "asset": asset.pk, "shape": "thumb",
            "key": SHA, "provider_id": "none", "uidb36": "1", "old": 1, "new": 1,
            "step": "existing", "writer": writer.pk,
            "draft": draft.pk, "unit": cast.units.law.pk,
            "question": question.pk,
            "holder": holder.pk, "science": cast.units.science.pk, "stan": cast.stan.pk, "emma": cast.emma.pk,
            "account": cast.accounts.law.pk, "digest": request.digest, "part": "editor",
            "number": 1, "slug": "law", "signature": "none", "network": "mastodon",
            "handle": "examplelaw@social.example",
            "token": steward.pk, "slot": slot.pk, "delegation": delegation.pk, "mandate": mandate.pk,
        },
        "accounts": cast.accounts.law.pk,
        "applications": application.pk,
        "holds": hold.pk,
        "access": holder.pk,
        "deliveries": delivery.pk,
        "library": asset.pk,
        "library/logos": logo.pk,
        "leaving": departure.pk,
        "scim/v2/Users": cast.stan.pk,
        "closings": closing.pk,
        "archive/posts": kept.pk,
        "archive/retention": keeping.pk,
        "archive/destruction": destruction.pk,
        "drafts": draft.pk,
        "approvals": request.pk,
        "approvals/delegations": delegation.pk,
        "mandates": mandate.pk,
        "questions": question.pk,
        "guidance": guidance.pk,
        "guidance/wordings": wording.pk,
        "contacts/absences": absence.pk,
        "contacts/me/absences": absence.pk,
        "people": cast.stan.pk,
        "roles": Assignment.objects.get(person=cast.anna).pk,
        "signin/2fa/webauthn": 1,
        "people/roles": Assignment.objects.get(person=cast.anna).pk,
        "people/groups": group.pk,
        "units": cast.units.law.pk,
        "me/tokens": steward.pk,
        "notices": notice.pk,
        "letters": letter.pk,
        "guidelines/document": document.pk,
        "incidents": incident.pk,
        "incidents/links": emergency.pk,
        "protected": protected.pk,
        "demo": cast.stan.pk,
    }  # fmt: skip


def people(cast) -> dict[str, Person]:
    """Who comes: everybody with another part, one of another faculty, and one who has left."""
    yesterday = timezone.localdate() - timedelta(days=1)
    gone = Person.objects.create_user("lars@example.org", "x", name="Lars", leaves_on=yesterday)
    for unit, role in ((cast.units.root, Role.STEWARD), (cast.units.law, Role.APPROVER)):
        Assignment.objects.create(person=gone, unit=unit, role=role, starts="2020-01-01")
    return {
        "staff": cast.stan,
        "editor": cast.emma,
        "owner": cast.olga,
        "approver": cast.anna,
        "deputy": cast.dirk,
        "contact": cast.clara,
        "steward": cast.sander,
        "other": cast.samira,
        "left": gone,
    }


def filled(route: str, samples: dict[str, object]) -> str:
    """The address with something that exists in place of each parameter."""
    route = re.sub(r"[<{](?:\w+:)?(\w+)[>}]", r"{\1}", route)
    start = route.removeprefix(API).lstrip("/").partition("{")[0].rstrip("/")
    while start and start not in samples:
        start = start.rpartition("/")[0]
    names = dict(samples[""])
    if start:
        names["pk"] = samples[start]
    return route.format(**{name: names[name] for name in re.findall(r"{(\w+)}", route)})


def body(wish: object, samples: dict[str, object]) -> object:
    """A body with what exists in place of each "$name"."""
    if isinstance(wish, dict):
        return {name: body(value, samples) for name, value in wish.items()}
    if isinstance(wish, list):
        return [body(value, samples) for value in wish]
    return samples[""][wish[1:]] if isinstance(wish, str) and wish.startswith("$") else wish


def pages() -> dict[str, str]:
    """Every page's name and route; what has no name is called by its route."""

    def walk(patterns, before=""):
        for pattern in patterns:
            route = before + _plain(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern):
                yield pattern.name or route, "/" + route

    operated = {path.lstrip("/") for path in api.get_openapi_schema()["paths"]}
    found = walk(get_resolver().url_patterns)
    return {
        name: route
        for name, route in found
        if re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route).lstrip("/") not in operated and route != f"{API}/"
    }


def operations() -> list[tuple[str, str]]:
    """Every operation of the API: (method, path)."""
    schema = api.get_openapi_schema()
    return [(method.upper(), path) for path, methods in schema["paths"].items() for method in methods]


def _plain(pattern) -> str:
    text = str(pattern).removeprefix("^").removesuffix("$").removesuffix(r"\Z")
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", text)
