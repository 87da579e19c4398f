"""What forms ask the server while somebody types: numbers in an address, or nothing where they are none."""

from django.http import HttpRequest


def whole_of(request: HttpRequest, name: str) -> int | None:
    """An id out of the address; None for anything else."""
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 18 else None


def degrees_of(request: HttpRequest) -> tuple[float, float] | None:
    """Longitude and latitude out of the address; None unless both are there and on the Earth."""
    lon, lat = _number(request.GET.get("lon"), 180), _number(request.GET.get("lat"), 90)
    return (lon, lat) if lon is not None and lat is not None else None


def _number(text: str | None, most: int) -> float | None:
    try:
        value = float((text or "").replace(",", "."))
    except ValueError:
        return None
    return value if -most <= value <= most else None
