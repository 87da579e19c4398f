"""Calls of the server in both forms, with what every answer must be."""

import json
from typing import Any
from xml.etree import ElementTree as ET

from django.test import Client

V2 = "/open311/v2"
TYPES = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}
FORMS = ("json", "xml")
PLACE = {"lat": "50.05", "long": "70.05"}


def get(path: str, form: str = "json", status: int = 200, **query: Any) -> Any:
    """The data of an answer, checked as every answer is: type, charset, declaration, open to pages of others."""
    response = Client().get(f"{V2}/{path}.{form}", query)
    assert response["Access-Control-Allow-Origin"] == "*"
    return read(response, form, status)


def post(form: str = "json", status: int = 200, headers: Any = None, **fields: Any) -> Any:
    """A request sent as a form."""
    client = Client(enforce_csrf_checks=True)
    return read(client.post(f"{V2}/requests.{form}", fields, headers=headers), form, status)


def send(key: str, **fields: Any) -> dict[str, Any]:
    """A good request in JSON; what it was answered."""
    words = {"api_key": key, "service_code": "no-heat", **PLACE, "description": "No heat", **fields}
    (made,) = post(**{name: value for name, value in words.items() if value is not None})
    return made


def read(response: Any, form: str, status: int) -> Any:
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"] == TYPES[form]
    if form == "json":
        data = json.loads(response.content)
        if status >= 400:
            assert_errors(data)
        return data
    assert response.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    root = ET.fromstring(response.content)
    if status >= 400:
        assert root.tag == "errors"
        assert all([child.tag for child in error] == ["code", "description"] for error in root)
        assert_errors([{child.tag: child.text for child in error} for error in root])
    return root


def assert_errors(data: Any) -> None:
    assert isinstance(data, list)
    assert data
    for error in data:
        assert set(error) == {"code", "description"}
        assert isinstance(error["code"], str)
        assert error["description"].strip()


def codes(data: Any) -> set[str]:
    return {error["code"] for error in data}
