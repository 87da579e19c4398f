"""The facts of a project as the public reads them: typed, in three languages, kept as JSON.

Amounts are `Decimal` in the currency that stands beside them, days include the last one, per cents are 0 to 100; None
is "not known", never 0. Codes are the office's own and never translated. No field names a private person but the
officials who answer for the project.
"""

from qala.public.projection.rules.facts.course import Decision, Milestone, Part, Point, Progress, Step, Told
from qala.public.projection.rules.facts.money import Change, Contract, Money, MoneyLine, MoneyMonth, Paid, Sum
from qala.public.projection.rules.facts.outcome import (
    Characteristic,
    Document,
    Measured,
    Metric,
    Outcome,
    Photo,
    Risks,
)
from qala.public.projection.rules.facts.values import (
    Body,
    Coded,
    Dates,
    Official,
    Partner,
    Place,
    Value,
    Words,
)
from qala.public.projection.rules.facts.whole import Facts

__all__ = [
    "Body",
    "Change",
    "Characteristic",
    "Coded",
    "Contract",
    "Dates",
    "Decision",
    "Document",
    "Facts",
    "Measured",
    "Metric",
    "Milestone",
    "Money",
    "MoneyLine",
    "MoneyMonth",
    "Official",
    "Outcome",
    "Paid",
    "Part",
    "Partner",
    "Photo",
    "Place",
    "Point",
    "Progress",
    "Risks",
    "Step",
    "Sum",
    "Told",
    "Value",
    "Words",
]
