"""Risks of projects in figures; their words stay inside."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qala.office.risks.models import Category
from qala.public.opendata.rules.datasets.shape import PROJECT, Column, Dataset, Kind, Row, Theme
from qala.public.projection.rules.facts import Facts


def _risks(facts: Facts) -> Iterator[Row]:
    told = facts.risks
    yield {
        "project": facts.code,
        "risks": told.count,
        "high": told.high,
        "worst": told.worst,
        "open_issues": facts.open_issues,
        **{f"of_{each.value}": told.by_category.get(each.value, 0) for each in Category},
    }


RISKS = Dataset(
    "risks",
    pgettext_lazy("dataset", "Risks of projects in figures"),
    _("How many open risks and issues a project has, how high they are and where they come from."),
    Theme.PROJECTS,
    (
        PROJECT,
        Column("risks", _("Open risks"), Kind.WHOLE),
        Column("high", _("High risks"), Kind.WHOLE),
        Column("worst", _("Highest score"), Kind.WHOLE, "", _("Probability times impact, 1 to 25.")),
        Column("open_issues", _("Open issues"), Kind.WHOLE),
        *(
            Column(f"of_{each.value}", each.label, Kind.WHOLE, about=_("Open risks of this origin."))
            for each in Category
        ),
    ),
    _risks,
    key=("project",),
    keywords=_("risks, issues"),
)
