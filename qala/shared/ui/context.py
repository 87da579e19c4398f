"""What every template knows: the person's menu and preferences. All lazy, so a fragment pays for nothing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject, lazystr
from django.utils.translation import get_language

from qala.shared.kept.marking import is_for_all
from qala.shared.languages import SHOWN
from qala.shared.ui import menu, prefs


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `menu`, `prefs`, `ui_language`, `ui_languages`, `ui_base` (the shell that fits the person),
    `is_for_all` (no tokens in the page), `is_portal_only` (nothing can be sent here)."""
    return {
        "is_for_all": settings.PORTAL_ONLY or is_for_all(request),
        "is_portal_only": settings.PORTAL_ONLY,
        "menu": SimpleLazyObject(lambda: menu_of(request)),
        "prefs": SimpleLazyObject(lambda: prefs.read(request)),
        "ui_language": lazystr(get_language() or settings.LANGUAGE_CODE),
        "ui_languages": SHOWN,
        # A callable, not a lazy object: {% extends %} needs a real string, and templates call callables.
        "ui_base": lambda: "shared/page.html" if is_staff(request) else "shared/public.html",
    }


def is_staff(request: HttpRequest) -> bool:
    """Whether a member of staff is signed in; safe on requests that broke before authentication."""
    return bool(getattr(getattr(request, "user", None), "is_staff", False))


def menu_of(request: HttpRequest) -> list[menu.MenuGroup]:
    """The menu of the signed-in person for this page."""
    return menu.menu_for(request.user, request.path) if is_staff(request) else []
