"""What every centre starts with: reasons of breaks, a standard, patterns and a review form; all of it can be edited."""

from collections.abc import Callable
from datetime import date, time

from qala.contact.shifts.models import (
    BreakLimit,
    BreakReason,
    CentreStandard,
    ReviewCriterion,
    ReviewForm,
    ShiftPattern,
)
from qala.shared import reference

SINCE = date(2020, 1, 1)
SOURCE = "Sample; service level 80/20 as is usual, not adopted by a city"
# code, kk, ru, en, minutes of one, minutes on a shift
BREAKS = [
    ("rest", "Қысқа үзіліс", "Короткий перерыв", "Short break", 15, 60),
    ("meal", "Түскі үзіліс", "Обед", "Meal", 45, 60),
    ("training", "Оқу", "Обучение", "Training", None, None),
    ("meeting", "Жиналыс", "Совещание", "Meeting", 60, None),
    ("technical", "Техникалық ақау", "Техническая причина", "Technical trouble", 30, None),
]
PATTERNS = [
    ("day", "Күндізгі ауысым", "Дневная смена", "Day shift", time(8), time(20)),
    ("night", "Түнгі ауысым", "Ночная смена", "Night shift", time(20), time(8)),
]
# kk, ru, en, weight, fatal
CRITERIA = [
    ("Сәлемдесу, өзін таныстыру", "Приветствие и представление", "Greeting and introduction", 10, False),
    ("Мәселені анықтау", "Выяснение сути обращения", "Finding out what is the matter", 25, False),
    ("Жауаптың дұрыстығы", "Правильность ответа", "The answer is right", 30, False),
    ("Тақырып пен мекенжайдың дәлдігі", "Точность темы и адреса", "Topic and address are right", 15, False),
    ("Сыпайылық", "Вежливость", "Courtesy", 10, True),
    ("Дербес деректерді қорғау", "Защита персональных данных", "Personal data is protected", 10, True),
]


def load(report: Callable[[str], None]) -> None:
    """Make what is missing; leave people's edits alone."""
    for order, (code, kk, ru, en, each, per_shift) in enumerate(BREAKS, start=1):
        names = {"name_kk": kk, "name_ru": ru, "name_en": en, "order": order}
        reason, is_new = BreakReason.objects.get_or_create(code=code, defaults=names)
        if is_new:
            BreakLimit.objects.create(
                reason=reason, minutes_each=each, minutes_per_shift=per_shift, valid_from=SINCE,
                is_sample=True, source=SOURCE,
            )  # fmt: skip
    if not CentreStandard.objects.exists():
        CentreStandard.objects.create(valid_from=SINCE, is_sample=True, source=SOURCE)
    for code, kk, ru, en, begins, ends in PATTERNS:
        if not ShiftPattern.objects.filter(code=code).exists():
            ShiftPattern.objects.create(
                code=code, name_kk=kk, name_ru=ru, name_en=en, begins=begins, ends=ends, valid_from=SINCE,
                is_sample=True,
            )  # fmt: skip
    if not ReviewForm.objects.exists():
        _form()
    report("Shifts: breaks, patterns, standards")


def _form() -> None:
    form = ReviewForm.objects.create(
        code="contact", name_kk="Байланысты бағалау", name_ru="Оценка контакта", name_en="Review of a contact",
        valid_from=SINCE, is_sample=True,
    )  # fmt: skip
    ReviewCriterion.objects.bulk_create(
        ReviewCriterion(
            form=form, order=order, name_kk=kk, name_ru=ru, name_en=en, weight=weight, is_fatal=is_fatal
        )
        for order, (kk, ru, en, weight, is_fatal) in enumerate(CRITERIA, start=1)
    )


reference.register(56, "shifts", load)
