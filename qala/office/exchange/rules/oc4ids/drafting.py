"""From a project of a package to a draft. What a project of this city has no place for is left where it is: the docs
name it (docs/import-profiles.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.oc4ids.dealing import amount_of, deals, text_of
from qala.office.exchange.rules.oc4ids.findings import DOUBTFUL
from qala.office.exchange.rules.oc4ids.sense import PHASES
from qala.office.exchange.rules.oc4ids.telling import lost_addresses, metrics, milestones, papers, percent
from qala.office.exchange.rules.profiles.draft import Deal, Draft, Line, Spot
from qala.office.exchange.rules.profiles.oddities import noticed
from qala.office.exchange.rules.profiles.profile import Profile
from qala.office.exchange.rules.profiles.values import read_day
from qala.shared.intake.errors import BadRow

Row = dict[str, Any]
SPOKEN = ("kk", "ru", "en")
PUBLISHER, DOUBTS = "@publisher", "@doubts"
"""What a reader of packages writes beside the fields of a project; the standard has no such names."""
LONGEST = 4000


class PackageShaper:
    """Of the projects of one package, one by one; the publisher owns those that name no authority."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def draft(self, line: int, project: Row) -> Draft:
        """Raises BadRow for one without a name."""
        title = text_of(project, "title")
        if not title:
            raise BadRow("no_title")
        lon, lat, geometry = _place(project)
        signed, measured = deals(project), metrics(project)
        made = Draft(
            line=line,
            key=str(project["id"])[:120],
            texts=self._texts(project, title),
            days=_days(project),
            money=_money(project),
            numbers=percent(measured),
            currency=_currency(project, signed) or self.profile.currency,
            lon=lon,
            lat=lat,
            geometry=geometry,
            lines=_lines(project, self.profile.source),
            spots=tuple(_spots(project)),
            deals=tuple(signed),
            milestones=milestones(project),
            metrics=measured,
            papers=papers(project),
            language=self._language(project),
            identifiers=_identifiers(project, self.profile.scheme),
            phases=_phases(project),
        )
        return replace(made, findings=(*_doubts(project), *_shared(signed), *noticed(made, self.profile)))

    def _language(self, project: Row) -> str:
        said = str(project.get("language", ""))[:2]
        return said if said in SPOKEN else self.profile.language

    def _texts(self, project: Row, title: str) -> dict[str, str]:
        language, sector = self._language(project), _sector(project)
        texts = {
            f"title_{language}": title[:500],
            f"purpose_{language}": (text_of(project, "purpose") or text_of(project, "description"))[:LONGEST],
            "stage": _stage(project),
            "block": sector,
            "work": text_of(project, "type"),
            "kind": " ".join(filter(None, (text_of(project, "type"), sector))),
            "owner": text_of(project, "publicAuthority", "name")
            or _party(project, "publicAuthority")
            or str(project.get(PUBLISHER, "")),
            "customer": _party(project, "buyer"),
            "address": _address(project),
        }
        return {name: text for name, text in texts.items() if text}


def _doubts(project: Row) -> list[Finding]:
    """What was found when the whole package was looked at, and what comes in otherwise than it is told."""
    found = [Finding(DOUBTFUL[code], where, what) for code, where, what in project.get(DOUBTS, ())]
    return found + [Finding("paper_left", title, url[:200]) for title, url in lost_addresses(project)]


def _shared(signed: list[Deal]) -> Iterator[Finding]:
    return (Finding("contract_shared", each.number) for each in signed if each.is_shared)


def _stage(project: Row) -> str:
    """A completion that is told about is behind."""
    status = text_of(project, "status")
    return "completed" if status == "completion" and text_of(project, "completion", "endDate") else status


def _sector(project: Row) -> str:
    """The first that is most specific."""
    sectors = [str(each) for each in project.get("sector", ())]
    return next((each for each in sectors if "." in each), next(iter(sectors), ""))


def _party(project: Row, role: str) -> str:
    named = (text_of(each, "name") for each in project.get("parties", ()) if role in each.get("roles", ()))
    return next(named, "")


def _address(project: Row) -> str:
    for location in project.get("locations", ()):
        address = location.get("address", {})
        names = ("streetAddress", "locality", "region", "postalCode", "countryName")
        if told := ", ".join(text for name in names if (text := text_of(address, name))):
            return told[:400]
    return ""


def _days(project: Row) -> dict[str, date]:
    told = {
        "planned_start": text_of(project, "period", "startDate"),
        "planned_finish": text_of(project, "period", "endDate"),
        "actual_finish": text_of(project, "completion", "endDate"),
    }
    return {name: day for name, text in told.items() if (day := day_of(text))}


def day_of(text: str) -> date | None:
    """The day as it is written: a moment at midnight of another zone is that day there."""
    return read_day(text, ("iso",))


def _phases(project: Row) -> dict[str, tuple[date | None, date | None]]:
    found = {}
    for phase in PHASES:
        period = project.get(f"{phase}Period", {})
        start, end = day_of(text_of(period, "startDate")), day_of(text_of(period, "endDate"))
        if start or end:
            found[phase] = (start, None if start and end and end < start else end)
    return found


def _money(project: Row) -> dict[str, Decimal]:
    whole = amount_of(project.get("budget", {}).get("amount"))
    return {} if whole is None else {"budget": whole}


def _currency(project: Row, signed: list[Deal]) -> str:
    """Of the budget, else of the first contract that has a value."""
    told = text_of(project, "budget", "amount", "currency")
    return told or next((each.currency for each in signed if each.currency), "")


def _lines(project: Row, source: str) -> tuple[Line, ...]:
    """A cut of the whole budget by years; without one the whole in the year of its approval, or of the beginning."""
    budget = project.get("budget", {})
    whole, currency = amount_of(budget.get("amount")), text_of(budget, "amount", "currency")
    for cut in budget.get("budgetBreakdowns", ()):
        rows = cut.get("budgetBreakdown", ())
        known = [(_year(row), amount_of(row.get("amount"), currency)) for row in rows]
        lines = [Line(amount, year, source=source) for year, amount in known if year and amount is not None]
        if lines and len(lines) == len(rows) and sum(each.amount for each in lines) == whole:
            return _by_year(lines)
    told = text_of(budget, "approvalDate") or text_of(project, "period", "startDate")
    day = day_of(told)
    return (Line(whole, day.year if day else None, source=source),) if whole else ()


def _by_year(lines: list[Line]) -> tuple[Line, ...]:
    sums: dict[int | None, Decimal] = {}
    for each in lines:
        sums[each.year] = sums.get(each.year, Decimal(0)) + each.amount
    return tuple(Line(amount, year, source=lines[0].source) for year, amount in sums.items())


def _year(row: Row) -> int | None:
    """Of a period that lies in one year."""
    start, end = day_of(text_of(row, "period", "startDate")), day_of(text_of(row, "period", "endDate"))
    return start.year if start and end and start.year == end.year else None


def _identifiers(project: Row, scheme: str) -> dict[str, str]:
    """One of each register; that of the package itself is the key."""
    found: dict[str, str] = {}
    for each in project.get("identifiers", ()):
        name = text_of(each, "scheme")[:60]
        if name and name != scheme:
            found.setdefault(name, str(each["id"])[:120])
    return found


def _place(project: Row) -> tuple[float | None, float | None, Row | None]:
    """The first place that is drawn: a mark, or an outline."""
    for location in project.get("locations", ()):
        geometry = location.get("geometry")
        if geometry and geometry.get("type") == "Point":
            return (*_mark(geometry), None)
        if geometry and geometry.get("coordinates"):
            return None, None, geometry
    return None, None, None


def _mark(geometry: Row) -> tuple[float | None, float | None]:
    position = geometry.get("coordinates")
    if (
        isinstance(position, list)
        and len(position) >= 2
        and all(isinstance(each, int | float) for each in position)
    ):
        lon, lat = float(position[0]), float(position[1])
        if abs(lon) <= 180 and abs(lat) <= 90:
            return lon, lat
    return None, None


def _spots(project: Row) -> list[Spot]:
    found = []
    for location in project.get("locations", ()):
        geometry = location.get("geometry", {})
        lon, lat = _mark(geometry) if geometry.get("type") == "Point" else (None, None)
        found.append(Spot(text_of(location, "description")[:500], str(location["id"])[:60], lon, lat))
    return found[:200]
