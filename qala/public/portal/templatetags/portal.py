"""What every public page carries for drafts."""

from typing import Any

from django import template
from django.utils.html import format_html

from qala.public.portal.views.writer import is_for_keeping, writer_of

register = template.Library()


@register.simple_tag(takes_context=True)
def writer_mark(context: dict[str, Any]) -> str:
    """The attribute that tells scripts whose drafts this device writes; none on a page that is kept for everybody."""
    request = context.get("request")
    if request is None or is_for_keeping(request):
        return ""
    return format_html(' data-who="{}"', writer_of(request))
