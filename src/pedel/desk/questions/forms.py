"""Forms of the question desk, the directory and guidance."""

from __future__ import annotations

from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pedel.desk.accounts import languages
from pedel.desk.guidelines import shelf
from pedel.desk.guidelines.reading import language
from pedel.desk.people.models import Person, Unit
from pedel.desk.ui.forms import DayInput, WishForm

from . import roster
from .models import Absence, Card, Point, Question, Wording

HALF_A_YEAR = timedelta(days=182)
"""After so long guidance is looked at again, unless its writer says otherwise. Ours."""


class AskForm(forms.Form):
    """A question; `clauses` are offered by what is typed, `seen` names the answers that were shown."""

    text = forms.CharField(
        label=_("What do you want to know?"),
        max_length=5000,
        widget=forms.Textarea({"rows": 4, "autocomplete": "off"}),
        error_messages={"required": _("Write your question.")},
        help_text=_("Answers that exist already appear below, before anything is sent."),
    )
    clauses = forms.MultipleChoiceField(required=False)
    about = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Question.About.choices,
        initial=Question.About.GENERAL,
        widget=forms.RadioSelect,
    )
    unit = forms.ModelChoiceField(label=_("Whose contact person do you ask?"), queryset=Unit.objects.all())
    language = forms.ChoiceField(label=_("In which language do you want the answer?"), choices=())
    draft = forms.CharField(
        label=_("A draft that goes along"),
        required=False,
        max_length=20000,
        strip=False,
        widget=forms.Textarea({"rows": 4, "autocomplete": "off"}),
        help_text=_("It is held with your open question only, and deleted when that is closed."),
    )
    may_be_kept = forms.BooleanField(
        label=_("The draft may stay with the question after it is closed"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.order_by("path")
        self.fields["unit"].label_from_instance = attrgetter("indented")
        self.fields["language"].choices = Question._meta.get_field("language").choices
        self.fields["language"].initial = language()
        self.fields["clauses"].choices = clause_choices()

    def question(self, asker: Person) -> Question:
        """The question, not kept yet."""
        said = {name: self.cleaned_data[name] for name in ("text", "clauses", "about", "unit", "language")}
        return Question(asked_by=asker, **said)

    def seen(self) -> set[str]:
        """The answers that were shown before it was sent."""
        return set(self.data.getlist("seen")) if hasattr(self.data, "getlist") else set()


class SayForm(forms.Form):
    """What somebody says in turn."""

    text = forms.CharField(max_length=10000, widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, label: Any = "", hint: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label, hint


class PassOnForm(forms.Form):
    """To whom a question is passed on; nobody chosen means the steward."""

    unit = forms.ModelChoiceField(
        label=_("To the contact person of"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("the steward"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.order_by("path")
        self.fields["unit"].label_from_instance = attrgetter("indented")


class MergeForm(forms.Form):
    """With which other open question a question is taken together."""

    into = forms.ModelChoiceField(label=_("Together with"), queryset=Question.objects.none())

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others
        self.fields["into"].label_from_instance = lambda one: f"{one.asked_by}: {one.text[:80]}"


class CardForm(WishForm):
    """What a contact person says of themselves."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Card
        fields = ("helps_en", "helps_nl", "languages", "hours")
        help_texts = {"hours": _("In a few words, such as: Monday to Thursday, mornings.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = languages.choices(*self.instance.languages)


class AbsenceForm(WishForm):
    """When somebody is away, and who stands in."""

    class Meta:
        model = Absence
        fields = ("starts", "ends", "stand_in")
        labels = {"starts": _("First day away"), "ends": _("Last day away")}
        widgets = {"starts": DayInput, "ends": DayInput}
        help_texts = {
            "ends": _("Empty: nobody knows yet."),
            "stand_in": _("Nobody chosen: your deputies answer."),
        }

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [each.pk for each in roster.contact_people() if each != person]
        self.person = person
        self.fields["stand_in"].queryset = Person.objects.filter(pk__in=others)
        self.fields["starts"].initial = timezone.localdate()

    def absence(self) -> Absence:
        """The absence, not kept yet."""
        return Absence(person=self.person, **self.cleaned_data)


class PointForm(WishForm):
    """Where a unit is reached."""

    class Meta:
        model = Point
        fields = ("email", "phone", "page", "hours")
        help_texts = {"email": _("A role mailbox, such as socialmedia@faculty.example, not a person's own.")}


class WordingForm(WishForm):
    """Guidance as its writer types it, beginning with what there is."""

    clauses = forms.MultipleChoiceField(
        label=_("Under which clauses it stands"),
        widget=forms.SelectMultiple({"size": 8}),
        error_messages={"required": _("Say under which clause it stands.")},
        help_text=_("Hold Ctrl or ⌘ to choose several."),
    )

    class Meta:
        model = Wording
        fields = (
            "question_en", "answer_en", "question_nl", "answer_nl", "clauses", "look_again_on", "explanation",
        )  # fmt: skip
        widgets = {
            "look_again_on": DayInput,
            "answer_en": forms.Textarea({"rows": 6, "lang": "en"}),
            "answer_nl": forms.Textarea({"rows": 6, "lang": "nl"}),
            "question_en": forms.TextInput({"lang": "en"}),
            "question_nl": forms.TextInput({"lang": "nl"}),
            "explanation": forms.Textarea({"rows": 2}),
        }
        help_texts = {"explanation": _("Only where something was found that may stay.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clauses"].choices = clause_choices()
        self.fields["look_again_on"].initial = timezone.localdate() + HALF_A_YEAR

    def wording(self) -> Wording:
        """The wording, not kept yet."""
        return Wording(**self.cleaned_data)


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(max_length=500, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, label: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].label = label


class AgainForm(forms.Form):
    """Until when guidance holds without another look."""

    look_again_on = forms.DateField(label=_("Look at it again on"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["look_again_on"].initial = in_half_a_year()


def in_half_a_year() -> date:
    """The day on which guidance of today is looked at again."""
    return timezone.localdate() + HALF_A_YEAR


def clause_choices() -> list[tuple[str, str]]:
    """The clauses in force by id, with their titles in the reader's language."""
    lang = "nl" if (get_language() or "").startswith("nl") else "en"
    return [(clause.id, clause.title.in_(lang)) for pack in shelf.in_force() for clause in pack]
