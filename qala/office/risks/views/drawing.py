"""Charts of the room."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from qala.office.risks.models import Result, ResultMeasurement, Risk
from qala.shared.ui import charts


def score_chart(risk: Risk) -> charts.Chart | None:
    """The score over time; None below two assessments."""
    rows = list(risk.scores.all())
    if len(rows) < 2:
        return None
    days = [date_format(row.valid_on, "SHORT_DATE_FORMAT") for row in rows]
    return charts.line(
        _("Day"),
        days,
        [
            charts.Series(_("Score"), [row.score for row in rows], "bad"),
            charts.Series(_("Score after the response"), [row.residual_score for row in rows], "good"),
        ],
    )


def value_chart(result: Result, rows: list[ResultMeasurement]) -> charts.Chart | None:
    """Measured values beside the target; None below two of them."""
    if len(rows) < 2:
        return None
    days = [date_format(row.valid_on, "SHORT_DATE_FORMAT") for row in rows]
    series = [charts.Series(_("Measured"), [float(row.value) for row in rows], "info")]
    if result.target_value is not None:
        series.append(charts.Series(_("Target"), [float(result.target_value)] * len(rows), "neutral"))
    return charts.line(_("Day"), days, series)
