"""The record's entries. The database itself refuses to change or delete one (see the migration)."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One thing that was done. Numbers have no gaps; each hash covers the entry and the hash before it."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=60)
    actor = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=60, blank=True)
    via = models.CharField(max_length=12)
    about = models.CharField(max_length=80)
    account = models.BigIntegerField(null=True)
    unit = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    edition = models.CharField(max_length=200)
    facts = models.JSONField(default=dict, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("-number",)
        # A page is the newest entries of somebody or something: each index gives them in that order.
        indexes = tuple(
            models.Index(fields=(name, "number"), name=f"record_by_{name}")
            for name in ("verb", "actor", "about", "account", "unit")
        )

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"
