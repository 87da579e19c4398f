"""What came of it: the end, and what people get."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qala.public.opendata.rules.oc4ids.site import Site
from qala.public.opendata.rules.oc4ids.writing.money import number, value
from qala.public.projection.rules.facts import Facts

ENDED = ("completion", "maintenance", "decommissioning", "decommissioned")


def completion(facts: Facts, site: Site) -> dict[str, Any]:
    """Day, cost and scope as they came, and why they differ; only of a project that is finished."""
    if facts.phase not in ENDED or facts.stage != "closed":
        return {}
    whole = facts.sum_in()
    return {
        "endDate": site.ends(facts.dates.actual_finish),
        "endDateDetails": _late(facts, site),
        "finalValue": value(whole.paid if whole else None, facts.currency),
        "finalValueDetails": _dearer(facts),
        "finalScope": "; ".join(
            f"{site.said(row.indicator.name)}: {row.actual.normalize():f} {site.said(row.unit)}".strip()
            for row in facts.scope
            if row.actual is not None
        ),
    }


def _late(facts: Facts, site: Site) -> str:
    promised, actual = facts.dates.first_finish, facts.dates.actual_finish
    if not promised or not actual or promised == actual:
        return ""
    words = [_("First promised for {day}").format(day=promised.isoformat())]
    words += [site.said(row.reason_words) for row in facts.milestones if row.reason_words]
    return ". ".join(words)


def _dearer(facts: Facts) -> str:
    whole = facts.sum_in()
    if whole is None or whole.original is None or whole.paid in (None, whole.original):
        return ""
    return _("The first budget was {amount} {currency}.").format(
        amount=_plain(whole.original), currency=facts.currency
    )


def _plain(amount: Decimal) -> str:
    return str(number(amount))


def benefits(facts: Facts, site: Site) -> list[dict[str, Any]]:
    """Final results, with the target in words; their values are metrics."""
    rows = []
    for one in facts.outcomes:
        if one.level != "final":
            continue
        target = f"{one.target.normalize():f} {site.said(one.unit)}".strip() if one.target is not None else ""
        rows.append(
            {
                "title": site.said(one.title),
                "description": ": ".join(
                    filter(
                        None,
                        (
                            site.said(one.indicator.name),
                            target,
                        ),
                    )
                ),
            }
        )
    return rows
