"""Small signs: icon, badge, button, avatar, progress, time."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import formats
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from qala.shared.clock import now
from qala.shared.ui import parts, times
from qala.shared.ui.icons import ICONS

register = template.Library()
KINDS = ("primary", "secondary", "quiet", "danger", "gold")
FALLBACK_ICON = "help"


@register.simple_tag
def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """A drawing from the sprite. With `label` it speaks, without it is decoration. `size`: "", "lg", "xl"."""
    return _drawing(name if name in ICONS else FALLBACK_ICON, str(label), size)


@lru_cache(1024)
def _drawing(known: str, label: str, size: str) -> SafeString:
    css = f"q-icon q-icon-{size}" if size else "q-icon"
    voice = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="{}" {} viewBox="0 0 24 24" focusable="false"><use href="{}#{}"></use></svg>',
        css, voice, static("vendor/icons.svg"), known,
    )  # fmt: skip


@register.simple_tag
def badge(label: Any, tone: str = "neutral", icon: str = "", title: str = "") -> SafeString:
    """A word in a pill: the word, a shape and a colour say the same."""
    return _pill(
        conditional_escape(label), tone, icon or parts.TONE_ICONS[parts.checked_tone(tone)], str(title)
    )


@lru_cache(2048)
def _pill(label: SafeString, tone: str, icon: str, title: str) -> SafeString:
    hint = format_html(' title="{}"', title) if title else ""
    return format_html(
        '<span class="q-badge q-{}"{}>{}<span>{}</span></span>', tone, hint, _icon(icon), label
    )


@register.simple_tag
def column_checks(columns: Any) -> SafeString:
    """The check boxes of a list's column chooser."""
    return _checks(tuple((each.key, each.is_visible, each.is_fixed, str(each.label)) for each in columns))


@lru_cache(maxsize=500)
def _checks(columns: tuple[tuple[str, bool, bool, str], ...]) -> SafeString:
    """Most people look at most lists with the same columns."""
    return format_html_join(
        "",
        '<label class="q-check"><input type="checkbox" name="columns" value="{}"{}{}>{}</label>',
        [
            (key, _CHECKED if is_visible else "", _OFF if is_fixed else "", label)
            for key, is_visible, is_fixed, label in columns
        ],
    )


_CHECKED, _OFF = SafeString(" checked"), SafeString(" disabled")


@register.simple_tag
def table_rows(rows: Any, can_choose: Any = False) -> SafeString:
    """The body of a list: `rows` of `qala.shared.lists.page.Row`. Python and not a loop of templates: a hundred rows of
    nine cells are most of a page's cost. The first cell is the row's heading and carries the link; `can_choose` puts a
    check box of the form `bulk-form` before it."""
    opened = [_opening(cell.column) for cell in rows[0].cells[1:]] if rows else []
    check = _check if can_choose else _no_check
    return mark_safe("".join([_row(row, opened, check(row)) for row in rows]))  # noqa: S308


def _check(row: Any) -> str:
    return (
        f'<td class="q-cell-check"><input type="checkbox" name="ids" value="{conditional_escape(row.pk)}"'
        f' form="bulk-form" aria-label="{conditional_escape(row.label)}"></td>'
    )


def _no_check(row: Any) -> str:
    return ""


def _opening(column: Any) -> str:
    """A cell also carries its column's name: on a phone the rows become cards and the head is gone."""
    return f'<td class="q-cell-{column.align or "start"}" data-label="{conditional_escape(column.label)}">'


def _row(row: Any, opened: list[str], check: str = "") -> str:
    head, *others = row.cells
    first = _cell(head)
    if row.url:
        first = f'<a href="{conditional_escape(row.url)}" hx-boost="false">{first}</a>'
    cells = "".join([f"{td}{_cell(cell)}</td>" for td, cell in zip(opened, others, strict=True)])
    tone = f' class="q-row-{row.tone}"' if row.tone else ""
    return f'<tr{tone}>{check}<th scope="row">{first}</th>{cells}</tr>'


def _cell(cell: Any) -> str:
    return cell.html or conditional_escape(cell.text) or "—"


@register.simple_tag
def stage_badge(stage: str, label: Any = "") -> SafeString:
    """The badge of a fixed stage; `label` is the city's own word for the status."""
    look = parts.stage_look(stage)
    return badge(label or look.label, look.tone, look.icon)


@register.simple_tag
def button(
    label: Any, url: str = "", kind: str = "primary", icon: str = "", type: str = "submit", size: str = "",
    disabled: bool = False, opens: str = "", is_label_hidden: bool = False, **attrs: Any,
) -> SafeString:  # fmt: skip
    """A link when `url` is given, else a button; `opens`: id of a modal.

    More words become attributes (hx_get → hx-get). Not a template: a list screen has a dozen.
    """
    if kind not in KINDS:
        raise ValueError(f"button kind {kind!r} is none of {', '.join(KINDS)}")
    css = classes(
        "q-button", f"q-button-{kind}", size and f"q-button-{size}", is_label_hidden and "q-button-icon"
    )
    words = conditional_escape(label)
    title = f' title="{words}"' if is_label_hidden else ""
    hidden = ' class="q-hidden"' if is_label_hidden else ""
    inside = f"{_icon(icon) if icon else ''}<span{hidden}>{words}</span>"
    if url and not disabled:
        href = conditional_escape(url)
        return SafeString(f'<a class="{css}" href="{href}"{attributes(attrs)}{title}>{inside}</a>')
    modal = conditional_escape(opens)
    calls = f' data-module="shared/dialog" data-opens="{modal}" aria-haspopup="dialog"' if opens else ""
    off = " disabled" if disabled else ""
    kind_of = "button" if opens else conditional_escape(type)
    return SafeString(
        f'<button class="{css}" type="{kind_of}"{calls}{off}{attributes(attrs)}{title}>{inside}</button>'
    )


@register.simple_tag
def avatar(name: str, size: str = "") -> SafeString:
    """Initials in a circle, decoration beside a written name. `size`: small, "", large."""
    css = f"q-avatar q-hue-{parts.hue(name)}" + (f" q-avatar-{size}" if size else "")
    return format_html('<span class="{}" aria-hidden="true">{}</span>', css, parts.initials(name))


@register.inclusion_tag("shared/ui/progress.html")
def progress(value: float | None, max: float = 100, label: str = "", tone: str = "info") -> dict[str, Any]:
    """A bar with its number; None runs without end. Values outside 0–max are drawn at the edge."""
    share = None if value is None else round(100 * min(value, max) / max) if max else 0
    return {"value": value, "max": max, "label": label, "tone": parts.checked_tone(tone), "share": share}


@register.simple_tag
def moment(at: datetime | None) -> SafeString | str:
    """A moment relative to now; the absolute one on the city's clock is the title."""
    if at is None:
        return "—"
    title, words = conditional_escape(times.absolute(at)), conditional_escape(times.relative(at, now()))
    return SafeString(f'<time datetime="{at.isoformat()}" title="{title}">{words}</time>')


@register.simple_tag
def clock(at: datetime | None) -> SafeString | str:
    """A moment in full on the city's clock."""
    return (
        "—"
        if at is None
        else format_html('<time datetime="{}">{}</time>', at.isoformat(), times.absolute(at))
    )


@register.simple_tag
def day(on: date | None) -> SafeString | str:
    """A day in the format of the language."""
    if on is None:
        return "—"
    return format_html(
        '<time datetime="{}">{}</time>', on.isoformat(), formats.date_format(on, "DATE_FORMAT")
    )


@register.filter
def month(first: date) -> str:
    """A month with its year, standing by itself."""
    return times.month(first)


@register.filter
def in_month(first: date) -> str:
    """The same inside a sentence."""
    return times.month(first, is_inside=True)


@register.simple_tag
def due(
    at: datetime | None, met_at: datetime | None = None, warn_at: datetime | None = None
) -> SafeString | str:
    """A target: time left, overdue, met or met late, with tone and icon."""
    if at is None:
        return "—"
    shown = times.due(at, now(), met_at=met_at, warn_at=warn_at)
    return badge(shown.text, shown.tone, shown.icon, times.absolute(at))


@register.simple_tag
def classes(*words: Any) -> str:
    """The non-empty words, joined: conditional classes without an if in the attribute."""
    return " ".join(str(word) for word in words if word)


def attributes(attrs: dict[str, Any]) -> SafeString:
    """HTML attributes from keywords: underscores become hyphens, True is bare, None and False are left out."""
    pairs = [
        (name.rstrip("_").replace("_", "-"), value)
        for name, value in attrs.items()
        if value not in (None, False)
    ]
    return format_html_join("", ' {}="{}"', [(name, "" if value is True else value) for name, value in pairs])


_icon = icon  # `icon` is also a parameter name of other tags
