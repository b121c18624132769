"""Forms of the library."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pedel.desk.people.models import Person, Unit
from pedel.desk.ui.forms import DayInput

from . import access, licences
from .models import Asset, Logo


class UnitChoice(forms.ModelChoiceField):
    """A unit, with its place in the tree."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.indented)


class AddForm(forms.Form):
    """For which unit something is put in; the files themselves come beside it."""

    unit = UnitChoice(Unit.objects.none(), label=_("For which unit"), empty_label=None)
    is_shared = forms.BooleanField(
        label=_("Everybody at the desk may see and use it"),
        required=False,
        initial=True,
        help_text=_("Otherwise only the people who work in the unit."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = access.units_for(person)  # type: ignore[attr-defined]


class DetailsForm(forms.ModelForm):
    """What an asset shows, who made it, where it is from, and under which tags it is found."""

    tags = forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=2000,
        help_text=_("With commas between them. A tag does what a folder does: put it under several."),
    )

    class Meta:
        model = Asset
        fields = ("name", "alt_en", "alt_nl", "maker", "source")
        widgets = {"alt_en": forms.Textarea({"rows": 2}), "alt_nl": forms.Textarea({"rows": 2})}
        help_texts = {
            "alt_en": _("For who cannot see it: what matters in it, in a sentence or two."),
            "maker": _("The photographer or artist."),
            "source": _("Where it comes from: an address, an agency and its number, an event."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tags"].initial = ", ".join(tag.name for tag in self.instance.tags.all())

    def _post_clean(self) -> None:
        """The form only reads what was typed; the action checks and writes."""

    def wishes(self) -> dict[str, Any]:
        """What the action takes."""
        return {**self.cleaned_data, "tags": self.cleaned_data["tags"].split(",")}


class LicenceForm(forms.Form):
    """On what ground an asset may be used."""

    licence = forms.ChoiceField(label=_("Ground or licence"), required=False)
    ends = forms.DateField(
        label=_("May be used until"),
        required=False,
        widget=DayInput,
        help_text=_("The last day. Empty: without an end. After it, no post goes out with it."),
    )
    credit = forms.CharField(
        label=_("Credit line"),
        required=False,
        max_length=300,
        help_text=_("As the maker wants to be named, such as “Photo: A. de Vries”."),
    )
    proof = forms.FileField(
        label=_("Proof"),
        required=False,
        help_text=_("The agreement, invoice or mail: PDF, PNG, JPEG, text or .eml, at most 15 MB."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["licence"].choices = licences.choices()  # type: ignore[attr-defined]


class FocusForm(forms.Form):
    """What a crop keeps, in percent from the left and from the top."""

    x = forms.IntegerField(label=_("From the left, in percent"), min_value=0, max_value=100)
    y = forms.IntegerField(label=_("From the top, in percent"), min_value=0, max_value=100)


class LogoForm(forms.ModelForm):
    """An official mark and its rules; a new one comes with its file."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PNG with a see-through ground is best. SVG goes beside it, on your site."),
    )

    class Meta:
        model = Logo
        fields = ("name", "variant", "starts", "min_size", "clear_space", "rules_en", "rules_nl")
        widgets = {
            "starts": DayInput,
            "rules_en": forms.Textarea({"rows": 2}),
            "rules_nl": forms.Textarea({"rows": 2}),
        }
        labels = {"starts": _("In force from")}
        help_texts = {
            "name": _("One name for all forms of the same mark."),
            "variant": _("What tells this form apart, such as “in white”."),
            "min_size": _("Of the longer side, in pixels, as your house style says. Empty: it says none."),
            "clear_space": _("In percent of its longer side. Empty: the house style says none."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["file"]

    def _post_clean(self) -> None:
        """The form only reads what was typed; the action checks and writes."""

    def changes(self) -> dict[str, Any]:
        """The fields of the mark as they were typed."""
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}


class EndForm(forms.Form):
    """The last day of a mark."""

    ends = forms.DateField(label=_("Last day"), widget=DayInput)


class AlikeForm(forms.Form):
    """A picture to look for others like it; it is looked at and forgotten."""

    picture = forms.FileField(
        label=_("A picture to compare with"),
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp,image/gif,image/avif"}),
    )
