"""Monthly reviews by the deputy mayor: agenda from what is wrong, decisions, assignments and their control."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from qala.config.demo.office.lives import Life, on
from qala.config.demo.office.standing import Company
from qala.office.meetings.actions.agenda import propose_agenda, save_item
from qala.office.meetings.actions.attend import write_attendance
from qala.office.meetings.actions.give import give
from qala.office.meetings.actions.hold import finish, hold, send
from qala.office.meetings.actions.minutes import save_decision, write_heard
from qala.office.meetings.actions.plan import plan
from qala.office.meetings.actions.sign import sign
from qala.office.meetings.actions.work import accept, claim, confirm
from qala.office.meetings.models import Meeting
from qala.office.overview.actions import save_occasion
from qala.office.overview.models import Occasion
from qala.office.projects.models import ItemKind, Part, Project, RoleAssignment, WorkItem
from qala.shared.clock import city_zone

ORDERS = [
    ("Мердігермен кестені қайта қарап, жұмысшы қосу.", "Пересмотреть график с подрядчиком, добавить рабочих."),
    ("Желі иелерімен келісімді аяқтау.", "Завершить согласование с владельцами сетей."),
    ("Қалған материал жеткізуді бақылауға алу.", "Взять на контроль поставку оставшихся материалов."),
    ("Алаңға шығып, фотоесеп ұсыну.", "Выехать на площадку и представить фотоотчёт."),
]  # fmt: skip


def make_talk(company: Company, month_end: date, until: date, rng: random.Random) -> None:
    """The review that follows the standings of a month's end: held, signed and controlled."""
    day = min(month_end + timedelta(days=9), until - timedelta(days=1))
    if not Meeting.objects.filter(starts_at__date=day).exists():
        worst = _worst(day)
        if worst:
            _held(company, day, worst, rng, until)


def _worst(day: date) -> list[Project]:
    """Those in construction that were latest when the review was called."""
    rows = Project.objects.filter(stage="construction", actual_start__lt=day, standings__is_newest=True)
    return list(rows.order_by("-standings__slip_days", "pk")[:12])


def _held(company: Company, day: date, worst: list[Project], rng: random.Random, until: date) -> None:
    chosen = rng.sample(worst, min(5, len(worst)))
    chair, heads = company.curators[0], [_head(project) for project in chosen]
    with on(day - timedelta(days=4), 10):
        meeting = plan(
            by=company.office, kind="review",
            place="Ситуациялық орталық",
            title_kk=f"Жобалар бойынша жедел жиналыс, {day:%m.%Y}",
            title_ru=f"Оперативное совещание по проектам, {day:%m.%Y}",
            title_en=f"Review of projects, {day:%m.%Y}",
            starts_at=datetime.combine(day, time(10), tzinfo=city_zone()),
            ends_at=datetime.combine(day, time(11, 30), tzinfo=city_zone()),
            chair=chair, secretary=company.office, participants=heads, projects=worst,
        )  # fmt: skip
        save_item(
            meeting_id=meeting.pk, by=company.office, minutes=10,
            text_kk="Өткен кеңестің тапсырмалары", text_ru="Поручения прошлого совещания",
        )  # fmt: skip
        propose_agenda(meeting_id=meeting.pk, by=company.office)
        send(meeting_id=meeting.pk, by=company.office)
    with on(day, 11):
        hold(meeting_id=meeting.pk, by=company.office)
        there = heads[: len(heads) - day.month % 2]
        write_attendance(meeting_id=meeting.pk, came=[chair, company.office, *there], by=company.office)
        for item in meeting.agenda.all()[:4]:
            write_heard(
                meeting_id=meeting.pk,
                item_id=item.pk,
                heard_kk="Баяндама тыңдалды.",
                heard_ru="Доклад заслушан.",
                by=company.office,
            )
        given = [
            _order(company, meeting, project, head, day, rng)
            for project, head in zip(chosen, heads, strict=True)
        ]
        finish(meeting_id=meeting.pk, by=company.office)
    with on(day, 17):
        sign(meeting_id=meeting.pk, by=chair)
    for row in given:
        _work(row, company, day, rng, until)


def _head(project: Project) -> Any:
    return RoleAssignment.objects.filter(project=project, part=Part.HEAD).order_by("-valid_from")[0].person


def _order(
    company: Company, meeting: Meeting, project: Project, head: Any, day: date, rng: random.Random
) -> Any:
    kk, ru = rng.choice(ORDERS)
    decision = save_decision(
        meeting_id=meeting.pk, by=company.office, project=project, text_kk=kk, text_ru=ru
    )
    return give(
        text=kk if head.language == "kk" else ru, executor=head, controller=company.office, by=company.office,
        due_on=day + timedelta(days=rng.choice([10, 14, 21])), meeting_id=meeting.pk, decision=decision,
        project=project,
    )  # fmt: skip


def _work(row: Any, company: Company, day: date, rng: random.Random, until: date) -> None:
    """Taken on the next day; most are done and confirmed, some lie."""
    steps = [
        (day + timedelta(days=1), "accept"),
        (day + timedelta(days=9), "claim"),
        (day + timedelta(days=11), "confirm"),
    ]
    if rng.random() < 0.25:
        steps = steps[:1]
    for at, verb in steps:
        if at < until:
            with on(at, 15):
                if verb == "accept":
                    accept(assignment_id=row.pk, by=row.executor)
                elif verb == "claim":
                    claim(assignment_id=row.pk, by=row.executor, note="Орындалды / исполнено")
                else:
                    confirm(assignment_id=row.pk, by=company.office)


def make_occasion(lives: list[Life], company: Company, day: date) -> None:
    """A run through the city, past a street that is dug up on that day. Only once."""
    if Occasion.objects.exists():
        return
    run_on = day + timedelta(days=24)
    dug_up = (
        life
        for life in lives
        if life.draft.block == "roads" and life.draft.line and life.project.stage == "construction"
    )
    for life in dug_up:
        if any(_is_under_way(item, run_on) for item in life.items.values()):
            with on(day - timedelta(days=20), 11):
                save_occasion(
                    by=company.office, begins_on=run_on, ends_on=run_on, lon=life.draft.lon, lat=life.draft.lat,
                    radius_m=200, name_kk="Қалалық жүгіру жарысы", name_ru="Городской забег", name_en="City run",
                )  # fmt: skip
            return


def _is_under_way(item: WorkItem, day: date) -> bool:
    begins, ends = item.planned_start, item.planned_finish
    return bool(item.kind != ItemKind.PHASE and begins and ends and begins <= day <= ends)
