"""One post of a delivery: a thread has several."""

from __future__ import annotations

from django.db import models

from .delivery import Delivery


class Part(models.Model):
    """A post that goes out as part of a delivery, fixed before the first try.

    `key` is the post's own; `text` exactly what goes out; `media` the positions of the revision's
    pictures that go with it; `prepared` what the network called them once they were uploaded (by sha256).
    `remote_id` is empty until the network has it: a thread goes on at the first part without one. `facts`
    is what the receipt holds beside. `shown` is the text as the network gave it when somebody last
    looked, None where it does not.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=20, unique=True)
    text = models.TextField()
    media = models.JSONField(default=list, blank=True)
    prepared = models.JSONField(default=dict, blank=True)
    remote_id = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=500, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    shown = models.TextField(null=True, blank=True)

    class Meta:
        ordering = ("delivery", "number")
        constraints = (models.UniqueConstraint(fields=("delivery", "number"), name="publishing_part_once"),)

    def __str__(self) -> str:
        return f"{self.delivery_id}.{self.number}"
