"""The passport of a project for residents, as a PDF with tags (PDF/UA); and its QR code."""

import io
from contextlib import suppress
from pathlib import Path
from typing import Any

import segno
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from qala.ground.files import storage
from qala.ground.files.models import StoredFile
from qala.office.finance.models.budget import Source
from qala.office.projects.models import Health, Stage
from qala.office.projects.rules.health import say
from qala.public.portfolio.queries.page import cover, people
from qala.public.portfolio.templatetags.public_project import percent, quantity, said
from qala.public.projection.models import PublicProject
from qala.public.projection.rules.facts import Decision, Facts
from qala.shared import clock, money
from qala.shared.typeset import paragraphs, typeset

FOLDER = Path(__file__).parents[1] / "templates" / "portfolio"
DASH = "–"


def code_svg(address: str) -> str:
    """The QR code of an address."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", xmldecl=False, border=2, scale=8, light="#fff")
    return drawn.getvalue().decode()


def passport(row: PublicProject, address: str) -> bytes:
    """In the language of the moment; `address` is the page of the project."""
    facts = row.facts
    data: dict[str, Any] = {
        "lang": (get_language() or "kk")[:2],
        "title": str(facts.title),
        "code": facts.code,
        "states": _states(facts),
        "as_of": f"{_('Data as of')} {_day(facts.data_as_of or row.changed_at.date())}",
        "made": _("Made on %(day)s") % {"day": _day(clock.today())},
        "purpose": paragraphs(str(facts.purpose)),
        "reasons": say(facts.reasons),
        "figures": [[str(label), value] for label, value in _figures(facts)],
        "lists": [[title, rows] for title, rows in _lists(facts) if rows],
        "tables": [one for one in _tables(facts) if one["rows"]],
        "qr": code_svg(address),
        "qr_alt": _("Code that leads to the page of the project"),
        "address": address,
        **_photo(facts),
    }
    return typeset(FOLDER / "passport.typ", data, standard="ua-1")


def _states(facts: Facts) -> list[str]:
    health = [] if facts.health == Health.NONE else [str(Health(facts.health).label)]
    paused = [_("Suspended")] if facts.suspended_on else []
    return [str(Stage(facts.stage).label), *health, *paused]


def _figures(facts: Facts) -> list[tuple[str, str]]:
    place, dates = facts.place, facts.dates
    where = [str(place.district.name) if place.district else "", str(place.street), place.address]
    rows = [
        (_("Block"), str(facts.block.name)),
        (_("Where"), " · ".join(filter(None, where)) or DASH),
        (_("Done"), percent(facts.progress.physical)),
        *_starts(facts),
        (_("End, first promise"), _day(dates.first_finish)),
        (_("End, newest promise"), _day(dates.promised_finish)),
        (_("Finished"), _day(dates.actual_finish))
        if dates.actual_finish
        else (_("Expected end"), _day(dates.expected_finish)),
    ]
    for one in facts.money.sums:
        rows += [
            (_("Budget"), money.say(one.budget, one.currency)),
            (_("Contracted"), money.say(one.contracted, one.currency)),
            (pgettext("money", "Paid"), money.say(one.paid, one.currency)),
        ]
    return rows


def _starts(facts: Facts) -> list[tuple[str, str]]:
    """As promised, and as it came."""
    promised = facts.dates.promised_start or facts.dates.planned_start
    return [(_("Start by the plan"), _day(promised)), (_("Start"), _day(facts.dates.actual_start))]


def _lists(facts: Facts) -> list[tuple[str, list[list[str]]]]:
    """Lines of two parts under a heading."""
    return [
        (_("Who answers"), [[one.part, one.name] for one in people(facts)]),
        (
            _("Why days moved"),
            [
                [str(one.name), ". ".join(filter(None, [said(one.reason, "slip"), str(one.reason_words)]))]
                for one in facts.milestones
                if one.reason
            ],
        ),
        (_("Risks"), _risks(facts)),
        (_("Decisions"), [[_day(one.on), _decision(one)] for one in facts.decisions]),
    ]


def _risks(facts: Facts) -> list[list[str]]:
    """How many, of what kind, and what was written for everybody."""
    risks = facts.risks
    if not risks.count:
        return []
    rows = [(_("Open risks"), risks.count), (_("Of them high"), risks.high)]
    rows += [(said(code, "category"), count) for code, count in risks.by_category.items()]
    return [*([name, str(count)] for name, count in rows), *(["", str(words)] for words in risks.told)]


def _decision(one: Decision) -> str:
    if one.kind == "baseline":
        what = _("The plan was approved") if one.number == 1 else _("The plan was changed")
    else:
        what = f"{pgettext('gate', 'Passed')}: {one.name}"
    end = f"{_('end by')} {_day(one.finish)}" if one.finish else ""
    return ". ".join(filter(None, [", ".join(filter(None, [what, end])), one.words]))


def _tables(facts: Facts) -> list[dict[str, Any]]:
    paid = pgettext("money", "Paid")
    return [
        _table(
            _("What is being built"),
            [_("Figure"), _("Unit"), _("Plan"), _("Actual")],
            [
                [str(one.indicator.name), str(one.unit), quantity(one.planned), quantity(one.actual)]
                for one in facts.scope
            ],
        ),
        _results(facts, "direct", _("Direct results")),
        _results(facts, "final", _("Final results")),
        _table(
            _("By year and source"),
            [_("Source of money"), _("Year"), _("Budget"), paid],
            [
                [_source(one.source), str(one.year), *_amounts(one, "budget", "paid")]
                for one in facts.money.lines
            ],
        ),
        *_course(facts),
        _table(
            _("Contracts"),
            [_("Supplier"), _("Number"), pgettext("money", "Value"), paid],
            [
                [str(one.supplier.name), one.number, *_amounts(one, "value_now", "paid")]
                for one in facts.contracts
            ],
        ),
    ]


def _course(facts: Facts) -> list[dict[str, Any]]:
    """Steps and milestones: what was meant, and what came."""
    return [
        _table(
            _("Steps"),
            [pgettext("project", "Step"), _("Plan"), pgettext("step", "Began"), pgettext("step", "Passed")],
            [
                [str(one.name), _day(one.planned_to), _day(one.began_on), _day(one.passed_on)]
                for one in facts.steps
            ],
        ),
        _table(
            _("Milestones"),
            [
                _("Milestone"),
                pgettext("milestone", "Promised"),
                _("Expected"),
                pgettext("milestone", "Reached"),
            ],
            [
                [str(one.name), _day(one.promise), _day(one.expected), _day(one.actual)]
                for one in facts.milestones
            ],
        ),
    ]


def _results(facts: Facts, level: str, title: str) -> dict[str, Any]:
    """What was there before, what is wanted, what was measured last."""
    rows = [
        [
            f"{one.title}: {one.indicator.name}",
            str(one.unit),
            quantity(one.base),
            quantity(one.target),
            quantity(one.measured[-1].value if one.measured else None),
        ]
        for one in facts.outcomes
        if one.level == level
    ]
    return _table(title, [_("Figure"), _("Unit"), _("Before"), _("Target"), _("Measured")], rows)


def _table(title: str, head: list[str], rows: list[list[str]]) -> dict[str, Any]:
    return {"title": title, "head": head, "rows": rows}


def _source(code: str) -> str:
    return str(Source(code).label) if code else _("Not split by source")


def _amounts(one: Any, *names: str) -> list[str]:
    return [money.say(getattr(one, name), one.currency) for name in names]


def _day(day: Any) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else DASH


def _photo(facts: Facts) -> dict[str, Any]:
    """The cover's clean copy at the width of the page; none when its file is gone."""
    nothing = {"photo": None, "photo_alt": ""}
    photo = cover(facts)
    file = StoredFile.objects.filter(pk=photo.id).first() if photo else None
    if photo is None or file is None:
        return nothing
    with suppress(OSError), storage.kept().open(file.keys.get("thumb-1280") or "") as opened:
        return {"photo": list(opened.read()), "photo_alt": str(photo.alt) or str(facts.title)}
    return nothing
