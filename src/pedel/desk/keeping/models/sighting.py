"""What the desk last saw of an account on its network."""

from __future__ import annotations

from django.db import models

from pedel.desk.accounts.models import Account


class Sighting(models.Model):
    """The last look at an account's profile; one for an account.

    `newest_at` is when it last posted there, as far as the network tells. `shown` is the profile: id,
    handle, name, bio, url, avatar (sha256). `likeness` is the perceptual hash of the avatar (see
    `likeness.py`), `known_likeness` that of the avatar in the baseline. `is_official` says whether the
    avatar is that of the register, None where one of them is not there. `trouble` is the code of what kept
    the desk from looking. `nudged_at` is when its people were last told that it is silent.
    """

    account = models.OneToOneField(Account, models.CASCADE, related_name="sighting")
    looked_at = models.DateTimeField(null=True, blank=True, db_index=True)
    newest_at = models.DateTimeField(null=True, blank=True)
    shown = models.JSONField(default=dict, blank=True)
    likeness = models.CharField(max_length=16, blank=True)
    known_likeness = models.CharField(max_length=16, blank=True)
    is_official = models.BooleanField(null=True, blank=True)
    trouble = models.CharField(max_length=30, blank=True)
    nudged_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.account)
