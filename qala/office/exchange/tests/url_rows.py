"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import Row

IMPORTS, PROFILES = "p", "pA"
LIST = b'{"id": "A-1", "name": "Street"}\n{"id": "", "name": "Nameless"}'


def _profile() -> str:
    from qala.office.exchange.models import ImportProfile
    from qala.office.exchange.tests.lists.conftest import PROFILE
    from tests.personas import project_office

    if not ImportProfile.objects.filter(name="works").exists():
        ImportProfile.objects.create(name="works", title="Works", text=PROFILE, made_by=project_office())
    return "works"


def _batch() -> Any:
    from qala.office.exchange.actions import read_list, receive
    from qala.office.projects.tests.factories import make_block, make_kind

    make_block()
    make_kind()
    batch = receive(file_name="works.jsonl", content=LIST, profile=_profile())
    return read_list(import_id=batch.pk)


ROWS = {
    "exchange:imports": Row(IMPORTS),
    "exchange:new_import": Row(IMPORTS, IMPORTS, (422,)),
    "exchange:import": Row(IMPORTS),
    "exchange:apply": Row(do=IMPORTS),
    "exchange:drop": Row(do=IMPORTS),
    "exchange:profiles": Row(PROFILES),
    "exchange:new_profile": Row(PROFILES, PROFILES, (422,)),
    "exchange:profile": Row(PROFILES),
    "exchange:edit_profile": Row(PROFILES, PROFILES, (422,)),
    "exchange:template": Row(PROFILES, is_page=False),
}
ARGUMENTS = {
    **dict.fromkeys(
        ["exchange:import", "exchange:apply", "exchange:drop"], lambda _city: {"pk": _batch().pk}
    ),
    **dict.fromkeys(["exchange:profile", "exchange:template"], lambda _city: {"name": "department-xlsx"}),
    "exchange:edit_profile": lambda _city: {"name": _profile()},
}
