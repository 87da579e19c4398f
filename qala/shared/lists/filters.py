"""Filters of list screens: check lists, ranges of days, text; and the chips that show what is switched on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.html import conditional_escape as escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qala.shared.choices import ReadyChoices
from qala.shared.clock import city_zone

MAX_TEXT = 200


class DateRangeWidget(django_filters.widgets.DateRangeWidget):
    """Two date inputs named <name>_from and <name>_to."""

    template_name = "shared/list/widgets/date_range.html"
    suffixes = ("from", "to")

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs)
        for widget, label in zip(self.widgets, (gettext_lazy("from"), gettext_lazy("to")), strict=True):
            widget.input_type = "date"
            widget.format = "%Y-%m-%d"
            widget.attrs["aria-label"] = label


class ChecksWidget(forms.CheckboxSelectMultiple):
    """A check list; the template makes it a drop-down with a search when it is long. Outside a filter nothing checked
    does not mean any: the attribute `data_nothing` says then what it means."""

    template_name = "shared/list/widgets/checks.html"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The options are drawn here and not by a template: the register has hundreds of them on every page."""
        attributes, chosen = self.build_attrs(self.attrs, attrs), self.format_value(value)
        drawn = self._options(self._declared(), name, frozenset(chosen), attributes.get("id"))
        options = mark_safe("".join(drawn))  # noqa: S308
        return self._render(  # type: ignore[attr-defined]
            self.template_name,
            {"widget": {"attrs": attributes, "value": chosen}, "options": options},
            renderer,
        )

    def lasting(self) -> ReadyChoices | None:
        """The choices when they outlive the request: what is drawn of them may be kept in their `drawn`."""
        choices = self._declared()
        return choices if isinstance(choices, ReadyChoices) else None

    def _declared(self) -> Any:
        """Below the iterator of django_filters stands what the filter was declared with, perhaps a function."""
        choices = getattr(self.choices, "choices", self.choices)
        return choices() if callable(choices) else choices

    def _options(self, choices: Any, name: str, chosen: frozenset[str], base: str | None) -> Iterator[str]:
        number = 0
        for key, label in choices:
            is_group = isinstance(label, (list, tuple))
            if is_group:
                yield f'<span class="q-checks-group">{escape(key)}</span>'
            for value, text in label if is_group else [(key, label)]:
                target, own = (f' for="{base}_{number}"', f' id="{base}_{number}"') if base else ("", "")
                mark = " checked" if str(value) in chosen else ""
                yield (
                    f'<label class="form-check"{target}><input class="form-check-input" type="checkbox"'
                    f' name="{escape(name)}" value="{escape(value)}"{own}{mark}>'
                    f'<span class="form-check-label">{escape(text)}</span></label>\n'
                )
                number += 1


class ChoicesFilter(django_filters.MultipleChoiceFilter):
    """Any of the checked values. `choices` may be a function; a list that lasts comes as `ReadyChoices`."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", ChecksWidget)
        if isinstance(options.get("choices"), (list, tuple)):  # declared in code
            options["choices"] = ReadyChoices(options["choices"])
        super().__init__(**options)
        self.distinct = options.get("distinct", False)

    def is_noop(self, qs: QuerySet[Any], value: Any) -> bool:
        """Everything checked is not the same as nothing: rows without a value are then left out."""
        return False

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """One IN instead of a chain of ORs."""
        if not value:
            return qs
        rows = qs.filter(**{f"{self.field_name}__in": value})
        return rows.distinct() if self.distinct else rows


class CityDayField(forms.DateField):
    """A day of this or a near century: the day after the last one a calendar knows cannot be counted."""

    def __init__(self, **options: Any) -> None:
        bounds = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2200, 1, 1))]
        super().__init__(validators=bounds, **options)


class DayRangeField(django_filters.fields.RangeField):
    """A slice of two days, either may be None."""

    widget = DateRangeWidget

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__((CityDayField(), CityDayField()), *args, **options)

    def compress(self, data_list: list[date | None]) -> slice | None:
        """Refuse a range that ends before it begins."""
        value: slice | None = super().compress(data_list)
        if value is not None and value.start and value.stop and value.start > value.stop:
            raise forms.ValidationError(_("The range ends before it begins."))
        return value


class DateRangeFilter(django_filters.Filter):
    """From a day to a day, both included, as the city's calendar counts them; for columns with moments."""

    field_class = DayRangeField

    def filter(self, qs: QuerySet[Any], value: slice | None) -> QuerySet[Any]:
        """Half-open in the database: the day after the last one is the limit."""
        if value is None:
            return qs
        if value.start:
            qs = qs.filter(**{f"{self.field_name}__gte": self.bound(value.start)})
        if value.stop:
            qs = qs.filter(**{f"{self.field_name}__lt": self.bound(value.stop + timedelta(days=1))})
        return qs

    def bound(self, day: date) -> Any:
        """The day's first moment in the city."""
        return datetime.combine(day, time(), city_zone())


class DayRangeFilter(DateRangeFilter):
    """The same for columns with days."""

    def bound(self, day: date) -> Any:
        """The day itself."""
        return day


class TextFilter(django_filters.CharFilter):
    """Free words; give `method` or a `lookup_expr`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", MAX_TEXT)
        options.setdefault("widget", forms.TextInput(attrs={"type": "search", "autocomplete": "off"}))
        super().__init__(*args, **options)


class ListFilter(django_filters.FilterSet):
    """Base of a screen's filters. A filter's name is its parameter; junk shows an error and no rows."""

    def get_form_class(self) -> type[forms.Form]:
        """The form knows whose filters it draws, so that empty boxes may be drawn once (`filter_field`)."""
        made: type[forms.Form] = super().get_form_class()
        made.drawn_for = type(self)  # type: ignore[attr-defined]
        return made

    @property
    def rows(self) -> QuerySet[Any]:
        """The filtered rows; none when a filter is wrong, because unfiltered ones would mislead."""
        return self.qs if self.is_valid() else self.queryset.none()


@dataclass(frozen=True)
class Chip:
    """One active filter value and the parameters (name, value) that must go to switch it off."""

    label: str
    value: str
    parameters: tuple[tuple[str, str], ...]


def chips(filterset: "ListFilter") -> Iterator[Chip]:
    """What is switched on, in the order of the filters; wrong values are shown by the form instead."""
    if not filterset.is_bound or not filterset.is_valid():
        return
    for name in filterset.filters:
        field = filterset.form.fields[name]
        value = filterset.form.cleaned_data.get(name)
        if value in (None, "", []) or (isinstance(value, QuerySet) and not filterset.data.get(name)):
            continue
        yield from _chips_of(name, str(field.label or name), field, value)


def _chips_of(name: str, label: str, field: forms.Field, value: Any) -> Iterator[Chip]:
    if isinstance(value, slice):
        yield Chip(label, _span(value), ((f"{name}_from", ""), (f"{name}_to", "")))
    elif isinstance(field, forms.ModelMultipleChoiceField):
        for item in value:
            yield Chip(label, field.label_from_instance(item), ((name, str(field.prepare_value(item))),))
    elif isinstance(field, forms.MultipleChoiceField):
        words = {str(key): str(text) for key, text in _flat(field.choices)}
        for item in value:
            yield Chip(label, words.get(str(item), str(item)), ((name, str(item)),))
    elif isinstance(field, forms.ChoiceField):
        words = {str(key): str(text) for key, text in _flat(field.choices)}
        yield Chip(label, words.get(str(getattr(value, "pk", value)), str(value)), ((name, ""),))
    elif isinstance(value, bool):
        yield Chip(label, _("yes") if value else _("no"), ((name, ""),))
    else:
        yield Chip(label, str(value), ((name, ""),))


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, text in choices:
        if isinstance(text, (list, tuple)):
            yield from text
        else:
            yield key, text


def _span(value: slice) -> str:
    first, last = (day and date_format(day, "SHORT_DATE_FORMAT") for day in (value.start, value.stop))
    if first and last:
        return f"{first} – {last}"
    return _("from %(day)s") % {"day": first} if first else _("to %(day)s") % {"day": last}
