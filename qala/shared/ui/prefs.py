"""How a person wants to see Qala: theme, density, text size, contrast. Kept in a cookie, applied by the server."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COOKIE = settings.PREFERENCES_COOKIE_NAME
MAX_AGE = 365 * 24 * 3600  # seconds


@dataclass(frozen=True)
class Preferences:
    """Each field is the value of a `data-` attribute on <html>; the first choice is the default."""

    theme: str = "auto"
    density: str = "comfortable"
    text: str = "normal"
    contrast: str = "normal"

    def choices(self) -> list[tuple[str, str | Promise, list[tuple[str, str | Promise, bool]]]]:
        """(name, label, [(value, label, is_chosen)]) for the preference menu."""
        return [
            (
                name,
                LABELS[name],
                [(value, label, getattr(self, name) == value) for value, label in CHOICES[name]],
            )
            for name in CHOICES
        ]


LABELS: dict[str, str | Promise] = {
    "theme": _("Theme"),
    "text": _("Text size"),
    "contrast": _("Contrast"),
    "density": _("Density"),
}
CHOICES: dict[str, list[tuple[str, str | Promise]]] = {
    "theme": [
        ("auto", pgettext_lazy("theme", "As on the device")),
        ("light", pgettext_lazy("theme", "Light")),
        ("dark", pgettext_lazy("theme", "Dark")),
    ],
    "text": [
        ("normal", pgettext_lazy("text size", "Normal")),
        ("large", pgettext_lazy("text size", "Large")),
        ("larger", pgettext_lazy("text size", "Larger")),
    ],
    "contrast": [
        ("normal", pgettext_lazy("contrast", "Normal")),
        ("high", pgettext_lazy("contrast", "High")),
    ],
    "density": [
        ("comfortable", pgettext_lazy("density", "Comfortable")),
        ("compact", pgettext_lazy("density", "Compact")),
    ],
}


def changed(prefs: Preferences, name: str, value: str) -> Preferences:
    """The preferences with one of them set; an unknown name or value changes nothing."""
    allowed = {choice for choice, _label in CHOICES.get(name, [])}
    return replace(prefs, **{name: value}) if value in allowed else prefs


def read(request: HttpRequest) -> Preferences:
    """The preferences of this browser; junk in the cookie is ignored."""
    prefs = Preferences()
    for name, value in parse_qsl(request.COOKIES.get(COOKIE, "")[:200]):
        prefs = changed(prefs, name, value)
    return prefs


def write(response: HttpResponse, prefs: Preferences, *, is_secure: bool) -> None:
    """Remember the preferences for a year; only what differs from the default is kept."""
    default = Preferences()
    words = {
        f.name: getattr(prefs, f.name)
        for f in fields(prefs)
        if getattr(prefs, f.name) != getattr(default, f.name)
    }
    if words:
        response.set_cookie(
            COOKIE, urlencode(words), max_age=MAX_AGE, secure=is_secure, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
