"""Addresses of the room (see tests/url_matrix.py for the others)."""

from tests.url_matrix import ALL, Row

OPEN, FILE = Row(ALL), Row(ALL, is_page=False)
ROWS = {
    "portfolio:projects": OPEN,
    "portfolio:map": OPEN,
    "portfolio:points": FILE,
    "portfolio:timeline": OPEN,
    "portfolio:around": OPEN,
    "portfolio:around_points": Row(ALL, codes=(404,), is_page=False),  # of no place there is nothing
    "portfolio:districts": OPEN,
    "portfolio:district": OPEN,
    "portfolio:embed": OPEN,
    "portfolio:embed_map": FILE,
    "portfolio:embed_card": FILE,
    "portfolio:embed_chart": FILE,
    "portfolio:project": OPEN,
    "portfolio:card": FILE,
    "portfolio:passport": FILE,
    "portfolio:qr": FILE,
    "portfolio:feed": FILE,
    "portfolio:figures": FILE,
    "portfolio:questions": OPEN,
    "portfolio:asked": Row("pujdaA"),
    "portfolio:untie": Row("p", "p"),
}
OF_ALL = (
    "projects", "map", "points", "timeline", "districts", "around", "around_points", "embed", "embed_map",
)  # fmt: skip


def _code(city: object) -> dict[str, str]:
    from qala.public.projection.tests.samples import public_project

    return {"code": public_project(city).code}


def _asked(city: object) -> dict[str, str]:
    from qala.public.portfolio.actions import tie

    known = _code(city)
    tie(appeal_id=city.appeals["answered"].pk, **known)  # type: ignore[attr-defined]
    return known


ARGUMENTS = {
    **dict.fromkeys(ROWS.keys() - {f"portfolio:{name}" for name in OF_ALL}, _code),
    "portfolio:district": lambda city: {"code": city.district.code},
    "portfolio:embed_chart": lambda _city: {"name": "stages"},
    "portfolio:questions": _asked,
    "portfolio:asked": _asked,
    "portfolio:untie": lambda city: {**_asked(city), "pk": city.appeals["answered"].pk},
    "portfolio:figures": lambda city: {**_code(city), "curve": "progress"},
}
