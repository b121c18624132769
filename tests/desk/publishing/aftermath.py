"""Posts that went out for real: an account connected to a Mastodon server on this machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from networks.mastodon.bench import bench_with
from pedel.desk.accounts.models import Channel
from pedel.desk.channels.sealing import seal
from pedel.desk.configuration import NetworkApp
from pedel.desk.drafts.actions import create, freeze
from pedel.desk.drafts.models import Draft
from pedel.desk.drafts.writing import Writing
from pedel.desk.publishing.actions.plan import plan_for
from pedel.desk.publishing.models import Delivery, Part
from pedel.desk.publishing.posting import post_of
from pedel.desk.record.acting import WORKER, Actor

TEXT = "The library opens at nine. See https://www.example.org/library"


def connect(account, bench, settings):
    """The account's channel, with a credential that works on the bench's server."""
    app = NetworkApp(name=account.network, url=bench.server.url)
    settings.PEDEL = replace(settings.PEDEL, network=(app, *settings.PEDEL.network))
    fields = {"state": "connected", "sealed": seal(bench.credential, account), "server": bench.server.url}
    channel, _made = Channel.objects.update_or_create(account=account, defaults=fields)
    return channel


def frozen(by, accounts, text=TEXT, **fields):
    """A draft that was let through, with its revision."""
    draft = create(Actor(by), accounts, writing=Writing(text, language="en", **fields))
    revision = freeze(Actor(by), draft)
    Draft.objects.filter(pk=draft.pk).update(state=Draft.State.APPROVED)
    return revision


def planned(revision, account, due=None):
    return plan_for(WORKER, revision, account=account, due_at=due or timezone.now())


def sent(delivery, bench=None, **fields):
    """The delivery as it is once its network has it; with a bench it is really there."""
    now = timezone.now()
    for part in delivery.parts.all():
        said = {"remote_id": f"id-{part.key}", "url": f"https://social.example/{part.key}"}
        if bench is not None:
            receipt = bench.connector.publish(bench.credential, post_of(delivery, part))
            said = {"remote_id": receipt.id, "url": receipt.url, "facts": dict(receipt.facts)}
        Part.objects.filter(pk=part.pk).update(**said, published_at=now)
    first = delivery.parts.get(number=1)
    ends = {"ended_at": now, "next_look_at": now, "remote_id": first.remote_id, "url": first.url}
    Delivery.objects.filter(pk=delivery.pk).update(**{"state": "published", **ends, **fields})
    Draft.objects.filter(pk=delivery.revision.draft_id).update(state=Draft.State.SENT)
    return Delivery.objects.select_related("account__unit", "revision__draft__author").get(pk=delivery.pk)


def earlier(delivery, **ago):
    """As if it had gone out so long ago, and were due for a look."""
    now = timezone.now()
    Delivery.objects.filter(pk=delivery.pk).update(ended_at=now - timedelta(**ago), next_look_at=now)


@pytest.fixture(name="bench")
def a_bench():
    with bench_with() as bench:
        yield bench


@pytest.fixture(name="post")
def a_post(cast, bench, settings):
    """A post of Emma's that stands on the network."""
    connect(cast.accounts.law, bench, settings)
    revision = frozen(cast.emma, [cast.accounts.law])
    return sent(planned(revision, cast.accounts.law), bench)
