"""The step about what there is to tell: how often, from where, and the first posts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Application
from .base import StepForm
from .forms import told

MOST = 12
"""First posts at most. Ours: three a week for a month."""
SHOWN = 3
"""So many places for posts are there from the beginning."""
LONGEST_POST = 3_000
"""Characters of a first post at most; the longest that a network here takes."""


class ContentForm(StepForm):
    """How often, from which sources, and what the first thirty days would bring."""

    step = "content"
    title = _("What there is to tell")
    lead = _("Write a few posts of the first thirty days as they would go out. They are checked as you type.")
    icon = "pencil"
    columns = ("posts", "per", "sources", "samples")
    clauses = ("brand.opening.content", "brand.sources", "brand.voice")

    posts = forms.IntegerField(label=_("How many posts?"), min_value=1, max_value=500)
    per = forms.ChoiceField(label=_("In"), choices=Application.Per.choices, initial=Application.Per.WEEK)
    sources = told(
        _("Where do they come from?"),
        _("Who hands you news, and when? Name calendars, colleagues, series of your own."),
    )

    def prepare(self) -> None:
        """Places for posts: those that are filled and one more, up to the most there can be."""
        filled = len(self.application.samples)
        if self.is_bound:
            typed = [self.data.get(f"sample_{number}") or "" for number in range(1, MOST + 1)]
            filled = max((number for number, text in enumerate(typed, 1) if text.strip()), default=0)
        for number in range(1, min(MOST, max(SHOWN, filled + 1)) + 1):
            self.fields[f"sample_{number}"] = forms.CharField(
                label=_("Post %(number)d") % {"number": number},
                required=number == 1,
                max_length=LONGEST_POST,
                widget=forms.Textarea({"rows": 3}),
            )

    def answers(self) -> dict[str, Any]:
        posts = {f"sample_{number}": text for number, text in enumerate(self.application.samples, 1)}
        answers = {name: getattr(self.application, name) for name in ("posts", "per", "sources")}
        return {**answers, "per": answers["per"] or Application.Per.WEEK, **posts}

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        posts = [(said.get(name) or "").replace("\r\n", "\n") for name in self.samples()]
        named = ("posts", "per", "sources")
        return {
            "posts": said.get("posts"),
            **{name: said.get(name) or "" for name in named[1:]},
            "samples": [text for text in posts if text.strip()],
        }

    def samples(self) -> list[str]:
        """The names of the fields for posts."""
        return [name for name in self.fields if name.startswith("sample_")]
