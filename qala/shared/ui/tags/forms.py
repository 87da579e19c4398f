"""Forms: field, error summary, one-button form, combobox, upload."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms as django_forms
from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
MEGABYTE = 1024 * 1024


@register.inclusion_tag("shared/ui/field.html")
def field(
    bound: BoundField,
    help: Any = "",
    prefix: str = "",
    suffix: str = "",
    combobox_url: str = "",
    is_free: bool = False,
    **attrs: Any,
) -> dict[str, Any]:
    """Label, mark, control, help and errors of one field, tied together for screen readers.

    `prefix`/`suffix`: a unit beside the control. `combobox_url`: autocomplete for a text or choice field;
    `is_free`: it only suggests, and what stands in the box is what is sent. A field of the form may carry a `mark`:
    "needed" where a later step asks for what a draft may lack, "none" where it depends on other fields.
    """
    base, mark = bound.auto_id or bound.html_name, getattr(bound.field, "mark", "")
    text = help or bound.help_text
    described = [f"{base}_help"] if text else []
    described += [f"{base}_error"] if bound.errors else []
    words: dict[str, Any] = {name.replace("_", "-"): value for name, value in attrs.items()}
    kind = _kind(bound)
    words["aria-describedby"] = " ".join(described) or None
    words["aria-invalid"] = "true" if bound.errors else None
    words["aria-required"] = "true" if mark == "needed" and kind == "line" else None
    given = {name: value for name, value in words.items() if value is not None}
    return {
        "field": bound, "kind": kind, "base": base, "help": text, "prefix": prefix, "suffix": suffix,
        "control": "" if combobox_url else bound.as_widget(attrs=given), "combobox_url": combobox_url,
        "described": words["aria-describedby"], "is_required": bound.field.required or mark == "needed",
        "text": _chosen_text(bound) if combobox_url and not is_free else bound.value() or "",
        "is_free": is_free, "is_marked": mark != "none",
    }  # fmt: skip


@register.simple_tag
def filter_field(bound: BoundField) -> SafeString:
    """A field of a filter bar: as `field`, but nothing there is required, so nothing says "optional".

    A field in which nothing is chosen looks the same on every page: it is drawn once per language and kept.
    """
    kept = None if bound.errors or bound.value() not in _NOTHING else _kept_by(bound)
    if kept is None:
        return _filter_field(bound)
    key = (bound.html_name, bound.auto_id, str(bound.label), get_language())
    if key not in kept:
        kept[key] = _filter_field(bound)
    return SafeString(kept[key])


_NOTHING: tuple[Any, ...] = (None, "", [], [None, None])
# Empty boxes for words and days, by the class of their list's filters: declared in code, so they never change.
_empty_boxes: dict[Any, dict[Any, SafeString]] = {}


def _kept_by(bound: BoundField) -> dict[Any, Any] | None:
    """Where the drawn field may be kept: as long as its choices last, or the process for a field without choices."""
    field, find_lasting = bound.field, getattr(bound.field.widget, "lasting", None)
    if find_lasting:
        choices = find_lasting()
        return choices.drawn if choices is not None else None
    filters = getattr(bound.form, "drawn_for", None)
    return None if filters is None or hasattr(field, "choices") else _empty_boxes.setdefault(filters, {})


def _filter_field(bound: BoundField) -> SafeString:
    return render_to_string("shared/ui/field.html", field(bound) | {"is_marked": False})


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, django_forms.CheckboxInput):
        return "check"
    many = (django_forms.RadioSelect, django_forms.CheckboxSelectMultiple, django_forms.MultiWidget)
    return "group" if isinstance(widget, many) else "line"


def _chosen_text(bound: BoundField) -> str:
    """The label of the chosen row, so that a combobox shows a name and not a number."""
    value = bound.value()
    if value in (None, ""):
        return ""
    if isinstance(bound.field, django_forms.ModelChoiceField) and bound.field.queryset is not None:
        try:
            return str(bound.field.to_python(value))
        except django_forms.ValidationError:
            return ""
    return str(value)


@register.inclusion_tag("shared/ui/form_errors.html")
def form_errors(form: Any, focus: bool = True) -> dict[str, Any]:
    """A summary above the form: each error links to its field. It takes focus when the page opens."""
    listed = [
        (bound.id_for_label or bound.auto_id, bound.label, bound.errors) for bound in form if bound.errors
    ]
    return {"listed": listed, "others": form.non_field_errors(), "focus": focus}


@register.inclusion_tag("shared/ui/form_body.html")
def form_body(form: Any) -> dict[str, Any]:
    """Summary, hidden fields, then every visible field in order."""
    return {"form": form}


@register.inclusion_tag("shared/ui/action_form.html", takes_context=True)
def action_form(
    context: template.Context,
    url: str,
    label: Any,
    kind: str = "primary",
    icon: str = "",
    confirm: Any = "",
    size: str = "",
    **fields: Any,
) -> dict[str, Any]:
    """One button that posts, with CSRF token and idempotency key. More words become hidden fields."""
    return {
        "csrf_token": context.get("csrf_token"), "url": url, "label": label, "kind": kind, "icon": icon,
        "confirm": confirm, "size": size, "fields": fields, "id": f"ask-{secrets.token_hex(4)}",
    }  # fmt: skip


@register.simple_tag
def idempotency_key() -> SafeString:
    """The hidden `_key` that makes a repeated POST answer as the first (see `shared.idempotency`)."""
    return format_html('<input type="hidden" name="_key" value="{}">', secrets.token_urlsafe(18))


@register.inclusion_tag("shared/ui/combobox.html")
def combobox(
    name: str, url: str, value: Any = "", text: Any = "", label: Any = "", help: Any = "", required: bool = False,
    free: bool = False, id: str = "", described: str = "", is_invalid: bool = False, placeholder: Any = "",
) -> dict[str, Any]:  # fmt: skip
    """Autocomplete over a JSON endpoint: `GET url?q=` → {"items": [{"value", "label", "hint"}]}.

    Sends `name` (the value) and `name_text` (what was typed); with `free` the typed text itself is `name`.
    """
    return {
        "name": name, "url": url, "value": value or "", "text": text or "", "label": label, "help": help,
        "required": required, "free": free, "id": id or f"id_{name}", "described": described,
        "is_invalid": is_invalid, "placeholder": placeholder, "is_marked": True,
    }  # fmt: skip


@register.inclusion_tag("shared/ui/upload.html")
def upload(
    name: str, label: Any = "", accept: str = "", multiple: bool = False, max_bytes: int = 0, help: Any = "",
    endpoint: str = "/files/uploads/", field_name: str = "", required: bool = False, errors: Any = None,
    keeps_position: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """A drop zone with preview and resumable upload; without scripts an ordinary file input `name`.

    Uploaded files arrive as hidden inputs `field_name` (default `<name>_id`) holding the ids the server gave. With
    `keeps_position` place and time of photos stay with them; the `help` has to say so.
    """
    return {
        "name": name, "label": label, "accept": accept, "multiple": multiple, "max_bytes": max_bytes, "help": help,
        "keeps_position": keeps_position,
        "endpoint": endpoint, "field_name": field_name or f"{name}_id", "required": required, "errors": errors,
        "max_megabytes": max_bytes // MEGABYTE, "is_marked": True,
    }  # fmt: skip
