"""What somebody wants checked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pedel.policy import Draft, Media, Profile

LONGEST = 20_000
"""The longest text that is taken here, in code points: some forty pages."""
PROFILE = ("name", "handle", "bio", "link")
PICTURES = 4

# Some browsers send what is typed to their maker to check its spelling, or keep it to fill in forms.
QUIET = {"spellcheck": "false", "autocomplete": "off", "autocorrect": "off", "data-gramm": "false"}


def _line(label: Any, **attributes: str) -> forms.CharField:
    widget = forms.TextInput({"class": "form-control", **QUIET, **attributes})
    return forms.CharField(label=label, required=False, max_length=1000, strip=False, widget=widget)


class CheckForm(forms.Form):
    """A draft with the account, the profile and the pictures that it will appear with."""

    text = forms.CharField(
        label=_("What do you want to post?"),
        max_length=LONGEST,
        strip=False,
        required=False,
        widget=forms.Textarea({"class": "form-control check-text", "rows": 9, **QUIET}),
        error_messages={
            "max_length": _(
                "This is longer than %(limit_value)d characters (%(show_value)d). Check it in parts."
            ),
            "null_characters_not_allowed": _(
                "There is a character in it that no network takes. Paste it anew."
            ),
        },
    )
    account = forms.ChoiceField(
        label=_("On which account?"),
        choices=(("personal", _("My own account")), ("brand", _("An account of the university"))),
        initial="personal",
        widget=forms.Select({"class": "form-select"}),
    )
    lang = forms.ChoiceField(
        label=_("In which language?"),
        choices=(("auto", _("Find out by itself")), ("en", _("English")), ("nl", _("Dutch"))),
        initial="auto",
        widget=forms.Select({"class": "form-select"}),
    )
    name = _line(_("Name"))
    handle = _line(_("Handle"), autocapitalize="none")
    bio = forms.CharField(
        label=_("Bio"),
        required=False,
        max_length=1000,
        strip=False,
        widget=forms.Textarea({"class": "form-control", "rows": 3, **QUIET}),
    )
    link = _line(_("Link"), autocapitalize="none", inputmode="url")
    pictures = forms.TypedChoiceField(
        label=_("How many pictures?"),
        choices=[(number, str(number)) for number in range(PICTURES + 1)],
        coerce=int,
        initial=0,
        required=False,
        empty_value=0,
        widget=forms.Select({"class": "form-select check-pictures"}),
    )
    alt_1 = _line(_("Description of picture 1"))
    alt_2 = _line(_("Description of picture 2"))
    alt_3 = _line(_("Description of picture 3"))
    alt_4 = _line(_("Description of picture 4"))

    def clean(self) -> dict[str, Any]:
        """Lines end as in a browser's own text, so that offsets mean the same here and there."""
        cleaned = super().clean() or {}
        for name in ("text", "bio"):
            if name in cleaned:
                cleaned[name] = cleaned[name].replace("\r\n", "\n").replace("\r", "\n")
        return cleaned

    def descriptions(self) -> list[forms.BoundField]:
        """The fields for what the pictures show."""
        return [self[f"alt_{number}"] for number in range(1, PICTURES + 1)]

    def about_profile(self) -> list[forms.BoundField]:
        """The fields of the profile."""
        return [self[name] for name in PROFILE]

    def draft(self) -> Draft:
        """What is checked. A profile of which nothing was said is unknown, not empty."""
        said = self.cleaned_data
        profile = Profile(**{name: said[name] for name in PROFILE})
        pictures = (Media(alt=said[f"alt_{number}"] or None) for number in range(1, said["pictures"] + 1))
        return Draft(
            said["text"],
            account=said["account"],
            lang=said["lang"],
            profile=profile if any(said[name] for name in PROFILE) else None,
            media=tuple(pictures),
        )
