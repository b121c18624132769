"""Nothing that looks like a password is kept."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pedel.desk.passwords import forms
from pedel.desk.passwords.unsaid import looks_secret

SECRETS = [
    "password: geheim01",
    "wachtwoord = Zomer2024",
    "pw Xk39!fjsl2",
    "h7Dk2Lp9",
    "Zomer2024!",
    "PIN of the phone: 4821",
    "PIN 4821",
    "the code is 123456",
    "2FA: 938271",
    "ww: tulp",
    "changed into Zomer2024",
]
NAMES = [
    "iPhone 15 of the press desk",
    "SM-1234",
    "Planner",
    "open day of 12 March",
    "room 4.12B",
    "at 09:00, 3x a week",
    "by phone on 12-3-2026",
    "ticket INC0012345",
    "the code stays with the press desk",
]


@pytest.mark.parametrize("text", SECRETS)
def test_it_sees_a_secret(text):
    assert looks_secret(text)


@pytest.mark.parametrize("text", NAMES)
def test_it_leaves_names_and_purposes_alone(text):
    assert not looks_secret(text)


@given(st.from_regex(r"[a-z]{3,8}[0-9]{2,4}[!#$%]", fullmatch=True))
def test_a_word_with_digits_and_signs_is_never_kept(word):
    assert looks_secret(f"for the desk {word}")


def test_no_form_has_a_field_for_a_password():
    for form in (forms.HolderForm, forms.EndForm, forms.GuardForm, forms.ChangedForm, forms.CallForm):
        for name, field in form.base_fields.items():
            assert not re.search("pass|secret|code|key", name)
            assert getattr(field.widget, "input_type", "") != "password"
