"""Words of the room for templates."""

from django import template
from django.conf import settings

from qala.contact.catalog.queries import book
from qala.contact.contacts.rules.danger import Sign
from qala.contact.contacts.rules.words import sign_words

register = template.Library()


@register.filter
def sign_line(sign: Sign) -> str:
    """A sign of danger in words."""
    return sign_words(sign.as_dict())


@register.filter
def topic_word(topic_id: int | None) -> str:
    """The topic's name in the active language."""
    return book().topic_name(topic_id) if topic_id else "—"


@register.filter
def language_word(code: str) -> str:
    """The language by its own name."""
    return str(dict(settings.LANGUAGES).get(code, code))
