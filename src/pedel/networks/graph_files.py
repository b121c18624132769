"""Whether Meta takes the pictures and films of a post, as far as one can tell before they leave."""

from __future__ import annotations

from .connector import MediaRule
from .errors import NetworkError, Trouble
from .posting import Media, Post


def fits(media: Media, rule: MediaRule | None) -> None:
    """MEDIA where a file is not of a type or is larger than a rule allows; Meta would say so later."""
    if rule is None or media.media_type not in rule.types:
        raise NetworkError(Trouble.MEDIA, f"{media.name} is {media.media_type}", permanent=True)
    if rule.bytes and media.size > rule.bytes:
        raise NetworkError(Trouble.MEDIA, f"{media.name} has more than {rule.bytes} bytes", permanent=True)


def alone(post: Post, most: int) -> None:
    """MEDIA where there are more files than `most`, or a film that is not alone."""
    films = sum(media.is_film for media in post.media)
    if len(post.media) > most or (films and len(post.media) > 1):
        said = f"at most {most} pictures, or one film alone"
        raise NetworkError(Trouble.MEDIA, said, permanent=True)


def reachable(media: Media) -> None:
    """MEDIA where Meta could not fetch a file, because it stands nowhere."""
    if not media.url:
        raise NetworkError(Trouble.MEDIA, f"{media.name} stands at no public address", permanent=True)
