"""A language model beside the dialogue: it proposes, the house decides, and nothing needs it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from qala.contact.appeals.models import Appeal
from qala.contact.appeals.tests.factories import World
from qala.contact.assistant import helper
from qala.contact.assistant.actions.effects import helping
from qala.contact.assistant.rules.facts import filled, with_holes
from qala.contact.assistant.tests.talker import Talker

Make = Callable[..., Talker]


@dataclass
class Model:
    """The double: `answer` makes what the model says of (task, text); `asked` is what has left the house."""

    url: str = ""
    answer: Callable[[str, str], Any] = lambda task, text: {}
    asked: list[dict[str, Any]] = field(default_factory=list)
    status: int = 200
    delay: float = 0.0


@pytest.fixture
def model(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    """A server that speaks as an OpenAI-compatible one."""
    made = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            made.asked.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
            time.sleep(made.delay)
            said = made.answer(*(each["content"] for each in body["messages"]))
            content = said if isinstance(said, str) else json.dumps(said)
            self.send_response(made.status)
            self.end_headers()
            self.wfile.write(json.dumps({"choices": [{"message": {"content": content}}]}).encode())

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    settings.LLM = {"url": made.url, "key": "k", "model": "m"}
    settings.DELIVERIES_INSIDE = True
    monkeypatch.setattr(helper, "breaker", helper.Breaker())
    helping._phrase.cache_clear()
    yield made
    helping._phrase.cache_clear()
    server.shutdown()
    server.server_close()


def test_facts_are_held_out_and_put_back() -> None:
    text = "Write the number, such as 26-0001234-K, by 05.03.2026 10:00 at https://x.kz/a?b=1 or “2 files”."
    holed, facts = with_holes(text)
    assert not any(letter.isdigit() for letter in holed.replace("{", "").split("}")[0][:-1])
    assert filled(holed, text, facts) == text
    assert filled(f"Kindly: {holed}", text, facts) == f"Kindly: {text}"
    for wrong in (
        holed.replace("{0}", ""), f"{holed} {{0}}", f"{holed} until 7", f"{holed} www.x.kz",
        holed.replace("{0}", "{9}"),
        "", holed * 9, f"{holed} <b>",
    ):  # fmt: skip
        assert filled(wrong, text, facts) == ""


@pytest.mark.django_db
def test_it_proposes_what_the_house_confirms(town: World, talker: Make, model: Model) -> None:
    model.answer = lambda task, text: {"address": "Абая 40", "topic": "нет тепла"}
    one = talker("ru")
    one.say("Третий день холодно, дом Абая 40, мой телефон +7 701 123 45 67, меня зовут Асель Тестова")
    assert one.slots.place["address"].startswith("Абай даңғылы") or "Абая" in one.slots.place["address"]
    asked = [each for each in model.asked if "resident" in each["messages"][0]["content"]]
    sent = asked[0]["messages"][1]["content"]
    assert "123" not in sent
    assert "Тестова" not in sent
    assert (asked[0]["path"], asked[0]["key"], asked[0]["model"]) == ("/v1/chat/completions", "Bearer k", "m")
    one.press("skip")
    assert one.state == "topic", "the topic is still confirmed by the person"
    one.press(f"topic:{town.heat.pk}")
    one.press("skip")
    one.press("yes")
    assert Appeal.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["Абая 41", "Сарыарқа 1", "", 7, ["Абая 40"], "x" * 999])
def test_an_invented_address_is_no_place(town: World, talker: Make, model: Model, address: Any) -> None:
    model.answer = lambda task, text: {"address": address, "topic": {"a": 1}, "state": "confirm"}
    one = talker("ru")
    one.say("Третий день нет тепла в квартире")
    assert (one.slots.place, one.state) == ({}, "attach")


@pytest.mark.django_db
def test_questions_are_put_kindly_with_their_facts(town: World, talker: Make, model: Model) -> None:
    model.answer = lambda task, text: {"text": f"Будьте добры. {text}"} if "question" in task else {}
    one = talker("ru")
    said = one.press("find")
    assert "Будьте добры" in said
    assert "26-0001234-K" in said
    assert "26-0001234" not in str(model.asked)
    before = len(model.asked)
    assert "Будьте добры" in talker("ru").press("find")
    assert len(model.asked) == before, "the same question is asked for once"


@pytest.mark.django_db
@pytest.mark.parametrize("fault", ["status", "words", "shape", "inside", "off"])
def test_without_it_everything_goes_on(
    town: World, talker: Make, model: Model, settings: Any, fault: str
) -> None:
    if fault == "status":
        model.status = 500
    elif fault == "inside":
        settings.DELIVERIES_INSIDE = False
    elif fault == "off":
        settings.LLM = {"url": "", "key": "", "model": ""}
    else:
        model.answer = lambda task, text: "no JSON" if fault == "words" else ["a list"]
    one = talker("ru")
    one.say("Третий день нет тепла в квартире")
    for _step in range(4):
        one.press("menu")
        one.press("report")
    assert one.state == "attach"
    assert len(model.asked) <= helper.FAILURES, "the breaker keeps quiet"
    assert bool(model.asked) == (fault not in ("inside", "off"))


@pytest.mark.django_db
def test_a_slow_model_has_its_seconds(
    town: World, talker: Make, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helper, "SECONDS", 0.3)
    model.delay = 1.5
    one, began = talker("ru"), time.monotonic()
    one.say("Третий день нет тепла в квартире")
    assert time.monotonic() - began < 1.4
    assert one.state == "attach"
