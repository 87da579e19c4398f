"""Words of the room for templates."""

from django import template

from qala.contact.mailbox.models import OutgoingLetter
from qala.contact.mailbox.tables import outgoing_badge

register = template.Library()


@register.simple_tag
def outgoing_state(row: OutgoingLetter) -> str:
    """How far a letter got."""
    return outgoing_badge(row)
