"""Money and contracts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from qala.public.projection.rules.facts.values import Body, Value


class MoneyLine(Value):
    """Money of one year and source."""

    year: int
    source: str
    currency: str
    original: Decimal | None = None
    budget: Decimal | None = None
    paid: Decimal | None = None


class MoneyMonth(Value):
    """Planned by the baseline and paid in one month, in the project's currency."""

    month: date
    planned: Decimal | None = None
    paid: Decimal | None = None


class Sum(Value):
    """The same over everything, one per currency."""

    currency: str
    original: Decimal | None = None
    budget: Decimal | None = None
    signed: Decimal | None = None
    contracted: Decimal | None = None
    certified: Decimal | None = None
    paid: Decimal | None = None
    planned: Decimal | None = None


class Money(Value):
    """`sums` are added up by the room of money itself; `lines` and `months` are cuts of them."""

    sums: list[Sum] = []
    lines: list[MoneyLine] = []
    months: list[MoneyMonth] = []


class Change(Value):
    """An additional agreement of a contract; `kind` is duration, value or scope."""

    id: str
    on: date
    kind: str
    reason: str
    words: str
    old_value: Decimal | None = None
    new_value: Decimal | None = None
    old_end: date | None = None
    new_end: date | None = None


class Paid(Value):
    """Money that left under a contract; a return is negative."""

    id: str
    on: date
    amount: Decimal


class Contract(Value):
    """`share` is the part of it that serves this project (0 to 1); amounts are of the whole contract."""

    id: str
    number: str
    procurement_id: str = ""
    name: str
    nature: str
    method: str
    bidders: int | None = None
    customer: Body | None = None
    supplier: Body
    share: Decimal
    currency: str
    value: Decimal
    value_now: Decimal
    paid: Decimal | None = None
    signed_on: date
    starts_on: date | None = None
    ends_on: date | None = None
    ends_now: date | None = None
    status: str
    ended_on: date | None = None
    changes: list[Change] = []
    payments: list[Paid] = []
