"""What holds from a day on, and the staffing that stands on it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from qala.contact.shifts import ports
from qala.contact.shifts.actions.standards import CriterionWords, set_form, set_limit, set_standard
from qala.contact.shifts.models import BreakReason, CentreStandard, ReviewForm
from qala.contact.shifts.queries.staffing import measured, needs, planned
from qala.contact.shifts.queries.standards import limits_on, standard_on
from qala.contact.shifts.reference import load
from qala.contact.shifts.rules.staffing import Standard, mean_by_hour, need_of_hour
from qala.contact.shifts.tests.factories import MONDAY, Centre
from qala.shared.clock import city_zone, now
from qala.shared.errors import Conflict, Invalid, NotAllowed

FRIDAY = MONDAY + timedelta(days=4)
USUAL = Standard(0.8, 20, 0.85, 0.3, 120, 240)


def test_a_standard_from_a_day_on(centre: Centre) -> None:
    set_standard(valid_from=FRIDAY, by=centre.lead, service_share=0.9)
    assert standard_on(MONDAY).service_share == 0.8
    assert standard_on(FRIDAY).service_share == 0.9
    assert CentreStandard.objects.get(valid_to=FRIDAY).service_share == 0.8
    with pytest.raises(Conflict):
        set_standard(valid_from=FRIDAY, by=centre.lead)
    with pytest.raises(Invalid):
        set_standard(valid_from=MONDAY - timedelta(days=1), by=centre.lead)
    with pytest.raises(Invalid) as wrong:
        set_standard(valid_from=FRIDAY + timedelta(days=1), by=centre.lead, service_share=2.0)
    assert "service_share" in wrong.value.fields
    for who in (centre.operator, centre.people.controller, centre.people.analyst):
        with pytest.raises(NotAllowed):
            set_standard(valid_from=FRIDAY, by=who)


def test_a_limit_from_a_day_on(centre: Centre) -> None:
    reason = BreakReason.objects.get(code="rest")
    set_limit(
        reason=reason,
        minutes_each=10,
        minutes_per_shift=None,
        valid_from=FRIDAY,
        by=centre.people.administrator,
    )
    assert limits_on(MONDAY)[reason.pk].each == timedelta(minutes=15)
    assert limits_on(FRIDAY)[reason.pk].each == timedelta(minutes=10)
    assert limits_on(FRIDAY)[reason.pk].per_shift is None


def test_a_form_has_versions(centre: Centre) -> None:
    words = {"code": "contact", "names": {"name_en": "New"}, "valid_from": FRIDAY, "by": centre.lead}
    with pytest.raises(Invalid):
        set_form(criteria=[], **words)
    made = set_form(criteria=[CriterionWords("а", "а", "a", 2, True)], **words)
    assert made.criteria.get().weight == 2
    assert [form.pk for form in ReviewForm.objects.as_of(FRIDAY)] == [made.pk]
    assert ReviewForm.objects.as_of(MONDAY).get().criteria.count() == 6


def test_reference_data_again_changes_nothing(centre: Centre) -> None:
    BreakReason.objects.filter(code="rest").update(name_ru="Пауза")
    before = CentreStandard.objects.count(), ReviewForm.objects.count(), BreakReason.objects.count()
    load(lambda line: None)
    assert (CentreStandard.objects.count(), ReviewForm.objects.count(), BreakReason.objects.count()) == before
    assert BreakReason.objects.get(code="rest").name_ru == "Пауза"


def test_need_of_an_hour() -> None:
    need = need_of_hour(now(), 600, 69, USUAL)
    assert (need.erlangs, need.needed, need.on_roster, need.gap) == (40, 48, 69, 0)
    assert need.service_level >= 0.8
    assert 0 < need.occupancy < 1
    quiet = need_of_hour(now(), 0, 0, USUAL)
    assert (quiet.needed, quiet.on_roster, quiet.service_level) == (0, 0, 1.0)
    nobody = need_of_hour(now(), 10, 0, USUAL)
    assert nobody.service_level == 0.0
    assert nobody.abandon_share == pytest.approx(1)


def test_means_of_days_of_unequal_length() -> None:
    assert mean_by_hour([[2, 4], [4]], 3) == [3.0, 4.0, 0.0]


def test_the_load_of_the_same_weekdays(centre: Centre) -> None:
    asked: list[date] = []

    def hourly(since: datetime, until: datetime) -> Any:
        asked.append(since.astimezone(city_zone()).date())
        return [(since + timedelta(hours=9), 10 * len(asked)), (since + timedelta(hours=9), 1)]

    source = ports.LoadSource("test.load", "Test", hourly, lambda since, until: 200.0)
    found = measured(source, MONDAY, 2)
    assert asked == found.days == [MONDAY - timedelta(weeks=1), MONDAY - timedelta(weeks=2)]
    assert found.per_hour[9] == 16
    assert found.handle_seconds == 200


def test_need_against_plan(centre: Centre) -> None:
    people = planned(MONDAY)
    assert people == [0.0] * 8 + [1.0] * 12 + [0.0] * 4
    lines = needs(MONDAY, [60.0] * 24, people, USUAL)
    assert len(lines) == 24
    assert lines[0].gap == -lines[0].on_roster < lines[12].gap
