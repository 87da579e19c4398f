"""How far a plan can be trusted: the checks schedulers know (after the fourteen points of DCMA), each against a limit.

A plan in which nothing is linked has a critical path too; it only says nothing. The office sees these checks, not the
public.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qala.office.projects.rules.items import Item, Link, LinkKind
from qala.office.projects.rules.network import Network

LABELS: dict[str, "str | Promise"] = {
    "logic": _("Items that wait for nobody or that nobody waits for"),
    "leads": _("Links that begin before their item ends (negative lag)"),
    "lags": _("Links with a lag"),
    "kinds": _("Links other than from finish to start"),
    "constraints": _("Items held by a hard date"),
    "float": _("Items with very much float"),
    "negative": _("Items with negative float"),
    "long": _("Very long items"),
    "dates": _("Dates that cannot be: an actual date ahead, a plan in the past"),
    "missed": _("Items finished later than the baseline, or not at all"),
    "execution": _("Baseline execution index"),
    "length": _("Critical path length index"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Shares are 0 to 1, indices near 1. `long_days` is the usual 44 working days: two months."""

    share: Decimal = Decimal("0.05")
    other_kinds: Decimal = Decimal("0.10")
    long_days: int = 44
    index: Decimal = Decimal("0.95")


@dataclass(frozen=True, slots=True)
class Check:
    """One answer. `value` is a share of `of` or an index; None when there was nothing to look at."""

    code: str
    value: Decimal | None
    limit: Decimal
    keys: tuple[str, ...] = ()
    of: int = 0

    @property
    def label(self) -> "str | Promise":
        return LABELS[self.code]

    @property
    def is_index(self) -> bool:
        """More is better, and 1 is the plan."""
        return self.code in ("execution", "length")

    @property
    def is_met(self) -> bool | None:
        """None when there was nothing to look at."""
        if self.value is None:
            return None
        return self.value >= self.limit if self.is_index else self.value <= self.limit


def checks(
    items: Sequence[Item],
    links: Sequence[Link],
    network: Network,
    *,
    status_on: date,
    baseline: Mapping[str, date] | None = None,
    limits: Limits | None = None,
) -> list[Check]:
    """All checks in a fixed order. `baseline`: finishes of the approved plan by key; without it three say nothing."""
    limits = limits or Limits()
    open_items = [item for item in items if not item.is_done]
    found = [_logic(items, links, open_items, limits), *_links(links, limits)]

    def of_open(code: str, test: Callable[[Item], bool], limit: Decimal) -> Check:
        keys = [item.key for item in open_items if test(item)]
        return Check(code, _share(len(keys), len(open_items)), limit, tuple(keys), len(open_items))

    def slack(item: Item) -> int:
        return network[item.key].total_float or 0

    found += [
        of_open("constraints", lambda item: item.constraint.is_hard, limits.share),
        of_open("float", lambda item: slack(item) > limits.long_days, limits.share),
        of_open("negative", lambda item: slack(item) < 0, Decimal(0)),
        of_open("long", lambda item: item.duration_days > limits.long_days, limits.share),
        _dates(items, network, status_on),
    ]
    return found + _against(items, network, status_on, baseline or {}, limits)


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / whole if whole else None


def _logic(items: Sequence[Item], links: Sequence[Link], open_items: Sequence[Item], limits: Limits) -> Check:
    """Open ends, but for the one item that begins the plan and the one that ends it."""
    waits, awaited = {link.after for link in links}, {link.before for link in links}
    no_start = [item.key for item in items if item.key not in waits]
    no_end = [item.key for item in items if item.key not in awaited]
    loose = {*(no_start if len(no_start) > 1 else ()), *(no_end if len(no_end) > 1 else ())}
    keys = tuple(item.key for item in open_items if item.key in loose)
    return Check("logic", _share(len(keys), len(open_items)), limits.share, keys, len(open_items))


def _links(links: Sequence[Link], limits: Limits) -> Iterable[Check]:
    def of_links(code: str, chosen: list[Link], limit: Decimal) -> Check:
        keys = tuple(f"{link.before} → {link.after}" for link in chosen)
        return Check(code, _share(len(keys), len(links)), limit, keys, len(links))

    yield of_links("leads", [one for one in links if one.lag_days < 0], Decimal(0))
    yield of_links("lags", [one for one in links if one.lag_days > 0], limits.share)
    yield of_links("kinds", [one for one in links if one.kind is not LinkKind.FS], limits.other_kinds)


def _dates(items: Sequence[Item], network: Network, status_on: date) -> Check:
    def is_wrong(item: Item) -> bool:
        recorded = [day for day in (item.actual_start, item.actual_finish) if day]
        return any(day > status_on for day in recorded) or (
            not item.is_done and network[item.key].resumes_on < status_on and item.work_days > 0
        )

    keys = tuple(item.key for item in items if is_wrong(item))
    return Check("dates", _share(len(keys), len(items)), Decimal(0), keys, len(items))


def _against(
    items: Sequence[Item], network: Network, status_on: date, baseline: Mapping[str, date], limits: Limits
) -> list[Check]:
    """What was promised by the status day, what of it was kept, and how much slack the promise still has."""
    due = [item for item in items if item.key in baseline and baseline[item.key] < status_on]
    missed = tuple(
        item.key for item in due if item.actual_finish is None or item.actual_finish > baseline[item.key]
    )
    done = sum(1 for item in items if item.is_done and item.key in baseline)
    return [
        Check("missed", _share(len(missed), len(due)), limits.share, missed, len(due)),
        Check("execution", _share(done, len(due)), limits.index, of=len(due)),
        Check("length", _path_length(items, network, status_on, baseline), limits.index),
    ]


def _path_length(
    items: Sequence[Item], network: Network, status_on: date, baseline: Mapping[str, date]
) -> Decimal | None:
    """(Working days still ahead + slack to the promise) / working days still ahead."""
    if not baseline or network.finish_on is None or network.finish_on < status_on:
        return None
    calendar = items[0].calendar
    ahead = calendar.between(status_on, network.finish_on)
    slack = calendar.moved(network.finish_on, max(baseline.values()))
    return Decimal(ahead + slack) / ahead if ahead else None
