"""Sample content of `/gallery/`: every component in every state. The samples are Kazakh on purpose, with long words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qala.shared.clock import now
from qala.shared.ui import charts, icons
from qala.shared.ui.parts import TONES, Fact, Look, Tab

SHELLS = ("public", "narrow", "print", "refusal")
LONG = "Көпқабатты тұрғын үйлердің инженерлік желілерін жаңғыртуды үйлестіру басқармасының кезекшісі"


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Тақырып", help_text="Бір сөйлеммен", max_length=80)
    phone = forms.CharField(label="Телефон", required=False)
    depth = forms.IntegerField(label="Тереңдігі", min_value=0, required=False)
    on = forms.DateField(label="Күні", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    district = forms.ChoiceField(
        label="Аудан", choices=[("", "Таңдаңыз"), ("1", "Есіл"), ("2", "Алматы"), ("3", "Сарыарқа")]
    )
    text = forms.CharField(label="Мазмұны", widget=forms.Textarea(attrs={"rows": 4}))
    channel = forms.ChoiceField(
        label="Арна", widget=forms.RadioSelect, choices=[("phone", "Телефон 109"), ("site", "Сайт")]
    )
    topics = forms.MultipleChoiceField(
        label="Тақырыптар",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("a", "Жол"), ("b", "Су")],
    )
    is_agreed = forms.BooleanField(label="Дербес деректерді өңдеуге келісемін")
    locked = forms.CharField(
        label="Өзгертуге болмайды", initial="А-2026-000017-К", disabled=True, required=False
    )


@dataclass(frozen=True)
class SampleEntry:
    """A timeline entry without a database."""

    verb: str
    at: datetime
    by: str
    note: str = ""
    from_stage: str = ""
    to_stage: str = ""
    is_public: bool = True


@dataclass(frozen=True)
class SampleColumn:
    """A column as `qala.shared.lists` gives it."""

    key: str
    label: str
    is_sortable: bool = True
    sort_direction: str = ""
    align: str = "start"
    is_visible: bool = True
    is_fixed: bool = False
    sort_url: str = "?sort=x#list"


@dataclass(frozen=True)
class SampleCell:
    """A cell: text or safe HTML."""

    column: SampleColumn
    text: str = ""
    html: str = ""


@dataclass(frozen=True)
class SampleRow:
    """A row of cells."""

    cells: list[SampleCell]
    url: str = "#list"
    label: str = ""
    tone: str = ""


@dataclass(frozen=True)
class SamplePage:
    """A page of a list."""

    rows: list[SampleRow]
    columns: list[SampleColumn]
    count_label: str = ""
    prev_url: str = ""
    next_url: str = ""
    is_filtered: bool = False
    clear_url: str = "#list"
    csv_url: str = "#list"
    xlsx_url: str = "#list"
    columns_url: str = "#list"
    save_view_url: str = "#list"
    hidden: tuple[tuple[str, str], ...] = (("sort", "-due"),)
    first_url: str = "#list"
    last_url: str = "#list"
    sizes: tuple[dict[str, Any], ...] = (
        {"label": 25, "url": "#list", "is_active": True},
        {"label": 50, "url": "#list", "is_active": False},
    )
    saved_views: list[dict[str, Any]] = field(default_factory=list)
    active_filters: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is no row."""
        return not self.rows

    @property
    def all_columns(self) -> list[SampleColumn]:
        """The same columns, for the chooser."""
        return self.columns


COLUMNS = [
    SampleColumn("number", "Нөмірі", is_fixed=True),
    SampleColumn("topic", "Тақырып"),
    SampleColumn("executor", "Орындаушы"),
    SampleColumn("due", "Мерзімі", sort_direction="desc"),
    SampleColumn("cost", "Құны, мың ₸", align="end", is_sortable=False),
]
ROWS = [
    ("А-2026-000017-К", "Жылыту: пәтер суық", LONG, "2 сағат қалды", "1 250,5", "warn"),
    ("А-2026-000018-М", "Ашық люк", "Астана су арнасы", "3 сағатқа кешікті", "80,0", "bad"),
    ("А-2026-000019-Т", "Көше жарығы", "Есіл ауданының әкімдігі", "5 күн қалды", "412,0", ""),
]
LOOKS = {
    "registered": Look("Өтініш тіркелді", "inbox", "info"),
    "accepted": Look("Орындауға алынды", "user-check", "gold"),
    "answered": Look("Жауап берілді", "message-2", "good"),
}


def context() -> dict[str, Any]:
    """Everything the gallery's template draws."""
    return {
        "tones": TONES,
        "stages": ("new", "active", "waiting", "done", "rejected"),
        "long": LONG,
        "icon_names": icons.ICONS,
        "form": SampleForm(initial={"title": "Ашық люк"}),
        "bad_form": SampleForm({"title": "", "depth": "-1", "district": "9", "text": ""}, auto_id="bad_%s"),
        "filter_form": SampleForm(auto_id="filter_%s"),
        "tabs": [
            Tab(_("All"), "#tabs", is_active=True, count=1284),
            Tab("Мерзімі өткен", "#tabs", count=17, icon="alarm"),
            Tab(LONG, "#tabs"),
        ],
        "facts": [
            Fact("Нөмірі", "А-2026-000017-К"),
            Fact("Мекенжайы", "Тұран даңғылы, 37", icon="map-pin", url="#facts"),
            Fact("Орындаушы", LONG),
            Fact("Байланыс", ""),
        ],
        "steps": ["Тақырып", "Орны", "Мазмұны", "Тексеру"],
        "crumbs": [(_("Home page"), "/"), (_("Gallery"), "")],
        "looks": LOOKS,
        **_times(),
        **_lists(),
        **_drawings(),
    }


def _times() -> dict[str, Any]:
    at = now()
    entries = [
        SampleEntry("registered", at - timedelta(days=2), "109 операторы", to_stage="new"),
        SampleEntry("accepted", at - timedelta(hours=5), LONG, from_stage="new", to_stage="active"),
        SampleEntry(
            "answered",
            at - timedelta(minutes=4),
            "Орындаушы",
            "Люк жабылды.\nФотосурет тіркелді.",
            "active",
            "done",
        ),
        SampleEntry("answered", at, "", "Тек қызметкерлерге көрінетін жазба", is_public=False),
    ]
    return {
        "entries": entries,
        "past": at - timedelta(hours=3),
        "soon": at + timedelta(hours=2),
        "later": at + timedelta(days=3),
        "warned": at - timedelta(minutes=1),
        "long_ago": at - timedelta(days=90),
    }


def _lists() -> dict[str, Any]:
    rows = [
        SampleRow([SampleCell(column, text) for column, text in zip(COLUMNS, row, strict=False)], tone=row[5])
        for row in ROWS
    ]
    page = SamplePage(
        rows,
        COLUMNS,
        "1 284",
        next_url="#list",
        is_filtered=True,
        saved_views=[
            {"label": "Менің кешіккендерім", "url": "#list", "is_active": True, "delete_url": "#list"}
        ],
        active_filters=[{"label": "Аудан", "value": "Есіл", "remove_url": "#list"}],
    )
    return {
        "page": page,
        "empty_page": SamplePage([], COLUMNS),
        "no_match": SamplePage([], COLUMNS, is_filtered=True),
    }


def _drawings() -> dict[str, Any]:
    days = ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"]
    received = charts.Series("Түскені", [420, 460, 455, None, 510, 230, 180])
    done = charts.Series("Орындалғаны", [400, 410, 470, 440, 460, 260, 150], tone="good")
    late = charts.Series("Кешіккені", [30, 42, 25, 31, 44, 12, 9], tone="bad")
    grid = [[(hour * (day + 2)) % 17 for hour in range(0, 24, 2)] for day in range(7)]
    return {
        "line_chart": charts.line("Күн", days, [received, done], is_area=True),
        "bar_chart": charts.bar("Күн", days, [done, late], is_stacked=True),
        "across_chart": charts.bar(
            "Орындаушы", [LONG, "Су арнасы", "Жылу"], [charts.Series("Кешіккені", [41, 22, 9])], direction="across"
        ),
        "donut_chart": charts.donut("Арна", "Саны", [("Телефон 109", 61), ("Сайт", 24), ("Мобильді қосымша", 15)]),
        "heat_chart": charts.heatmap("Күн", [f"{hour}:00" for hour in range(0, 24, 2)], days, grid),
        "empty_chart": charts.line("Күн", [], []),
        "points": [
            {"lon": 71.43 + step / 300, "lat": 51.128 + step % 3 / 200, "title": f"№ {step}", "text": "Ашық люк",
             "tone": TONES[step % 6], "badge": "Жаңа", "url": "#map"}
            for step in range(14)
        ],
    }  # fmt: skip
