"""One answer in both spellings of Open311: the JSON is the XML without its outer wrapper ("Spark" mapping)."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import orjson

JSON, XML = "json", "xml"
TYPES = {JSON: "application/json; charset=utf-8", XML: "text/xml; charset=utf-8"}
DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
# What an item of a list is called in XML.
ITEMS = {
    "services": "service", "service_requests": "request", "errors": "error", "attributes": "attribute",
    "values": "value", "endpoints": "endpoint", "formats": "format", "notes": "note",
}  # fmt: skip
# XML 1.0 has no letter for these, not even escaped (section 2.2 of the recommendation).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(form: str, root: str, data: Any) -> bytes:
    """The body of an answer. `data` is made of lists, dictionaries, texts, numbers, booleans and None."""
    if form == JSON:
        return orjson.dumps(data)
    tree: bytes = ET.tostring(_element(root, data), encoding="utf-8")
    return DECLARATION + tree


def _element(name: str, data: Any) -> ET.Element:
    element = ET.Element(name)
    if isinstance(data, dict):
        element.extend(_element(key, value) for key, value in data.items())
    elif isinstance(data, list):
        element.extend(_element(ITEMS.get(name, "value"), value) for value in data)
    elif data is not None:
        element.text = _text(data)
    return element


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NO_XML.sub("\ufffd", str(value))
