"""One delivery on its way: prepared, marked, sent part by part, and what came of it."""

from __future__ import annotations

from pedel.desk.braking import Stop
from pedel.desk.channels.apps_of import connector_for
from pedel.desk.channels.using import credential_of
from pedel.networks import Connector, Credential, NetworkError, Post

from . import clock, ending, marking
from .models import Delivery, Part
from .posting import ChangedPictureError, post_of

STALE = 20.0
"""Seconds between mark and call; a machine that slept in between asks for its lease again."""


def deliver(delivery: Delivery) -> None:
    """Sends a delivery that was taken under a lease, at most once, and writes down what came of it."""
    if stop := marking.first_look(delivery):
        return ending.kept(delivery, stop)
    connector = connector_for(delivery.account)
    try:
        credential = _credential(delivery, connector)
        _prepare(delivery, connector, credential)
    except NetworkError as error:
        return ending.refused(delivery, error)
    except ChangedPictureError as error:
        return ending.kept(delivery, Stop("content", str(error)))
    if stop := marking.mark(delivery):
        return ending.kept(delivery, stop)
    return _send(delivery, connector, credential)


def _credential(delivery: Delivery, connector: Connector) -> Credential:
    if connector.way == "none":
        return Credential("")
    return credential_of(delivery.account.channel)


def _prepare(delivery: Delivery, connector: Connector, credential: Credential) -> None:
    """Uploads what is not uploaded yet, before the mark: nothing of this is public."""
    for part in _left(delivery):
        for media in post_of(delivery, part).media:
            if media.sha256 not in part.prepared:
                part.prepared[media.sha256] = connector.prepare(credential, media)
                Part.objects.filter(pk=part.pk).update(prepared=part.prepared)


def _send(delivery: Delivery, connector: Connector, credential: Credential) -> None:
    """The calls themselves, outside any transaction; each receipt is written down before the next call."""
    marked, left = clock.running(), _left(delivery)
    for number, part in enumerate(left):
        is_stale = clock.running() - marked > STALE
        if (number or is_stale) and (stop := marking.go_on(delivery)):
            return ending.kept(delivery, stop)
        try:
            post = post_of(delivery, part)
            receipt = connector.publish(credential, post, _handles(post, part))
        except NetworkError as error:
            return ending.refused(delivery, error)
        except ChangedPictureError as error:
            return ending.kept(delivery, Stop("content", str(error)))
        if not ending.arrived(delivery, part, receipt, is_last=part is left[-1]):
            break
    return None


def _left(delivery: Delivery) -> list[Part]:
    """The posts that the network does not have yet, in their order."""
    return [part for part in delivery.parts.all() if not part.remote_id]


def _handles(post: Post, part: Part) -> list[str]:
    return [part.prepared[media.sha256] for media in post.media]
