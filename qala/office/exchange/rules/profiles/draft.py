"""A project as a file tells it: values only, nothing asked of the database."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.profiles.told import (
    ToldMetric,
    ToldMilestone,
    ToldPaper,
    amount_of,
    day_of,
    metric_of,
    milestone_of,
    paper_of,
)


@dataclass(frozen=True, slots=True)
class Line:
    """Money of a year and a source; with a `span` all `before` or `after` the years that are named, booked in `year`
    where the profile names one. `paid_on`: it was spent by that day."""

    amount: Decimal
    year: int | None = None
    span: str = ""
    source: str = ""
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A body that took part in a procurement."""

    name: str
    code: str = ""
    is_winner: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """One of several places."""

    title: str = ""
    code: str = ""
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change of a contract: another value, another end, or words alone."""

    id: str
    on: date
    words: str
    value: Decimal | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Outlay:
    """A payment of a contract."""

    id: str
    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Deal:
    """A contract with its course; `id` is that of the procurement, `also` others under which it may be known.
    `is_shared`: other projects of the file tell of it too."""

    id: str
    number: str
    name: str
    nature: str = ""
    method: str = ""
    bidders: int | None = None
    customer: str = ""
    supplier: str = ""
    value: Decimal | None = None
    currency: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    is_over: bool = False
    changes: tuple[Amendment, ...] = ()
    payments: tuple[Outlay, ...] = ()
    also: tuple[str, ...] = ()
    is_shared: bool = False


@dataclass(frozen=True)
class Draft:
    """Texts by field, days, money in whole units of `currency`; what the file does not tell is absent."""

    line: int
    key: str
    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    money: dict[str, Decimal] = field(default_factory=dict)
    numbers: dict[str, Decimal] = field(default_factory=dict)
    currency: str = ""
    lon: float | None = None
    lat: float | None = None
    geometry: dict[str, Any] | None = None
    categories: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    parties: tuple[Party, ...] = ()
    spots: tuple[Spot, ...] = ()
    deals: tuple[Deal, ...] = ()
    identifiers: dict[str, str] = field(default_factory=dict)
    phases: dict[str, tuple[date | None, date | None]] = field(default_factory=dict)
    milestones: tuple[ToldMilestone, ...] = ()
    metrics: tuple[ToldMetric, ...] = ()
    papers: tuple[ToldPaper, ...] = ()
    language: str = ""
    totals_agree: bool | None = None
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    def text(self, name: str) -> str:
        """ "" where it is not told."""
        return self.texts.get(name, "")

    @property
    def local_id(self) -> str:
        """The number in the file, which may be unique only within its owner."""
        return self.text("local_id") or self.key

    def facts(self) -> dict[str, Any]:
        """Everything that was told, as JSON takes it; equal for equal content."""
        kept = asdict(self)
        for name in ("line", "findings"):
            del kept[name]
        kept["deals"] = [_without(each, "also", "is_shared") for each in kept["deals"]]
        told = json.loads(json.dumps(kept, default=str, ensure_ascii=False))
        return {name: value for name, value in told.items() if value not in ("", None, [], {})}

    @classmethod
    def from_facts(cls, facts: dict[str, Any], *, key: str, line: int = 0) -> Draft:
        """Back from `facts`."""
        return cls(
            line=line,
            key=key,
            texts=dict(facts.get("texts", {})),
            days={name: date.fromisoformat(text) for name, text in facts.get("days", {}).items()},
            money={name: Decimal(text) for name, text in facts.get("money", {}).items()},
            numbers={name: Decimal(text) for name, text in facts.get("numbers", {}).items()},
            currency=facts.get("currency", ""),
            lon=facts.get("lon"),
            lat=facts.get("lat"),
            geometry=facts.get("geometry"),
            categories=tuple(facts.get("categories", ())),
            lines=tuple(_line(each) for each in facts.get("lines", ())),
            parties=tuple(Party(**each) for each in facts.get("parties", ())),
            spots=tuple(Spot(**each) for each in facts.get("spots", ())),
            deals=tuple(_deal(each) for each in facts.get("deals", ())),
            identifiers=dict(facts.get("identifiers", {})),
            phases={
                name: (day_of(start), day_of(end)) for name, (start, end) in facts.get("phases", {}).items()
            },
            milestones=tuple(milestone_of(each) for each in facts.get("milestones", ())),
            metrics=tuple(metric_of(each) for each in facts.get("metrics", ())),
            papers=tuple(paper_of(each) for each in facts.get("papers", ())),
            language=facts.get("language", ""),
            totals_agree=facts.get("totals_agree"),
        )

    @property
    def mark(self) -> str:
        """Changes when anything that was told does."""
        text = json.dumps(self.facts(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def _without(told: dict[str, Any], *names: str) -> dict[str, Any]:
    """What is usual is not kept: facts of before are equal to those of now."""
    return {name: value for name, value in told.items() if value or name not in names}


def _line(told: dict[str, Any]) -> Line:
    return Line(**{**told, "amount": Decimal(told["amount"]), "paid_on": day_of(told.get("paid_on"))})


def _deal(told: dict[str, Any]) -> Deal:
    changes = [
        Amendment(
            **{
                **each,
                "on": date.fromisoformat(each["on"]),
                "value": amount_of(each["value"]),
                "ends_on": day_of(each["ends_on"]),
            }
        )
        for each in told["changes"]
    ]
    payments = [
        Outlay(each["id"], date.fromisoformat(each["on"]), Decimal(each["amount"]))
        for each in told["payments"]
    ]
    days = {name: day_of(told[name]) for name in ("starts_on", "ends_on")}
    parts = {"changes": tuple(changes), "payments": tuple(payments), "value": amount_of(told["value"])}
    parts |= {"also": tuple(told.get("also", ()))}
    return Deal(**{**told, **days, **parts})


def differences(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(field, before, after) of two `facts`, the inner ones by name."""
    one, other = _flat(old), _flat(new)
    return [
        (name, one.get(name, ""), other.get(name, ""))
        for name in sorted({*one, *other})
        if one.get(name, "") != other.get(name, "")
    ]


def _flat(facts: dict[str, Any]) -> dict[str, str]:
    out: dict[str, str] = {}
    for name, value in facts.items():
        if isinstance(value, dict) and name != "geometry":
            out.update({f"{name}.{inner}": str(text) for inner, text in value.items()})
        else:
            out[name] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return out
