"""The canonical record of a post."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from pedel.desk.accounts.models import Account
from pedel.desk.publishing.models import Delivery

from .destruction import DestructionList


class ArchivedPost(models.Model):
    """What was said on an account, once: it outlives the draft and does not change.

    `content` is canonical JSON (see `keeping.content`), empty once it was destroyed; `digest` is its sha256
    (hex), which the record's chain has too and which stays. `key` is the delivery's.
    """

    key = models.CharField(max_length=20, unique=True)
    delivery = models.OneToOneField(Delivery, models.SET_NULL, null=True, related_name="archived")
    account = models.ForeignKey(Account, models.PROTECT, related_name="archived_posts")
    content = models.TextField(blank=True)
    digest = models.CharField(max_length=64, unique=True)
    published_at = models.DateTimeField(db_index=True)
    archived_at = models.DateTimeField(default=timezone.now)
    destroyed_at = models.DateTimeField(null=True, blank=True)
    destroyed_in = models.ForeignKey(
        DestructionList, models.PROTECT, null=True, blank=True, related_name="posts"
    )

    class Meta:
        ordering = ("-published_at", "-pk")
        indexes = (models.Index(fields=("account", "published_at"), name="archive_post_of"),)

    def __str__(self) -> str:
        return self.key


class ArchivedFile(models.Model):
    """A picture of a post, kept apart from the draft's; files with the same sha256 are one file on disk."""

    post = models.ForeignKey(ArchivedPost, models.CASCADE, related_name="files")
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.CharField(max_length=120)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("post", "sha256"), name="archive_file_once"),)

    def __str__(self) -> str:
        return self.file


class Sequel(models.Model):
    """What became of a post later, kept in the same way; each kind once."""

    class What(models.TextChoices):
        CHANGED = "changed", "changed"
        GONE = "gone", "gone"
        WITHDRAWN = "withdrawn", "withdrawn"

    post = models.ForeignKey(ArchivedPost, models.CASCADE, related_name="sequels")
    what = models.CharField(max_length=10, choices=What.choices)
    at = models.DateTimeField()
    content = models.TextField(blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("post", "what"), name="archive_sequel_once"),)

    def __str__(self) -> str:
        return f"{self.post_id}: {self.what}"
