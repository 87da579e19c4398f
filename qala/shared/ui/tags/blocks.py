"""Tags with something inside: card, alert, dropdown, modal."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from qala.shared.ui.parts import TONE_ICONS, checked_tone
from qala.shared.ui.tags.basic import KINDS, attributes

register = template.Library()


@register.simple_block_tag
def card(
    content: SafeString, title: Any = "", icon: str = "", id: str = "", tone: str = "", flush: bool = False,
    url: str = "", url_label: Any = "", level: int = 2, **attrs: Any,
) -> str:  # fmt: skip
    """A surface with an optional heading and link. `flush` takes the padding away, for tables and maps."""
    if tone:
        checked_tone(tone)
    context = {
        "title": title,
        "icon": icon,
        "id": id,
        "tone": tone,
        "flush": flush,
        "url": url,
        "url_label": url_label,
    }
    return render_to_string(
        "shared/ui/card.html", context | {"content": content, "level": level, "attrs": attributes(attrs)}
    )


@register.simple_block_tag
def alert(content: SafeString, tone: str = "info", title: Any = "") -> str:
    """A message that stays on the page; bad ones are announced at once."""
    context = {"content": content, "tone": checked_tone(tone), "icon": TONE_ICONS[tone], "title": title}
    return render_to_string("shared/ui/alert.html", context)


@register.simple_block_tag
def dropdown(
    content: SafeString, label: Any, icon: str = "", align: str = "start", kind: str = "secondary", size: str = "",
    is_label_hidden: bool = False,
) -> str:  # fmt: skip
    """A button that opens a panel: <details>, so it works without scripts; Esc and a click outside close it."""
    if kind not in KINDS:
        raise ValueError(f"dropdown kind {kind!r} is none of {', '.join(KINDS)}")
    context = {"content": content, "label": label, "icon": icon, "align": align, "kind": kind, "size": size}
    return render_to_string("shared/ui/dropdown.html", context | {"is_label_hidden": is_label_hidden})


@register.simple_block_tag
def modal(content: SafeString, id: str, title: Any, size: str = "") -> str:
    """A native <dialog> with a heading and a close button. `size`: "" or "large"."""
    return render_to_string(
        "shared/ui/modal.html", {"content": content, "id": id, "title": title, "size": size}
    )
