"""Another program reads what is written here and finds the same: mpxj, where an environment with it is at hand.

`QALA_MPXJ_PYTHON` names the Python of that environment.
"""

import json
import os
import subprocess
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from qala.office.exchange.rules.mspdi import (
    Constraint,
    LinkKind,
    PlanBaseline,
    PlanCalendar,
    PlanDay,
    PlanFile,
    PlanLink,
    PlanTask,
    write,
)

PYTHON = os.environ.get("QALA_MPXJ_PYTHON", "")
pytestmark = pytest.mark.skipif(not PYTHON, reason="QALA_MPXJ_PYTHON names no environment with mpxj")
DAY = 480


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 1, day, hour)


PLAN = PlanFile(
    title="Көпір",
    start=at(5, 9),
    status_at=at(16, 18),
    currency="KZT",
    minutes_per_day=DAY,
    calendar=1,
    calendars=(
        PlanCalendar(
            1, "week", week=tuple(PlanDay(day, ((540, 780), (840, 1080)) if day < 5 else ()) for day in range(7))
        ),
    ),
    tasks=(
        PlanTask(1, "Құрылыс", code="1", is_summary=True, start=at(5, 9), finish=at(20, 18), duration=12 * DAY),
        PlanTask(
            2, "Қазу", code="1.1", level=2, start=at(5, 9), finish=at(9, 18), duration=5 * DAY, percent=100,
            physical_percent=100, actual_start=at(6, 9), actual_finish=at(9, 18), cost=Decimal("1250.50"),
            baselines=(
                PlanBaseline(0, at(5, 9), at(8, 18), 4 * DAY, Decimal(1000)),
                PlanBaseline(1, at(5, 9), at(9, 18), 5 * DAY, Decimal("1250.50")),
            ),
        ),
        PlanTask(
            3, "Бетон", code="1.2", level=2, start=at(14, 9), finish=at(20, 18), duration=5 * DAY, percent=40,
            physical_percent=40, actual_start=at(14, 9), constraint=Constraint.SNET, constraint_at=at(14, 9),
            links=(PlanLink(2, LinkKind.FS, 2 * DAY),), baselines=(PlanBaseline(1, at(12, 9), at(16, 18), 5 * DAY),),
        ),
        PlanTask(
            4, "Дайын", code="2", is_milestone=True, start=at(20, 18), finish=at(20, 18), duration=0,
            links=(PlanLink(3, LinkKind.FF),),
        ),
    ),
)  # fmt: skip


def iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")


def expected(task: PlanTask) -> dict[str, Any]:
    return {
        "uid": task.uid,
        "name": task.name,
        "level": task.level,
        "start": iso(task.start),
        "finish": iso(task.finish),
        "minutes": task.duration,
        "percent": task.percent,
        "physical": task.physical_percent or 0,
        "actual_start": iso(task.actual_start),
        "actual_finish": iso(task.actual_finish),
        "milestone": task.is_milestone,
        "summary": task.is_summary,
        "baselines": {
            str(each.number): [iso(each.start), iso(each.finish), float(each.cost) if each.cost else None]
            for each in task.baselines
        },
        "after": sorted([link.uid, link.kind.name, link.lag] for link in task.links),
    }


def test_mpxj_reads_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.xml"
    path.write_bytes(write(replace(PLAN)))
    script = Path(__file__).with_name("mpxj_reading.py")
    run = subprocess.run([PYTHON, str(script), str(path)], capture_output=True, check=True, timeout=120)
    told = json.loads(run.stdout)
    assert told["status"] == "2026-01-16T18:00"
    kinds = [each.pop("constraint") for each in told["tasks"]]
    assert kinds[2] == "START_NO_EARLIER_THAN"
    assert told["tasks"] == [expected(task) for task in PLAN.tasks]
