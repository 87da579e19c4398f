"""Who publishes the open data, as people read it."""

from django.conf import settings
from django.utils.translation import gettext


def publisher() -> str:
    """The name that the city has set; while it has set none, the usual one in the reader's language."""
    named = str(settings.PUBLISHER)
    return gettext("City administration") if named == "City administration" else named
