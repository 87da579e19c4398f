"""What Django says of a wrong field, and of a date, is in the reader's language."""

import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import date_format

LATIN = re.compile(r"[A-Za-z]{3,}")
WRONG = [
    (forms.EmailField(), "abc"),
    (forms.CharField(max_length=3), "абвгд"),
    (forms.CharField(min_length=3), "а"),
    (forms.IntegerField(), "q"),
    (forms.IntegerField(max_value=3), "8"),
    (forms.IntegerField(min_value=3), "1"),
    (forms.DecimalField(decimal_places=1), "1.234"),
    (forms.ChoiceField(choices=[("1", "1")]), "2"),
    (forms.SlugField(), "ә ә"),
    (forms.RegexField("1"), "2"),
    (forms.DateField(), "2"),
]


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(("field", "typed"), WRONG, ids=lambda each: type(each).__name__)
def test_no_english_word_in_an_error(field: forms.Field, typed: Any, language: str) -> None:
    with translation.override(language), pytest.raises(ValidationError) as refused:
        field.clean(typed)

    with translation.override(language):
        assert not LATIN.search(" ".join(refused.value.messages))


def test_a_date_in_each_language() -> None:
    said = {}
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            said[language] = date_format(date(2026, 11, 30), "DATE_FORMAT")

    assert said == {"kk": "2026 ж. 30 қараша", "ru": "30 ноября 2026", "en": "30 November 2026"}
