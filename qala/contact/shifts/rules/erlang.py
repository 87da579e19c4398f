"""Staffing of a contact centre: Erlang B, C and A as pure functions.

Load `a` is in erlangs (arrivals per second × mean handling seconds). Sources: the classical recursions; reference
values in `methods-operations.md`, section 5. All functions raise ValueError for arguments that mean nothing.
"""

from dataclasses import dataclass
from math import ceil, exp, inf

MOST_AGENTS = 5_000
# Of Erlang A: people in the queue beyond this chance are not worth counting.
_NEGLIGIBLE = 1e-15
_MOST_WAITING = 200_000


def load(per_hour: float, handle_seconds: float) -> float:
    """Offered load in erlangs."""
    if per_hour < 0 or handle_seconds <= 0:
        raise ValueError("arrivals must not be negative, the handling time must be positive")
    return per_hour * handle_seconds / 3600


def blocked(a: float, n: int) -> float:
    """Erlang B: the chance that all `n` are busy when nobody may wait. B(0) = 1, B(n) = a·B(n−1)/(n + a·B(n−1))."""
    _check(a, n)
    share = 1.0
    for agents in range(1, n + 1):
        share = a * share / (agents + a * share)
    return share


def waits(a: float, n: int) -> float:
    """Erlang C: the chance of having to wait; 1 when the load is not below `n` (the queue then grows without end)."""
    _check(a, n)
    if a >= n:
        return 1.0 if a > 0 else 0.0
    b = blocked(a, n)
    return n * b / (n - a * (1 - b))


def service_level(a: float, n: int, within: float, handle_seconds: float) -> float:
    """Share of all offered that is answered within so many seconds: 1 − C·e^(−(n−a)·T/AHT); 0 when a ≥ n."""
    if within < 0 or handle_seconds <= 0:
        raise ValueError("seconds must not be negative")
    if a >= n:
        return 0.0 if a > 0 else 1.0
    return 1 - waits(a, n) * exp(-(n - a) * within / handle_seconds)


def mean_wait(a: float, n: int, handle_seconds: float) -> float:
    """Mean seconds of waiting over all callers: C·AHT/(n−a); infinite when the load is not below `n`."""
    if a >= n:
        return inf if a > 0 else 0.0
    return waits(a, n) * handle_seconds / (n - a)


def occupancy(a: float, n: int) -> float:
    """Share of the time in which an operator is busy, at most 1."""
    _check(a, n)
    return min(1.0, a / n) if n else float(a > 0)


def needed(a: float, handle_seconds: float, *, share: float, within: float, cap: float = 1.0) -> int:
    """The fewest operators with whom `share` is answered `within` seconds and nobody is busier than `cap`."""
    _check(a, 0)
    if not (0 < share < 1 and 0 < cap <= 1):
        raise ValueError("share must lie between 0 and 1, the cap in (0, 1]")
    if a == 0:
        return 0
    n = max(1, ceil(a / cap - 1e-9))
    while n <= MOST_AGENTS:
        if a < n and service_level(a, n, within, handle_seconds) >= share:
            return n
        n += 1
    raise ValueError("this load is beyond any centre")


def on_the_roster(n: int, shrinkage: float) -> int:
    """People to plan so that `n` are at their places when a share `shrinkage` of paid time is not available."""
    if not 0 <= shrinkage < 1:
        raise ValueError("shrinkage must lie in [0, 1)")
    return ceil(n / (1 - shrinkage) - 1e-9)


@dataclass(frozen=True)
class Impatient:
    """What Erlang A says. Shares from 0 to 1, seconds of waiting over all callers."""

    abandon_share: float
    mean_wait: float
    wait_share: float
    occupancy: float


def erlang_a(per_hour: float, handle_seconds: float, patience_seconds: float, n: int) -> Impatient:
    """M/M/n+M: callers hang up after an exponential patience; birth–death with death rate min(k,n)μ + max(k−n,0)θ.

    P(abandon) = θ·Lq/λ, E[W] = Lq/λ. The queue is always stable, so any load is allowed.
    """
    a = load(per_hour, handle_seconds)
    _check(a, n)
    if patience_seconds <= 0:
        raise ValueError("patience must be positive")
    if a == 0:
        return Impatient(0.0, 0.0, 0.0, 0.0)
    arrivals, mu, theta = per_hour / 3600, 1 / handle_seconds, 1 / patience_seconds
    # Weights relative to the state in which all are just busy, so that nothing overflows.
    below = busy_below = 0.0
    weight = 1.0
    for k in range(n, 0, -1):
        weight *= k * mu / arrivals
        below += weight
        busy_below += weight * (k - 1)
    full, queue, weight, k = 1.0, 0.0, 1.0, n
    while k - n < _MOST_WAITING:
        k += 1
        weight *= arrivals / (n * mu + (k - n) * theta)
        full += weight
        queue += weight * (k - n)
        if weight * (k - n) < _NEGLIGIBLE * (full + below) and arrivals < n * mu + (k - n) * theta:
            break
    total = below + full
    waiting = queue / total
    busy = (busy_below + n * full) / total
    return Impatient(theta * waiting / arrivals, waiting / arrivals, full / total, busy / n if n else 1.0)


def _check(a: float, n: int) -> None:
    if a < 0 or n < 0 or a != a or a == inf:
        raise ValueError("load and operators must not be negative")
