"""The API as a whole: its guide is true, its description is served, and every refusal is JSON."""

import io
import json
import re
import shlex
import uuid
from pathlib import Path
from string import Template
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from qala.contact.appeals.tests.factories import World, make_world
from tests.kept import kept
from tests.personas import everybody

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "api" / "README.md"
COMMAND = re.compile(r"```sh\n# (\d+)\n(curl .*?)```", re.DOTALL)


@kept(is_frozen=True)
def world() -> World:
    return make_world(everybody())


class Curl:
    """Carries out what a reader of the guide would type; `-b jar` stands for the executor's session."""

    def __init__(self, world: World) -> None:
        self.stranger, self.signed_in = Client(), Client(enforce_csrf_checks=True)
        self.signed_in.force_login(world.people.executor)
        self.signed_in.get("/submit/")
        out = io.BytesIO()
        Image.new("RGB", (64, 48), "green").save(out, "JPEG")
        self.photo = out.getvalue()
        token = self.signed_in.cookies[settings.CSRF_COOKIE_NAME].value
        self.known = {"QALA": "", "TOKEN": token, "LENGTH": str(len(self.photo))}

    def run(self, command: str) -> Any:
        # The shell puts variables in after it has split the words; for these values the order makes no difference.
        words = shlex.split(Template(command.replace("\\\n", " ")).substitute(self.known))[1:]
        client, method, path, data, headers = self.stranger, "", "", b"", {}
        while words:
            word = words.pop(0)
            if word == "-b":
                client, _jar = self.signed_in, words.pop(0)
            elif word == "-H":
                name, _, value = words.pop(0).partition(": ")
                headers[name] = value
            elif word == "-X":
                method = words.pop(0)
            elif word in ("-d", "--data-binary"):
                given = words.pop(0)
                data = self.photo if given == "@photo.jpg" else given.encode()
            elif word != "-i":
                path = word
        kind = headers.pop("Content-Type", "application/octet-stream")
        response = client.generic(
            method or ("POST" if data else "GET"), path, data, content_type=kind, headers=headers
        )
        self.learn(response)
        return response

    def learn(self, response: Any) -> None:
        """What later commands name."""
        if response.status_code == 201 and response["Content-Type"] == "application/json":
            said = response.json()
            self.known |= {"NUMBER": said["number"], "SECRET": said["secret"]}
        for header, name in (("Location", "LOCATION"), ("Upload-File", "FILE")):
            if header in response:
                self.known[name] = response[header]


def test_the_guide_is_true(world: World) -> None:
    curl, text = Curl(world), GUIDE.read_text(encoding="utf-8")
    commands = COMMAND.findall(text)
    assert len(commands) == text.count("```sh") > 10
    for status, command in commands:
        response = curl.run(command)
        assert str(response.status_code) == status, (command, response.content)
    said = re.findall(r"```json\n(.*?)\n```", text, re.DOTALL)
    assert [response.json()] == [json.loads(each) for each in said]


def test_the_description_is_served_and_nothing_to_try_it(client: Client) -> None:
    served = client.get("/api/v1/openapi.json")
    assert served.json()["info"]["title"] == "Qala"
    assert client.get("/api/v1/docs").status_code == 404
    for path, operations in served.json()["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation.get("description"), path


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/", "/api/v2/topics", "/api/v1/topics/", "/api/v1/nothing"]
)
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_where_nothing_is(db: None, path: str, method: str) -> None:
    client = Client(enforce_csrf_checks=path != "/api/v1/")
    response = getattr(client, method)(path)
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "missing"


def test_a_wrong_method(client: Client) -> None:
    response = client.delete("/api/v1/topics")
    assert (response.status_code, response["Allow"]) == (405, "GET")
    assert response.json()["error"]["code"] == "wrong_method"


def test_a_mistake_of_ours(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError(str(uuid.uuid4()))

    monkeypatch.setattr("qala.contact.catalog.api.book", broken)
    client.raise_request_exception = False
    response = client.get("/api/v1/topics")
    assert response.status_code == 500
    assert response.json()["error"]["code"] == "server_error"
