"""Tags the shells use: import map, title of the window, breadcrumbs, preference menu."""

from __future__ import annotations

from html import unescape
from typing import Any

from django import template
from django.template.base import NodeList
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockNode
from django.templatetags.static import static
from django.utils.html import format_html, json_script, strip_tags
from django.utils.safestring import SafeString, mark_safe

from qala.shared.ui import modules

register = template.Library()
MESSAGE_TONES = {"success": "good", "warning": "warn", "error": "bad", "info": "info", "debug": "neutral"}


@register.simple_tag
def import_map() -> SafeString:
    """The inline import map: the only inline script there is, allowed by its fingerprint (`guards.StrictPolicy`)."""
    return format_html('<script type="importmap">{}</script>', mark_safe(modules.import_map_text()))  # noqa: S308


@register.inclusion_tag("shared/ui/breadcrumbs.html")
def breadcrumbs(crumbs: Any = None) -> dict[str, Any]:
    """(label, url) pairs from the top down; nothing is drawn for none, nor for the page's own name alone."""
    return {"crumbs": crumbs if any(url for _label, url in crumbs or []) else None}


@register.simple_tag
def linked_data(data: dict[str, Any]) -> SafeString:
    """JSON-LD for search engines: a block of data that no browser runs."""
    # Django has escaped the data; only the kind is another one.
    return mark_safe(json_script(data).replace("application/json", "application/ld+json", 1))  # noqa: S308


@register.simple_tag
def icon_sprite() -> str:
    """The address of the icon sprite, for modules that draw icons."""
    return static("vendor/icons.svg")


@register.simple_tag
def message_tone(message: Any) -> str:
    """The tone of a Django message."""
    return MESSAGE_TONES.get(message.level_tag, "info")


@register.simple_tag(takes_context=True)
def page_title(context: template.Context) -> str:
    """The words of the heading for the title of the window: "Find an appeal · Qala"; "Qala" where there are none."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    if blocks is None or blocks.get_block("heading") is None:
        return "Qala"
    drawn = BlockNode("heading", NodeList()).render(context)
    words = " ".join(unescape(strip_tags(drawn)).split())
    return f"{words} · Qala" if words else "Qala"
