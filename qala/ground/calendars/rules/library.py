"""Public holidays of a country from the `holidays` library, with the Russian names it lacks.

Source: PyPI `holidays`, Kazakhstan in Kazakh and English, government swaps included as far as they were
announced when the library was released. Kurban Ait ahead of time is an estimate. Rows from here are a
start, never an authority: a day edited by a person is not touched again (docs/decisions/0040).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import holidays

# English name in the library to the official Russian name.
RUSSIAN = {
    "New Year's Day": "Новый год",
    "Orthodox Christmas": "Православное Рождество",
    "International Women's Day": "Международный женский день",
    "Nowruz Holiday": "Наурыз мейрамы",
    "Kazakhstan's People Solidarity Holiday": "Праздник единства народа Казахстана",
    "Defender of the Fatherland Day": "День защитника Отечества",
    "Victory Day": "День Победы",
    "Capital Day": "День столицы",
    "Constitution Day": "День Конституции Республики Казахстан",
    "Republic Day": "День Республики",
    "First President Day": "День Первого Президента Республики Казахстан",
    "Independence Day": "День Независимости",
    "Eid al-Adha": "Курбан айт",
}
# The library translates word for word; these are the forms used in Kazakh documents.
KAZAKH_LABELS = {
    "қайта белгіленген демалыс, бағаланған": "ауыстырылған демалыс күні, болжамды",
    "қайта белгіленген демалыс": "ауыстырылған демалыс күні",
    "бағаланған": "болжамды",
}
RUSSIAN_LABELS = {
    "observed, estimated": "перенесённый выходной, ожидается",
    "observed": "перенесённый выходной",
    "estimated": "ожидается",
}
_LABELLED = re.compile(r"^(?P<name>.+?)(?: \((?P<label>[^()]+)\))?$")
_SWAP = re.compile(r"\((?:substituted from )?(?P<first>\d{2})[/.](?P<second>\d{2})[/.](?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class LibraryDay:
    """One day that differs from the ordinary week, named in three languages."""

    on: date
    is_working: bool
    name_kk: str
    name_ru: str
    name_en: str

    def as_dict(self) -> dict[str, Any]:
        """The columns of a calendar day."""
        return asdict(self)


def library_days(country: str, years: Iterable[int]) -> list[LibraryDay]:
    """Days off and moved working days of the years, by date. Raises ValueError for an unknown country."""
    span = list(years)
    try:
        english: Any = holidays.country_holidays(country, years=span, language="en_US")
        kazakh: Any = holidays.country_holidays(country, years=span, language="kk")
    except NotImplementedError as error:
        raise ValueError(f"No holidays are known for {country}.") from error
    days = [*_days_off(english, kazakh), *_moved_working_days(english, span)]
    return sorted(days, key=lambda day: day.on)


def _days_off(english: Any, kazakh: Any) -> Iterator[LibraryDay]:
    for on, name in english.items():
        swap = _SWAP.search(name)
        if swap:
            origin = date(int(swap["year"]), int(swap["first"]), int(swap["second"]))
            yield _swapped(on, origin)
        else:
            yield LibraryDay(on, False, _kazakh(kazakh.get(on, name)), _russian(name), name)


def _moved_working_days(english: Any, years: list[int]) -> Iterator[LibraryDay]:
    for on in english.weekend_workdays:
        if on.year in years:
            yield LibraryDay(
                on, True, "Ауыстырылған жұмыс күні", "Перенесённый рабочий день", "Moved working day"
            )


def _swapped(on: date, origin: date) -> LibraryDay:
    shown = f"{origin:%d.%m.%Y}"
    return LibraryDay(
        on,
        False,
        f"Демалыс күні ({shown} күнінен ауыстырылды)",
        f"Выходной день (перенесён с {shown})",
        f"Day off (moved from {shown})",
    )


def _russian(name: str) -> str:
    """Several holidays on one day are joined with "; " by the library."""
    return "; ".join(_relabel(part, RUSSIAN_LABELS, RUSSIAN) for part in name.split("; "))


def _kazakh(name: str) -> str:
    return "; ".join(_relabel(part, KAZAKH_LABELS, {}) for part in name.split("; "))


def _relabel(part: str, labels: dict[str, str], names: dict[str, str]) -> str:
    found = _LABELLED.match(part)
    if found is None:
        return part
    name = names.get(found["name"], found["name"])
    label = found["label"]
    return f"{name} ({labels.get(label, label)})" if label else name
