"""Statements of RDF, written as Turtle and as JSON-LD: the little of both that a catalogue needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dcatap": "http://data.europa.eu/r5r/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
NOT_IN_IRI = '<>"{}|^`\\ '


@dataclass(frozen=True)
class Iri:
    """An address that names something."""

    value: str


@dataclass(frozen=True)
class Literal:
    """A text in a language, or a value of a type such as xsd:date."""

    value: str
    language: str = ""
    type: str = ""


@dataclass(frozen=True)
class Node:
    """What is said of one thing; `type` and the properties are prefixed names."""

    iri: str
    type: str
    said: dict[str, list[Iri | Literal]]


def turtle(nodes: Iterable[Node]) -> str:
    """Turtle 1.1."""
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in PREFIXES.items()]
    for node in nodes:
        said = [f"a {node.type}"]
        said += [
            f"{name} {', '.join(_term(one) for one in values)}"
            for name, values in node.said.items()
            if values
        ]
        lines.append(f"\n{_iri(node.iri)}\n    " + " ;\n    ".join(said) + " .")
    return "\n".join(lines) + "\n"


def _iri(address: str) -> str:
    return "<" + "".join(f"%{ord(each):02X}" if each in NOT_IN_IRI else each for each in address) + ">"


def _term(value: Iri | Literal) -> str:
    if isinstance(value, Iri):
        return _iri(value.value)
    text = '"' + "".join(ESCAPED.get(each, each) for each in value.value) + '"'
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^{value.type}" if value.type else text


def json_ld(nodes: Iterable[Node]) -> dict[str, Any]:
    """JSON-LD 1.1: one flat graph."""
    return {
        "@context": PREFIXES,
        "@graph": [
            {
                "@id": node.iri,
                "@type": node.type,
                **{name: [_value(one) for one in values] for name, values in node.said.items() if values},
            }
            for node in nodes
        ],
    }


def _value(value: Iri | Literal) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.value}
    told = {"@value": value.value}
    if value.language:
        told["@language"] = value.language
    elif value.type:
        told["@type"] = value.type
    return told
