"""Reports and photos, without surprises."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from PIL import Image

from qala.ground.files import actions as files
from qala.ground.files.tests.factories import given
from qala.office.projects.models import Part, Project, RoleAssignment
from qala.office.projects.tests import samples
from qala.office.reporting.actions import accept, begin, save, submit
from qala.office.reporting.actions.save import Told
from qala.office.reporting.models import ProgressReport
from tests.personas import staff

FULL = {
    "narrative_ru": "Уложен нижний слой.",
    "declared_percent": Decimal(40),
    "confidence": "probable",
    "forecast_finish": date(2026, 12, 20),
    "forecast_code": "weather",
    "forecast_reason": "Дождливая осень",
}


class Site:
    """The sample project with its people."""

    def __init__(self, people: Any) -> None:
        class City:
            pass

        city = City()
        city.people = people  # type: ignore[attr-defined]
        self.people = people
        self.project: Project = samples.project(city)
        self.head = people.project_head
        self.office = people.project_office

    def item(self, code: str) -> Any:
        return self.project.items.get(code=code)

    def begun(self, **words: Any) -> ProgressReport:
        return begin(project_id=self.project.pk, by=self.head, **words)

    def told(self, **percents: int) -> dict[int, Told]:
        """What a report says: 40 per cent of everything unless told otherwise, by the code of the item."""
        return {
            item.pk: Told(Decimal(percents.get(item.code, 40)), "")
            for item in self.project.items.filter(removed_at=None)
        }

    def sent(self, **percents: int) -> ProgressReport:
        report = self.begun()
        save(report_id=report.pk, by=self.head, items=self.told(**percents), **FULL)
        return submit(report_id=report.pk, by=self.head)

    def accepted(self, **percents: int) -> ProgressReport:
        return accept(report_id=self.sent(**percents).pk, by=self.office)


def picture(seed: int = 0, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A picture of its own for every seed."""
    image = Image.new("RGB", size, (200, 200, 200))
    state = seed * 7919 + 17
    for row in range(6):
        for column in range(8):
            state = (state * 1103515245 + 12345) % (1 << 31)
            shade = (state >> 8) % 256
            box = (
                column * size[0] // 8,
                row * size[1] // 6,
                (column + 1) * size[0] // 8,
                (row + 1) * size[1] // 6,
            )
            image.paste((shade, 255 - shade, (shade * 3) % 256), box)
    return image


def jpeg(image: Image.Image, quality: int = 90, **words: Any) -> bytes:
    import io

    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, **words)
    return out.getvalue()


def upload(by: Any, body: bytes | None = None, seed: int = 0, **words: Any) -> Any:
    """A stored photo of this person, ready to be attached."""
    return files.store(given(body or jpeg(picture(seed))), by=by, **words)


def another_head(project: Project) -> Any:
    """A head of the same rights who has nothing to do with it."""
    return staff("project_head")


def deputy(project: Project) -> Any:
    person = staff("project_head")
    RoleAssignment.objects.create(
        project=project, part=Part.DEPUTY_HEAD, person=person, valid_from=date(2020, 1, 1)
    )
    return person


def users() -> Any:
    return get_user_model().objects
