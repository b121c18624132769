"""Professional accounts on Instagram, over the Instagram API with Facebook Login.

Made from Meta's pages "Content Publishing", "IG User Media", "IG User Media Publish", "IG Container", "IG
Media", "Error Codes" (Instagram Platform, as of June 2026) and the specs `IGUser` and `IGMedia` of its
business SDK. Nobody could try it on Instagram itself.

Of the two ways in we take Facebook Login, since only there a post can be deleted (permission
`instagram_manage_contents`, since December 2025, as clients report), the token is the one of the page that
the account belongs to, which does not end, and a university's pages and accounts come in with one yes. The
account must belong to a page.

Limits: 100 posts in 24 hours (a carousel counts once; older pages of Meta say 50, and its own refusal is what
counts), 400 containers in 24 hours; pictures are JPEG of 8 MB between 4:5 and 1.91:1, which Meta fetches
itself and scales to a width of 320 to 1440 pixels, 10 in one post. Films go out as reels, MP4 or MOV, of
300 MB as guides of clients give it. Posts are not changed: no page describes it.

Instagram knows no key against doubles: a container is published once, but each try has to make its own, since
the words belong to it. `find` tells by the words and the time. `title`, `warning`, `language`, `visibility`
and cards have no place here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from ..base import Network
from ..connector import Credential, MediaRule
from ..errors import NetworkError, Trouble
from ..graph_account import Account, receipt
from ..graph_files import alone, fits, reachable
from ..graph_login import LoggingIn, Login, ends_at
from ..graph_reading import inner
from ..posting import Media, Post, Profile, Receipt, Seen
from ..understanding import understood
from . import NETWORK

NARROWEST, WIDEST = 0.8, 1.91
"""Width to height: 4:5 and 1.91:1 ("IG User Media", "Image Specifications")."""
ROUNDING = 0.005


@understood
class ConnectorInstagram(LoggingIn):
    """An account on Instagram, with the token of its page."""

    network: ClassVar[Network] = NETWORK
    scopes = (
        "instagram_basic",
        "instagram_content_publish",
        "instagram_manage_contents",
        "pages_show_list",
        "pages_read_engagement",
        "business_management",
    )
    pictures = MediaRule(("image/jpeg",), bytes=8 * 1024 * 1024, most=10)
    films = MediaRule(("video/mp4", "video/quicktime"), bytes=300_000_000, most=1)
    needs_media = True
    needs_public_media = True
    per_minute = 5
    per_day = 100

    def finish(
        self, redirect: str, answer: Mapping[str, str], memory: Mapping[str, str]
    ) -> Sequence[Credential]:
        """A credential for the account of each page that has one."""
        login = Login(self.graph(), self.app, redirect, answer)
        scopes, ends = login.granted(self.scopes[:5]), ends_at()
        found = [
            Credential(page["access_token"], ends_at=ends, scopes=scopes, account=str(owned))
            for page in login.pages("instagram_business_account{id}")
            if (owned := inner(page, "instagram_business_account", "id"))
        ]
        if not found:
            said = "no page of this person has a professional account on Instagram"
            raise NetworkError(Trouble.ACCOUNT, said, permanent=True)
        return found

    def profile(self, credential: Credential) -> Profile:
        """`GET /{ig-user}`; VERSION where the version in the settings has ended."""
        return self._account(credential).profile(NETWORK, "biography", "profile_picture_url")

    def prepare(self, credential: Credential, media: Media) -> str:
        """Lets Meta fetch a picture, as a part for a carousel; a film goes with its words, in `publish`."""
        reachable(media)
        fits(media, self.films if media.is_film else self.pictures)
        if media.is_film:
            return ""
        shaped(media)
        return self._account(credential).make({**_file(media), "is_carousel_item": "true"})

    def publish(self, credential: Credential, post: Post, prepared: Sequence[str] = ()) -> Receipt:
        """Makes the container with the words, waits for it, and publishes it: only the last is the post."""
        if post.answers:
            raise NetworkError(Trouble.NOT_HERE, "posts here follow no other", permanent=True)
        if not post.media:
            raise NetworkError(Trouble.MEDIA, "no post without a picture or film", permanent=True)
        alone(post, self.pictures.most)
        account, words = self._account(credential), {"caption": post.text} if post.text else {}
        if len(post.media) == 1:
            return account.publish(account.make({**_file(post.media[0]), **words}))
        return account.publish(
            account.album(words, prepared, lambda: [self.prepare(credential, one) for one in post.media])
        )

    def find(self, credential: Credential, post: Post) -> Receipt | None:
        """The newest post since `created_at` with the same words."""
        return next(map(receipt, self._account(credential).same("media", post)), None)

    def look(self, credential: Credential, receipt: Receipt) -> Seen | None:
        """The post and the alternative texts of its pictures."""
        seen = self._account(credential).see(receipt)
        if seen is None:
            self.profile(credential)  # Meta says the same of what somebody may not see: are we still let in?
        return seen

    def withdraw(self, credential: Credential, receipt: Receipt) -> None:
        """`DELETE /{ig-media}`; where Instagram refuses, the detail tells to delete it in the app."""
        try:
            self.graph().remove(receipt.id, credential.access)
        except NetworkError as error:
            if error.trouble != Trouble.REFUSED:
                raise
            said = f"{error.detail} (delete the post in the Instagram app)"
            raise NetworkError(Trouble.REFUSED, said, permanent=True) from error

    def _account(self, credential: Credential) -> Account:
        names = ("media", "status_code", "status", "caption", "https://www.instagram.com/")
        return Account(self.graph(), credential.access, credential.account, *names)


def shaped(media: Media) -> None:
    """MEDIA where a picture is too narrow or too wide, as far as its size is known."""
    shape = media.width / media.height if media.height else 1.0
    if not NARROWEST - ROUNDING <= shape <= WIDEST + ROUNDING:
        said = f"{media.name} is {media.width} by {media.height}: not between 4:5 and 1.91:1"
        raise NetworkError(Trouble.MEDIA, said, permanent=True)


def _file(media: Media) -> dict[str, str]:
    if media.is_film:
        return {"media_type": "REELS", "video_url": media.url}
    return {"image_url": media.url, **({"alt_text": media.alt} if media.alt else {})}


CONNECTOR = ConnectorInstagram
