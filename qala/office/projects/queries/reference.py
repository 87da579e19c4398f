"""Reference data with how many projects use it."""

from typing import Any

from django.db.models import Count, QuerySet

from qala.office.projects.models import Block, Indicator, Portfolio, Programme, ProjectKind


def counted(what: str) -> QuerySet[Any]:
    """Rows with `used`, kinds also with their steps. KeyError for another table."""
    rows: dict[str, QuerySet[Any]] = {
        "blocks": Block.objects.annotate(used=Count("projects")),
        "kinds": ProjectKind.objects.annotate(used=Count("projects")).prefetch_related("steps"),
        "indicators": Indicator.objects.annotate(used=Count("scope")),
        "portfolios": Portfolio.objects.annotate(used=Count("memberships__project", distinct=True)),
        "programmes": Programme.objects.select_related("portfolio").annotate(used=Count("projects")),
    }
    return rows[what]
