"""Links into maps that every city starts with; all of them can be edited afterwards."""

from collections.abc import Callable

from qala.contact.fieldwork.models import NavigationLink
from qala.shared import reference

# code, address, kk, ru, en
LINKS = [
    ("geo", "geo:{lat},{lon}?q={lat},{lon}", "Телефондағы карта", "Карта телефона", "Map of the phone"),
    ("2gis", "https://2gis.kz/geo/{lon},{lat}", "2GIS", "2ГИС", "2GIS"),
    ("google", "https://www.google.com/maps/dir/?api=1&destination={lat},{lon}", "Google картасы", "Google Карты", "Google Maps"),  # noqa: E501
]  # fmt: skip


def load(report: Callable[[str], None]) -> None:
    """Create what is missing; rows that exist are the city's and stay as they are."""
    made = 0
    for order, (code, template, kk, ru, en) in enumerate(LINKS, start=1):
        values = {"template": template, "order": order, "name_kk": kk, "name_ru": ru, "name_en": en}
        made += NavigationLink.objects.get_or_create(code=code, defaults=values)[1]
    report(f"navigation links: {made} added")


reference.register(60, "field work", load)
