"""The addresses of an OpenAPI description as people read them: what can be asked by GET, with which parameters."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

Json = dict[str, Any]
LONGEST_LIST = 40


@dataclass(frozen=True)
class Parameter:
    """One; `kind` is the kind of its input, `choices` what it may be ("" for anything)."""

    name: str
    where: str
    kind: str
    is_required: bool
    choices: tuple[str, ...]
    usual: str
    limits: str


@dataclass(frozen=True)
class Operation:
    """One address; `key` names it in links, `server` stands before its path. `words` are the description's own."""

    key: str
    group: str
    server: str
    path: str
    title: str
    words: str
    is_open: bool
    parameters: tuple[Parameter, ...]

    @property
    def address(self) -> str:
        """With its gaps."""
        return f"{self.server}{self.path}"

    @property
    def asked_for(self) -> tuple[Parameter, ...]:
        """What stands in the path or the query; headers are told, not tried."""
        return tuple(each for each in self.parameters if each.where in ("path", "query"))

    def filled(self, values: dict[str, list[str]]) -> str:
        """The address with its gaps filled and the rest as a query, without what is empty. KeyError: a gap's name."""
        path, query = self.path, []
        for each in self.asked_for:
            given = [value for value in values.get(each.name, []) if value]
            if each.where == "path":
                if not given:
                    raise KeyError(each.name)
                path = path.replace(f"{{{each.name}}}", quote(given[0], safe=""))
            else:
                query += [(each.name, value) for value in given]
        return f"{self.server}{path}" + (f"?{urlencode(query)}" if query else "")


def operations(document: Json, server: str, group: str = "") -> Iterator[Operation]:
    """Every GET of a description. `group`: of all of them, else the first tag of each."""
    for path, methods in document["paths"].items():
        told = methods.get("get")
        if told is None:
            continue
        tags = told.get("tags") or [""]
        yield Operation(
            key=told["operationId"],
            group=group or tags[0],
            server=server,
            path=path,
            title=told.get("summary", path),
            words=told.get("description", ""),
            is_open=not told.get("security"),
            parameters=tuple(_parameter(document, each) for each in told.get("parameters", [])),
        )


def _parameter(document: Json, told: Json) -> Parameter:
    if "$ref" in told:
        told = document["components"]["parameters"][told["$ref"].rsplit("/", 1)[1]]
    schema = _plain(told.get("schema", {}))
    choices = tuple(str(each) for each in schema.get("enum", []))
    usual = schema.get("default")
    return Parameter(
        name=told["name"],
        where=told["in"],
        kind=_kind(schema),
        is_required=bool(told.get("required")),
        choices=choices if len(choices) <= LONGEST_LIST else (),
        usual="" if usual is None else str(usual),
        limits=_limits(schema),
    )


def _plain(schema: Json) -> Json:
    """Of a list its items, of a choice between something and nothing the something."""
    for one in schema.get("anyOf", []):
        if one.get("type") != "null":
            return {**one, "default": schema.get("default")}
    return schema["items"] if schema.get("type") == "array" and "minItems" not in schema else schema


def _kind(schema: Json) -> str:
    if schema.get("format") == "date":
        return "date"
    return "number" if schema.get("type") in ("integer", "number") else "text"


def _limits(schema: Json) -> str:
    """Bounds as "1–100"; "" without."""
    ends = [str(schema[name]) for name in ("minimum", "maximum") if name in schema]
    return "–".join(ends) if len(ends) == 2 else ""


def snippets(operation: Operation, address: str) -> list[tuple[str, str]]:
    """Name and lines of a call in the shell, in Python and in R, with nothing to install but what is usual there."""
    has_key = not operation.is_open
    shell = f'curl "{address}"' + (' \\\n  -H "Authorization: Bearer $KEY"' if has_key else "")
    headers = ', headers={"Authorization": f"Bearer {key}"}' if has_key else ""
    python = (
        "import json\nfrom urllib.request import Request, urlopen\n\n"
        f'with urlopen(Request("{address}"{headers})) as answer:\n    data = json.load(answer)'
    )
    key = ' |>\n  req_auth_bearer_token(Sys.getenv("KEY"))' if has_key else ""
    r = f'library(httr2)\n\ndata <- request("{address}"){key} |>\n  req_perform() |>\n  resp_body_json()'
    return [("curl", shell), ("Python", python), ("R", r)]
