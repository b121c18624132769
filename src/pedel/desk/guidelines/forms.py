"""Forms of the guidelines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from . import shelf, texts


class DocumentForm(forms.Form):
    """The institution's own document, for one pack."""

    pack = forms.ChoiceField(label=_("Guidelines"), widget=forms.Select({"class": "form-select"}))
    title = forms.CharField(
        label=_("What the document is called"),
        max_length=200,
        widget=forms.TextInput({"class": "form-control"}),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("A .txt, .md or .html file in UTF-8, at most 1 MB."),
        widget=forms.ClearableFileInput({"class": "form-control", "accept": ",".join(texts.KINDS)}),
    )

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.fields["pack"].choices = [(p.id, f"{p.institution} · {p.id}") for p in shelf.in_force()]

    def clean_file(self) -> str:
        """The file's text."""
        file = self.cleaned_data["file"]
        return texts.read(file.name, file.read(texts.LARGEST + 1))
