"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import ALL, Row

IMPORTS, PROFILES = "p", "pA"
# Whoever sees projects; whoever plans the sample (the office and its head).
PROJECTS, PLANNERS = "pujdkaA", "pj"
LIST = b'{"id": "A-1", "name": "Street"}\n{"id": "", "name": "Nameless"}'


def _profile() -> str:
    from qala.office.exchange.models import ImportProfile
    from qala.office.exchange.tests.lists.conftest import PROFILE
    from tests.personas import project_office

    if not ImportProfile.objects.filter(name="works").exists():
        ImportProfile.objects.create(
            name="works", title="Жұмыстар тізімі", text=PROFILE, made_by=project_office()
        )
    return "works"


def _batch() -> Any:
    from qala.office.exchange.actions import read_list, receive
    from qala.office.projects.tests.factories import make_block, make_kind

    make_block()
    make_kind()
    batch = receive(file_name="works.jsonl", content=LIST, profile=_profile())
    return read_list(import_id=batch.pk)


def _project(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    return {"code": samples.project(city).code}


def _plan(city: Any) -> dict[str, Any]:
    """A file that renames a row, tells of progress and brings a promise."""
    from dataclasses import replace

    from qala.office.exchange.actions import receive_plan
    from qala.office.exchange.queries.plan_rows import file_of
    from qala.office.exchange.rules.mspdi import PlanBaseline, write
    from qala.office.projects.tests import samples

    project = samples.project(city)
    plan = file_of(project, "kk")
    tasks = tuple(
        replace(each, baselines=(PlanBaseline(0, each.start, each.finish, each.duration),))
        for each in plan.tasks
    )
    first = replace(
        tasks[0],
        name="Қазба жұмыстары",
        physical_percent=100,
        actual_start=plan.start,
        actual_finish=tasks[0].finish,
    )
    content = write(replace(plan, status_at=plan.finish, tasks=(first, *tasks[1:])))
    batch = receive_plan(
        project_id=project.pk, file_name="plan.xml", content=content, by=city.people.project_office
    )
    return {"code": project.code, "pk": batch.pk}


def _secret(city: Any) -> dict[str, Any]:
    from qala.office.exchange.actions import make_link

    return {"secret": make_link(by=city.people.project_office)[1]}


ROWS = {
    "api:projects": Row(PROJECTS, is_page=False),
    "api:project": Row(PROJECTS, is_page=False),
    "api:project_changes": Row(PROJECTS, codes=(422,), is_page=False),
    "exchange:my_calendar": Row(PROJECTS),
    "exchange:change_my_calendar": Row(do=PROJECTS),
    "exchange:calendar": Row(ALL, is_page=False),
    "exchange:gate": Row(PROJECTS, PLANNERS, (422,)),
    "exchange:change_calendar": Row(do=PROJECTS),
    "exchange:plan_file": Row(PROJECTS, is_page=False),
    "exchange:plan_import": Row(PLANNERS + "u"),
    "exchange:take_baseline": Row(do="u", codes=(422,)),
    "exchange:apply_plan": Row(do=PLANNERS, codes=(409,)),
    "exchange:drop_plan": Row(do=PLANNERS),
    "exchange:imports": Row(IMPORTS),
    "exchange:new_import": Row(IMPORTS, IMPORTS, (422,)),
    "exchange:import": Row(IMPORTS),
    "exchange:apply": Row(do=IMPORTS),
    "exchange:drop": Row(do=IMPORTS),
    "exchange:undo": Row(do=IMPORTS, codes=(409,)),
    "exchange:profiles": Row(PROFILES),
    "exchange:new_profile": Row(PROFILES, PROFILES, (422,)),
    "exchange:profile": Row(PROFILES),
    "exchange:edit_profile": Row(PROFILES, PROFILES, (422,)),
    "exchange:template": Row(PROFILES, is_page=False),
}
ARGUMENTS = {
    "exchange:calendar": _secret,
    **dict.fromkeys(
        ["api:project", "exchange:gate", "exchange:change_calendar", "exchange:plan_file"], _project
    ),
    **dict.fromkeys(
        ["exchange:plan_import", "exchange:apply_plan", "exchange:drop_plan", "exchange:take_baseline"], _plan
    ),
    **dict.fromkeys(
        ["exchange:import", "exchange:apply", "exchange:drop", "exchange:undo"],
        lambda _city: {"pk": _batch().pk},
    ),
    **dict.fromkeys(["exchange:profile", "exchange:template"], lambda _city: {"name": "department-xlsx"}),
    "exchange:edit_profile": lambda _city: {"name": _profile()},
}
