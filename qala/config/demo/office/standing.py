"""What stands before the first project: portfolios, programmes, and who keeps the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from qala.config.demo.building.people import DOMAIN
from qala.ground.organisations.models import Organisation
from qala.ground.people.models import User
from qala.office.projects.models import Block, Portfolio, Programme, ProjectKind

PORTFOLIOS = {
    "infrastructure": (
        "infrastructure",
        "Инфрақұрылым портфелі",
        "Инфраструктурный портфель",
        "Infrastructure portfolio",
    ),
    "social": ("social", "Әлеуметтік блок", "Социальный блок", "Social block"),
    "drivers": ("drivers", "50 драйвер жоба", "50 проектов-драйверов", "50 driver projects"),
}
# block: programme code, kk, ru, en
PROGRAMMES = {
    "roads": ("roads", "Жолсыз кептеліс", "Дороги без заторов", "Roads without jams"),
    "construction": ("homes", "Қолжетімді баспана", "Доступное жильё", "Affordable homes"),
    "networks": ("networks", "Сенімді желілер", "Надёжные сети", "Reliable networks"),
    "improvement": ("green-city", "Жасыл қала", "Зелёный город", "Green city"),
    "education": ("schools", "Жайлы мектеп", "Комфортная школа", "Schools with room"),
    "health": ("clinics", "Емхана жақын", "Поликлиника рядом", "A clinic nearby"),
}
# block: department, customer
BODIES = {
    "roads": ("dep-transport", "road-service"),
    "construction": ("dep-construction", "dep-housing"),
    "networks": ("dep-energy", "heat-networks"),
    "improvement": ("dep-ecology", "green-service"),
    "education": ("dep-construction", "dep-education"),
    "health": ("dep-construction", "dep-health"),
}


@dataclass(frozen=True)
class Company:
    """Everybody whom the stories of projects need, read once."""

    office: Any
    second: Any
    curators: list[Any]
    heads: list[Any]
    builders: list[Organisation]
    builder_people: dict[int, Any]
    department_people: dict[int, Any]
    bodies: dict[str, Organisation]
    blocks: dict[str, Block]
    kinds: dict[str, ProjectKind]
    programmes: dict[str, Programme]
    portfolios: dict[str, Portfolio]

    @classmethod
    def gather(cls) -> Self:
        """Read it from the database."""

        def of(role: str) -> list[Any]:
            people = User.objects.filter(email__endswith=f"@{DOMAIN}", duties__role=role)
            return list(people.order_by("pk"))

        bodies = {body.code: body for body in Organisation.objects.all()}
        return cls(
            office=of("project_office")[0],
            second=of("project_office")[1],
            curators=of("curator"),
            heads=of("project_head"),
            builders=[body for code, body in sorted(bodies.items()) if code.startswith("builder-")],
            builder_people={person.duties.get().organisation_id: person for person in of("contractor")},
            department_people={person.duties.get().organisation_id: person for person in of("department")},
            bodies=bodies,
            blocks={block.code: block for block in Block.objects.all()},
            kinds={kind.code: kind for kind in ProjectKind.objects.all()},
            programmes={row.code: row for row in Programme.objects.all()},
            portfolios={row.code: row for row in Portfolio.objects.all()},
        )


def make_standing() -> None:
    """Portfolios and programmes."""
    for code, (kind, kk, ru, en) in PORTFOLIOS.items():
        words = {"kind": kind, "name_kk": kk, "name_ru": ru, "name_en": en}
        Portfolio.objects.get_or_create(code=code, defaults=words)
    for block, (code, kk, ru, en) in PROGRAMMES.items():
        home = "social" if block in ("education", "health") else "infrastructure"
        names = {"name_kk": kk, "name_ru": ru, "name_en": en}
        above = Portfolio.objects.get(code=home)
        Programme.objects.get_or_create(code=code, defaults={**names, "portfolio": above})
