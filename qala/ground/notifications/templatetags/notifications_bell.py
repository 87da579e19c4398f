"""The bell of the header."""

from typing import Any

from django import template

from qala.ground.notifications.queries.bell import MOST, unread_count

register = template.Library()


@register.inclusion_tag("notifications/bell.html", takes_context=True)
def bell(context: Any) -> dict[str, Any]:
    """Count of a signed-in person; one statement, none for others."""
    user = getattr(context.get("request"), "user", None)
    is_in = bool(user is not None and user.is_authenticated)
    count = unread_count(user) if is_in else 0
    return {"is_in": is_in, "count": count, "shown": f"{MOST}+" if count > MOST else str(count)}
