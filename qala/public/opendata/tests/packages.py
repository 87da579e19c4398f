"""Packages of tests."""

import json
from typing import Any

from qala.public.opendata.queries import oc4ids
from qala.shared.languages import LANGUAGES


def package(language: str = LANGUAGES[0]) -> Any:
    """The whole portfolio as it is published."""
    told, where = oc4ids.state(), oc4ids.site(language)
    assert told.changed_at is not None
    head = oc4ids.head(where, f"/opendata/oc4ids/{language}/projects.json", told.changed_at)
    return json.loads(b"".join(oc4ids.package(head, (oc4ids.written(row, where) for row in oc4ids.rows()))))


def load(shared_data: Any, name: str) -> tuple[bytes, dict[str, Any]]:
    content = shared_data(f"openness/oc4ids/{name}").read_bytes()
    return content, json.loads(content)["projects"][0]


def several_projects(shared_data: Any, *, count: int = 2, ocid: str = "", **last: Any) -> dict[str, Any]:
    """The example several times, each with one contract under the identifier `1`; `last`: of the last one's."""
    package: dict[str, Any] = json.loads(load(shared_data, "example.json")[0])
    first = package["projects"][0]
    process = first["contractingProcesses"][1]
    process["id"], process["summary"]["ocid"] = "1", ocid
    if not ocid:
        del process["summary"]["ocid"]
    first["contractingProcesses"] = [process]
    copies = [json.loads(json.dumps({**first, "id": f"{first['id']}-{n}"})) for n in range(2, count + 1)]
    for each in copies:
        del each["identifiers"]
    copies[-1]["contractingProcesses"][0]["summary"].update(last)
    package["projects"] = [first, *copies]
    return package
