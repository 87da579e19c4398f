"""The live board, the operator's own page, and the buttons of states."""

from datetime import datetime, time
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from qala.contact.shifts import ports
from qala.contact.shifts.access import WATCH, can_lead, can_work, visible_reviews
from qala.contact.shifts.actions.states import change_state, sign_off, sign_on
from qala.contact.shifts.models import ShiftPlace
from qala.contact.shifts.queries.board import board
from qala.contact.shifts.queries.logs import EARLY, log_between, open_state, shift_of
from qala.contact.shifts.queries.people import operators
from qala.contact.shifts.queries.queue import held_by, waiting
from qala.contact.shifts.queries.standards import limits_on, reasons_in_use
from qala.contact.shifts.rules.spans import moment
from qala.contact.shifts.rules.states import ICONS, State, may_follow, sum_up
from qala.ground.people.access import can
from qala.ground.people.models import User
from qala.shared.clock import city_zone, now, today
from qala.shared.db import as_id, found
from qala.shared.errors import Invalid, require
from qala.shared.idempotency import once

BACK = {"me": "shifts:me", "now": "shifts:now"}


@login_required
@require_GET
def now_page(request: HttpRequest) -> HttpResponse:
    """Who is on shift, in which state since when; refreshed by live news."""
    require(can(request.user, WATCH))
    _lines, counts = waiting("none")
    seen = board(now())
    for line in seen.lines:
        line.moves, line.notes_url = _moves(line.state), ports.notes_of(line.operator)
    context = {
        "board": seen,
        "channels": counts,
        "may_lead": can_lead(request.user),
        "may_work": can_work(request.user),
        "tiles": [(State(code), *ICONS[State(code)]) for code in State.values],
    }
    return render(request, "shifts/now.html", context)


@login_required
@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """The operator's own state, today's figures, held items and coming shifts."""
    require(can_work(request.user))
    user = cast(User, request.user)
    at = now()
    state = open_state(user.pk)
    since = _since(user, at)
    rows = list(log_between(since, at).filter(operator=user).select_related("reason"))
    coming = ShiftPlace.objects.filter(
        operator=user, shift__cancelled_at=None, shift__ends_at__gt=at
    ).select_related("shift__pattern", "shift__supervisor")
    context = {
        "state": state,
        "moves": _moves(state),
        "reasons": _reasons(state),
        "sums": sum_up([row.interval for row in rows], since, at),
        "rows": rows,
        "held": held_by(user),
        "coming": coming.order_by("shift__starts_at")[:10],
        "reviews": visible_reviews(user).filter(operator=user).select_related("form")[:5],
    }
    return render(request, "shifts/me.html", context)


@login_required
@require_POST
@once
def set_state(request: HttpRequest) -> HttpResponse:
    """Sign on ("on"), change the state, sign off ("off"); of another person for whoever leads."""
    user = cast(User, request.user)
    require(can_work(user) or can_lead(user))
    number, wanted = request.POST.get("operator", ""), request.POST.get("state", "")
    operator = found(operators(), pk=as_id(number)) if number else user
    expected = as_id(request.POST.get("expected", ""))
    if not wanted:
        raise Invalid(fields={"state": _("Please choose a state.")})
    if wanted == "on":
        sign_on(operator=operator, by=user)
    elif wanted == "off":
        sign_off(operator_id=operator.pk, by=user, expected=expected)
    else:
        change_state(
            operator_id=operator.pk, state=wanted, by=user, expected=expected, reason=request.POST.get("reason", "")
        )  # fmt: skip
    return redirect(reverse(BACK.get(request.POST.get("back", ""), "shifts:me")))


def _since(user: User, at: datetime) -> datetime:
    """Midnight, or the beginning of a shift that goes over it."""
    midnight = moment(at.astimezone(city_zone()).date(), time(), city_zone())
    shift = shift_of(user.pk, at)
    return min(midnight, shift.starts_at - EARLY) if shift else midnight


def _moves(state: Any) -> list[tuple[State, str, str]]:
    """States that may follow, but the breaks, which have reasons."""
    if state is None:
        return []
    codes = [State(code) for code in State.values if code != State.BREAK]
    return [(code, *ICONS[code]) for code in codes if code != state.state and may_follow(state.state, code)]


def _reasons(state: Any) -> list[tuple[Any, Any]]:
    """Reasons of breaks with their limits."""
    if state is None or not may_follow(state.state, State.BREAK):
        return []
    limits = limits_on(today())
    return [(reason, limits.get(reason.pk)) for reason in reasons_in_use() if reason.pk != state.reason_id]
