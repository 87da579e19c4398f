"""Our table of the structure is that of the published schema: every object, field, kind and closed list."""

import csv
import json
from collections.abc import Iterator
from typing import Any

import pytest

from qala.office.exchange.rules.oc4ids.codes import CLOSED, MILESTONE_CODES, MILESTONE_TYPES, PARTY_ROLES
from qala.office.exchange.rules.oc4ids.shape import SHAPES

pytestmark = pytest.mark.shared_data
NAMES = {"ContractingProcessSummary": "Summary"}
PLAIN = {
    ("string",): "text",
    ("number",): "number",
    ("integer",): "whole",
    ("boolean",): "bool",
    ("number", "string"): "measure",
    ("object",): "any",
}
FORMATS = {"date-time": "time", "uri": "uri", "email": "email"}


def differences(shape: str, properties: dict[str, Any], needed: list[str]) -> Iterator[str]:
    ours = SHAPES[shape]
    if ours.keys() != properties.keys():
        yield f"{shape}: fields {ours.keys() ^ properties.keys()}"
    for name, told in properties.items():
        if name == "coordinates" or name not in ours:
            continue
        kinds = told.get("type")
        is_list = "array" in (kinds if isinstance(kinds, list) else [kinds])
        one = told["items"] if is_list else told
        if ours[name].is_list != is_list or ours[name].is_needed != (name in needed):
            yield f"{shape}.{name}: list or needed"
        elif "properties" in one:
            yield from differences(ours[name].kind, one["properties"], one.get("required", []))
        elif ours[name].kind != kind_of(one, told):
            yield f"{shape}.{name}: {ours[name].kind} instead of {kind_of(one, told)}"


def kind_of(one: dict[str, Any], told: dict[str, Any]) -> str:
    if "$ref" in one:
        name = one["$ref"].rpartition("/")[2]
        return NAMES.get(name, name)
    if "enum" in one:
        return str(told.get("codelist", one.get("codelist"))).removesuffix(".csv")
    types = one["type"] if isinstance(one["type"], list) else [one["type"]]
    return FORMATS.get(one.get("format", "")) or PLAIN[tuple(sorted(set(types) - {"null"}))]


def test_the_table_is_the_schema(shared_data: Any) -> None:
    schema = json.loads(shared_data("openness/oc4ids/project-schema.json").read_text())
    found = list(differences("Project", schema["properties"], schema["required"]))
    for name, told in schema["definitions"].items():
        found += differences(NAMES.get(name, name), told["properties"], told.get("required", []))
    assert found == []


def test_closed_lists_are_those_of_the_standard(shared_data: Any) -> None:
    ours = {
        **CLOSED, "partyRole": PARTY_ROLES, "milestoneType": MILESTONE_TYPES, "milestoneCode": MILESTONE_CODES,
    }  # fmt: skip
    for name, codes in ours.items():
        with shared_data(f"openness/oc4ids/codelists/{name}.csv").open(encoding="utf-8") as file:
            assert codes == {row["Code"] for row in csv.DictReader(file)}, name
