"""The room's parameters."""

from qala.public.published.models import PublicTerms


def terms() -> PublicTerms:
    """The city's row, or the defaults of a city that has none. One statement."""
    return PublicTerms.objects.first() or PublicTerms()
