"""Views say what of them may be kept; the mark goes to the application around Django in a header that never leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from qala.shared.kept.generations import generations
from qala.shared.kept.triggers import topic_of

View = Callable[..., HttpResponseBase]
FOR_ALL, LINKED = "qala.for_all", "qala.linked"
HEADER = "X-Qala-Keep"


@dataclass(frozen=True)
class Mark:
    """How long an answer may be shown while the generations of its topics stay what they were when it was read."""

    seconds: int
    read_at: tuple[tuple[str, int], ...]

    def written(self) -> str:
        """As a header."""
        return ";".join([str(self.seconds), *(f"{topic}={number}" for topic, number in self.read_at)])

    @classmethod
    def read(cls, header: str) -> "Mark":
        """From the header."""
        seconds, *rest = header.split(";")
        pairs = (each.split("=") for each in rest)
        return cls(int(seconds), tuple((topic, int(number)) for topic, number in pairs))

    def is_as_new_as(self, known: dict[str, int]) -> bool:
        """Whether it shows everything that was known; generations only grow."""
        return all(number >= known.get(topic, 0) for topic, number in self.read_at)

    def still_holds(self, now: dict[str, int]) -> bool:
        """Whether nothing of what it shows has changed."""
        return all(now.get(topic, 0) == number for topic, number in self.read_at)


def is_for_all(request: HttpRequest) -> bool:
    """Whether the answer is made for keeping: forms of the shell then carry no token, and nobody is anybody."""
    scope: dict[str, Any] = getattr(request, "scope", {})
    return FOR_ALL in scope


def is_linked(request: HttpRequest) -> bool:
    """Whether the database is away and a page that may be shown all the same has this address."""
    scope: dict[str, Any] = getattr(request, "scope", {})
    return LINKED in scope


def keepable(*topics: str, each: str = "", seconds: int = 300) -> Callable[[View], View]:
    """View decorator, inside `require_GET`. `topics`: what the page shows that may be withdrawn; everything else on it
    may be `seconds` old. With `each` (an argument of the view) the first topic is that of one row."""

    def decorate(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
            if not is_for_all(request):
                return view(request, *args, **values)
            now = generations() if topics else {}  # before the view reads anything
            shown = (topic_of(topics[0], str(values[each])), *topics[1:]) if each else topics
            response = view(request, *args, **values)
            if response.status_code == 200 and not response.streaming:
                mark = Mark(seconds, tuple((topic, now.get(topic, 0)) for topic in shown))
                response[HEADER] = mark.written()
            return response

        marked.is_keepable = True  # type: ignore[attr-defined]
        return marked

    return decorate
